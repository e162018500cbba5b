package org.entente.server.describe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.entente.query.Parameter;
import org.entente.query.Question;
import org.entente.server.http.AddressPages;
import org.entente.server.http.Exchange;
import org.entente.server.http.GraphAnswer;
import org.entente.server.http.Handler;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.server.http.Syntax;

/** What a question is, in the form that the client wants: SPARQL, JSON, RDF, or a page. */
final class QuestionForms {

  private static final String SPARQL = "application/sparql-query";
  private static final String JSON = "application/json";
  private static final String HTML = "text/html";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter WRITER = MAPPER.writer(SerializationFeature.INDENT_OUTPUT);

  private final Service service;
  private final AddressPages pages;
  private final QuestionExamples examples;

  QuestionForms(Service service, AddressPages pages, QuestionExamples examples) {
    this.service = service;
    this.pages = pages;
    this.examples = examples;
  }

  /** The list with an ending in place of {@code Accept}. */
  void addTo(Routes routes) {
    String path = Service.PATH + "queries.";
    routes.get(path + "json", exchange -> send(exchange, JSON, all()));
    for (Syntax syntax : Syntax.values()) {
      routes.get(path + syntax.ending(), exchange -> send(exchange, syntax.mediaType(), all()));
    }
  }

  /** All questions: as JSON unless something else is wanted. */
  void list(Exchange exchange) throws IOException {
    List<String> offered = new ArrayList<>(List.of(JSON));
    offered.addAll(Syntax.mediaTypes());
    form(exchange, offered).ifPresent(form -> send(exchange, form, all()));
  }

  /** One question: as SPARQL unless something else is wanted. */
  void one(Exchange exchange, Question question) throws IOException {
    List<String> offered = new ArrayList<>(List.of(SPARQL, JSON));
    offered.addAll(Syntax.mediaTypes());
    form(exchange, offered).ifPresent(form -> send(exchange, form, List.of(question)));
  }

  /** One question by its name and an ending such as {@code .rq}; false when there is none such. */
  boolean withEnding(
      Exchange exchange, String name, Function<String, Optional<Question>> questions) {
    int dot = name.lastIndexOf('.');
    Optional<Question> question =
        dot < 0 ? Optional.empty() : questions.apply(name.substring(0, dot));
    Optional<String> form = dot < 0 ? Optional.empty() : named(name.substring(dot + 1));
    if (question.isEmpty() || form.isEmpty()) {
      return false;
    }
    send(exchange, form.get(), List.of(question.get()));
    return true;
  }

  private static Optional<String> named(String form) {
    return switch (form.toLowerCase(Locale.ROOT)) {
      case "rq", "sparql" -> Optional.of(SPARQL);
      case "json" -> Optional.of(JSON);
      default -> Syntax.named(form).map(Syntax::mediaType);
    };
  }

  private Optional<String> form(Exchange exchange, List<String> offered) throws IOException {
    Optional<String> named = exchange.parameter("format");
    if (named.isPresent()) {
      Optional<String> form = named.flatMap(QuestionForms::named).filter(offered::contains);
      if (form.isEmpty()) {
        exchange.refuse(406, "There is no such format. There are: " + offered + ".");
      }
      return form;
    }
    Optional<Handler> page = pages.page("queries");
    List<String> all = new ArrayList<>(offered);
    page.ifPresent(p -> all.add(HTML));
    Optional<String> form = exchange.negotiate(all);
    if (form.filter(HTML::equals).isPresent() && page.isPresent()) {
      page.get().handle(exchange);
      return Optional.empty();
    }
    return form;
  }

  private Collection<Question> all() {
    return service.catalogue().questions();
  }

  private void send(Exchange exchange, String form, Collection<Question> questions) {
    try {
      if (form.equals(SPARQL)) {
        exchange.send(200, SPARQL, questions.iterator().next().text());
      } else if (form.equals(JSON)) {
        boolean list = questions.size() != 1 || exchange.path().matches(".*/queries(\\.json)?");
        exchange.send(200, JSON, WRITER.writeValueAsBytes(json(exchange, questions, list)));
      } else {
        Syntax syntax = Syntax.ofMediaType(form).orElseThrow();
        Graph graph = examples.describe(exchange.address(), questions).getGraph();
        GraphAnswer.send(exchange, graph, syntax);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Object json(Exchange exchange, Collection<Question> questions, boolean list) {
    ArrayNode all = MAPPER.createArrayNode();
    questions.forEach(question -> all.add(json(exchange.address(), question)));
    return list ? MAPPER.createObjectNode().set("questions", all) : all.get(0);
  }

  private static ObjectNode json(String address, Question question) {
    String own = address + "queries/" + question.name();
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("name", question.name())
            .put("title", question.title())
            .put("description", question.description())
            .put("address", own)
            .put("answer", own + "/answer");
    ArrayNode parameters = json.putArray("parameters");
    for (Parameter parameter : question.parameters()) {
      ObjectNode item = parameters.addObject();
      item.put("name", parameter.name());
      item.put("type", parameter.type().name().toLowerCase(Locale.ROOT));
      item.put("description", parameter.description());
      item.put("required", parameter.fallback().isEmpty());
      parameter.fallback().ifPresent(value -> item.put("default", value));
      if (parameter.open()) {
        item.put("any", Parameter.ANY);
      }
    }
    return json;
  }
}
