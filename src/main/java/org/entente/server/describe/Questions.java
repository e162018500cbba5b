package org.entente.server.describe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.query.Parameter;
import org.entente.query.Question;
import org.entente.query.QuestionException;
import org.entente.server.http.Exchange;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.server.sparql.BoundedQueries;
import org.entente.server.sparql.Found;
import org.entente.server.sparql.ReadOnlyView;
import org.entente.server.sparql.Refusal;
import org.entente.server.sparql.Results;

/**
 * The questions of the catalogue for who writes no SPARQL: an address each, which tells what it
 * asks, and answers when it is given parameters.
 */
final class Questions {

  /** Parameters of the protocol; no question may have one of these names. */
  static final Set<String> RESERVED = Set.of("format", "output", "results", "timeout");

  private static final String ANSWER = "/answer";
  private static final String ROOT = Service.PATH + "queries/";

  private final Service service;
  private final QuestionForms forms;
  private final BoundedQueries queries;
  private final DatasetGraph view;

  Questions(Service service, QuestionForms forms, BoundedQueries queries) {
    this.service = service;
    this.forms = forms;
    this.queries = queries;
    this.view = ReadOnlyView.of(service.store().dataset());
    // Looking up what a name means is a query too.
    this.view.getContext().set(ARQ.queryTimeout, Long.toString(queries.limits().time().toMillis()));
    service.catalogue().questions().forEach(Questions::check);
  }

  private static void check(Question question) {
    for (Parameter parameter : question.parameters()) {
      if (RESERVED.contains(parameter.name())) {
        throw new IllegalArgumentException(
            question.name() + ": no parameter may be called " + parameter.name());
      }
    }
  }

  void addTo(Routes routes) {
    routes.get(Service.PATH + "queries", forms::list);
    routes.get(ROOT + "*", this::one);
  }

  private void one(Exchange exchange) throws IOException {
    String name = exchange.below(ROOT).orElse("");
    boolean answer = name.endsWith(ANSWER);
    String plain = answer ? name.substring(0, name.length() - ANSWER.length()) : name;
    Optional<Question> question = named(plain);
    if (answer && question.isPresent()) {
      answer(exchange, question.get());
    } else if (question.isPresent()) {
      if (RESERVED.containsAll(exchange.parameterNames())) {
        forms.one(exchange, question.get());
      } else {
        answer(exchange, question.get());
      }
    } else if (!forms.withEnding(exchange, name, this::named)) {
      unknown(exchange, plain);
    }
  }

  private Optional<Question> named(String name) {
    return service.catalogue().questions().stream().filter(q -> q.name().equals(name)).findFirst();
  }

  private void unknown(Exchange exchange, String name) throws IOException {
    try {
      service.catalogue().question(name);
    } catch (QuestionException e) {
      ObjectNode problem = Problems.problem(404, String.valueOf(e.getMessage()));
      Problems.send(exchange, problem);
    }
  }

  private void answer(Exchange exchange, Question question) throws IOException {
    List<QuestionException.Problem> problems = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : exchange.parameterNames()) {
      List<String> given = exchange.parameters(name);
      if (!RESERVED.contains(name) && given.size() == 1) {
        values.put(name, given.get(0));
      } else if (given.size() > 1) {
        problems.add(new QuestionException.Problem(Optional.of(name), "Give " + name + " once."));
      }
    }
    Optional<Duration> time = time(exchange, problems);
    if (!problems.isEmpty()) {
      wrong(exchange, question, problems);
      return;
    }
    try {
      Query[] asked = new Query[1];
      Function<DatasetGraph, Found> ask =
          dataset -> {
            asked[0] = question.query(RDFLink.connect(view), values);
            return queries.ask(asked[0], view, time);
          };
      Found found = service.read(ask);
      exchange.response().setHeader("Cache-Control", "no-cache");
      Results.send(exchange, asked[0], found);
    } catch (QuestionException e) {
      wrong(exchange, question, e.problems());
    } catch (org.apache.jena.query.QueryCancelledException e) {
      Results.refuse(
          exchange, new Refusal(Refusal.Kind.TIMEOUT, "A name could not be looked up in time."));
    } catch (Refusal e) {
      Results.refuse(exchange, e);
    }
  }

  private static Optional<Duration> time(
      Exchange exchange, List<QuestionException.Problem> problems) {
    Optional<String> seconds = exchange.parameter("timeout");
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    if (seconds.get().matches("[0-9]{1,6}(\\.[0-9]{1,3})?")) {
      return Optional.of(
          Duration.ofMillis(Math.max(1, (long) (Double.parseDouble(seconds.get()) * 1000))));
    }
    problems.add(
        new QuestionException.Problem(
            Optional.of("timeout"), "timeout must be a number of seconds such as 10 or 0.5."));
    return Optional.empty();
  }

  private static void wrong(
      Exchange exchange, Question question, List<QuestionException.Problem> problems)
      throws IOException {
    List<Problems.Wrong> wrong = new ArrayList<>();
    for (QuestionException.Problem problem : problems) {
      wrong.add(new Problems.Wrong(problem.parameter(), plain(question, problem.message())));
    }
    Problems.send(exchange, Problems.parameters(wrong));
  }

  /** Messages are written for a command line. */
  private static String plain(Question question, String message) {
    String plain = message;
    for (Parameter parameter : question.parameters()) {
      plain = plain.replace("--" + parameter.name(), parameter.name());
    }
    return plain.replace("no parameter --", "no parameter ");
  }
}
