package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads reconciliation queries. */
final class WishReader {

  /** Candidates unless a query says. */
  private static final int USUAL = 10;

  private static final int MOST = 100;
  private static final int MOST_TYPES = 20;
  private static final int MOST_CONDITIONS = 20;
  private static final int MOST_VALUES = 20;

  private final Vocabulary vocabulary;
  private final Ids ids;

  WishReader(Vocabulary vocabulary, Ids ids) {
    this.vocabulary = vocabulary;
    this.ids = ids;
  }

  /**
   * Reads one query.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  Wish read(JsonNode json) {
    if (!json.isObject()) {
      throw wrong("A query is a JSON object, such as {\"query\": \"Russia\"}.");
    }
    List<String> problems = new ArrayList<>();
    Optional<String> name = name(json.path("query"));
    List<Condition> conditions = conditions(json.path("properties"), problems);
    if (name.isEmpty() && conditions.isEmpty()) {
      problems.add(0, "There is nothing to look for: query is empty, and so is properties.");
      throw wrong(String.join(" ", problems));
    }
    List<Type> types = new ArrayList<>();
    boolean asked = types(json.path("type"), types, problems);
    asked |= types(json.path("types"), types, problems);
    Strictness strictness = strictness(json.path("type_strict"));
    if (asked && types.isEmpty() && strictness != Strictness.SHOULD) {
      throw wrong(String.join(" ", problems));
    }
    return new Wish(name, types, strictness, limit(json.path("limit")), conditions, problems);
  }

  private static Optional<String> name(JsonNode json) {
    if (json.isContainerNode()) {
      throw wrong("query must be a text.");
    }
    return Optional.of(json.asText("").strip())
        .filter(name -> !name.isEmpty() && !json.isNull() && !json.isMissingNode());
  }

  private static int limit(JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return USUAL;
    }
    double limit = json.isNumber() || json.isTextual() ? json.asDouble(0) : 0;
    if (!(limit >= 1) || limit != Math.rint(limit)) {
      throw wrong("limit must be a whole number above 0.");
    }
    return (int) Math.min(MOST, limit);
  }

  private static Strictness strictness(JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return Strictness.SHOULD;
    }
    return Strictness.of(json.asText())
        .orElseThrow(() -> wrong("type_strict must be should, all or any."));
  }

  /** Adds those that there are, and says whether any was asked for. */
  private boolean types(JsonNode json, List<Type> types, List<String> problems) {
    List<JsonNode> given = list(json);
    if (given.size() > MOST_TYPES) {
      throw wrong("There are more than " + MOST_TYPES + " types.");
    }
    boolean asked = false;
    for (JsonNode one : given) {
      String id = one.isObject() ? one.path("id").asText("") : one.asText("");
      if (id.isBlank()) {
        continue;
      }
      asked = true;
      Optional<Type> type = vocabulary.types().find(id);
      type.ifPresentOrElse(
          types::add, () -> problems.add("There is no type " + Shown.of(id) + "."));
    }
    return asked;
  }

  private List<Condition> conditions(JsonNode json, List<String> problems) {
    if (!json.isArray() && !json.isMissingNode() && !json.isNull()) {
      throw wrong("properties must be a list of objects with pid and v.");
    }
    if (json.size() > MOST_CONDITIONS) {
      throw wrong("There are more than " + MOST_CONDITIONS + " properties.");
    }
    List<Condition> conditions = new ArrayList<>();
    for (JsonNode one : json) {
      if (!one.isObject() || !one.path("pid").isTextual()) {
        throw wrong("Each of properties is an object with pid and v.");
      }
      String pid = one.path("pid").asText();
      Optional<Property> property = vocabulary.properties().find(pid);
      if (property.isEmpty()) {
        problems.add("There is no property " + Shown.of(pid) + ".");
        continue;
      }
      List<Given> values = new ArrayList<>();
      for (JsonNode value : list(one.path("v"))) {
        Given.of(value, ids).ifPresent(values::add);
      }
      if (values.size() > MOST_VALUES) {
        throw wrong("A property has more than " + MOST_VALUES + " values.");
      }
      if (!values.isEmpty()) {
        conditions.add(new Condition(property.get(), values));
      }
    }
    return conditions;
  }

  private static List<JsonNode> list(JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return List.of();
    }
    List<JsonNode> list = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(list::add);
    } else {
      list.add(json);
    }
    return list;
  }

  private static IllegalArgumentException wrong(String reason) {
    return new IllegalArgumentException(reason);
  }
}
