package org.entente.server.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.query.Parameter;
import org.entente.query.Question;

/** The service as OpenAPI 3.1: what {@code openapi.yaml} has, and a path for each question. */
final class OpenApi {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Pattern WORD = Pattern.compile("-(\\w)");

  private final Collection<Question> questions;
  private final String version;

  OpenApi(Collection<Question> questions) {
    this.questions = questions;
    this.version =
        Objects.requireNonNullElse(
            OpenApi.class.getPackage().getImplementationVersion(), "development");
  }

  String json(String address, About about) {
    return write(JSON, document(address, about));
  }

  String yaml(String address, About about) {
    return write(YAML, document(address, about));
  }

  private static String write(ObjectMapper mapper, ObjectNode document) {
    try {
      return mapper.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode document(String address, About about) {
    ObjectNode document;
    try {
      document = (ObjectNode) YAML.readTree(Template.text("openapi.yaml"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    ObjectNode info = document.withObjectProperty("info");
    info.put("version", version);
    if (!about.contact().isEmpty()) {
      String contact = about.contact();
      ObjectNode node = info.putObject("contact").put("name", about.publisher());
      if (contact.startsWith("mailto:")) {
        node.put("email", contact.substring("mailto:".length()));
      } else {
        node.put("url", contact);
      }
    }
    document.putArray("servers").addObject().put("url", address.replaceAll("/$", ""));
    ObjectNode paths = document.withObjectProperty("paths");
    for (Question question : questions) {
      paths.putObject("/queries/" + question.name() + "/answer").set("get", operation(question));
      paths.putObject("/queries/" + question.name()).set("get", description(question));
    }
    return document;
  }

  private static ObjectNode operation(Question question) {
    ObjectNode operation = head("answer-" + question.name(), question);
    ArrayNode parameters = operation.putArray("parameters");
    for (Parameter parameter : question.parameters()) {
      ObjectNode item = parameters.addObject();
      item.put("name", parameter.name()).put("in", "query");
      item.put("required", parameter.fallback().isEmpty());
      item.put("description", parameter.description() + hint(parameter));
      ObjectNode schema = item.putObject("schema");
      schema.put("type", "string");
      pattern(parameter).ifPresent(p -> schema.put("pattern", p));
      parameter.fallback().ifPresent(value -> schema.put("default", value));
    }
    for (String common : new String[] {"format", "timeout"}) {
      parameters.addObject().put("$ref", "#/components/parameters/" + common);
    }
    ObjectNode responses = operation.putObject("responses");
    refer(responses, "200", "Answer");
    for (String status : new String[] {"400", "422", "503"}) {
      refer(responses, status, "Problem");
    }
    refer(responses, "406", "Refusal");
    refer(responses, "429", "Refusal");
    return operation;
  }

  private static ObjectNode description(Question question) {
    ObjectNode operation = head("describe-" + question.name(), question);
    operation.put("summary", "The query behind: " + question.title());
    ObjectNode found =
        operation.putObject("responses").putObject("200").put("description", "The query.");
    ObjectNode content = found.putObject("content");
    content.putObject("application/sparql-query").putObject("schema").put("type", "string");
    content
        .putObject("application/json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/Question");
    content.putObject("text/turtle");
    return operation;
  }

  private static ObjectNode head(String id, Question question) {
    ObjectNode operation = JSON.createObjectNode();
    Matcher word = WORD.matcher(id);
    operation.put(
        "operationId", word.replaceAll(m -> m.group(1).toUpperCase(java.util.Locale.ROOT)));
    operation.putArray("tags").add("questions");
    return operation.put("summary", question.title()).put("description", question.description());
  }

  private static void refer(ObjectNode responses, String status, String name) {
    responses.putObject(status).put("$ref", "#/components/responses/" + name);
  }

  private static String hint(Parameter parameter) {
    String what =
        switch (parameter.type()) {
          case ACTOR -> "a name in any language, or an IRI";
          case CLASS -> "a class of engagements such as Agreement";
          case DOMAIN -> "a domain such as energy";
          case DATE, UNTIL -> "a date such as 2014-05-21, a month 2014-05 or a year 2014";
          case YEAR -> "a year such as 2014";
          case INT -> "a whole number";
          case STRING -> "words";
          case SERVICE -> "the address of a SPARQL endpoint";
        };
    return " (" + what + (parameter.open() ? "; * for any" : "") + ")";
  }

  private static Optional<String> pattern(Parameter parameter) {
    String any = parameter.open() ? "|\\*" : "";
    return switch (parameter.type()) {
      case YEAR -> Optional.of("^([0-9]{4}" + any + ")$");
      case INT -> Optional.of("^([+-]?[0-9]{1,18}" + any + ")$");
      default -> Optional.empty();
    };
  }
}
