package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/** Data extension: the values of properties of entities. */
final class Extension {

  static final int MOST_IDS = 500;
  static final int MOST_PROPERTIES = 50;

  /** Values in one answer. */
  static final int MOST_VALUES = 50_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A property and how its values are wanted. */
  private record Column(Property property, Setup setup) {}

  private final Set<String> entities;
  private final List<Column> columns;

  private Extension(Set<String> entities, List<Column> columns) {
    this.entities = entities;
    this.columns = columns;
  }

  /**
   * Reads a query.
   *
   * @throws TooMuchException when it asks for too much at once
   * @throws IllegalArgumentException that says what is wrong with it
   */
  static Extension read(JsonNode json, Properties properties) {
    JsonNode asked = json.path("ids");
    JsonNode wanted = json.path("properties");
    if (!json.isObject() || !asked.isArray() || !wanted.isArray()) {
      throw new IllegalArgumentException(
          "extend must be an object such as {\"ids\": [\"actor/russia\"], \"properties\": [{\"id\":"
              + " \"wikidata\"}]}.");
    }
    if (asked.size() > MOST_IDS || wanted.size() > MOST_PROPERTIES) {
      throw new TooMuchException(
          413,
          "Ask for at most %d ids and %d properties at once.".formatted(MOST_IDS, MOST_PROPERTIES));
    }
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode id : asked) {
      if (!id.isTextual()) {
        throw new IllegalArgumentException("Each of ids is a text.");
      }
      ids.add(id.asText());
    }
    List<Column> columns = new ArrayList<>();
    for (JsonNode property : wanted) {
      String id = property.path("id").asText("");
      Property found =
          properties
              .find(id)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "There is no property "
                              + Shown.of(id)
                              + "; suggest/property lists those that there are."));
      columns.add(new Column(found, Setup.of(property.path("settings"))));
    }
    return new Extension(ids, columns);
  }

  /** How many values are asked for, if each has one. */
  int size() {
    return entities.size() * columns.size();
  }

  /**
   * Answers it.
   *
   * @param goOn called often; may throw to end it
   * @throws TooMuchException when there are too many values
   */
  ObjectNode answer(Values values, Ids ids, Types types, Runnable goOn) {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode meta = answer.putArray("meta");
    for (Column column : columns) {
      ObjectNode property = meta.addObject();
      property.put("id", column.property().id()).put("name", column.property().name());
      if (column.property().hasEntities() && !column.setup().counted()) {
        types
            .find(column.property().range())
            .ifPresent(type -> type.writeTo(property.putObject("type")));
      }
    }
    ObjectNode rows = answer.putObject("rows");
    int count = 0;
    for (String id : entities) {
      Optional<Node> entity = ids.node(id).filter(node -> !values.types(node).isEmpty());
      ObjectNode row = rows.putObject(id);
      for (Column column : columns) {
        goOn.run();
        ArrayNode cell = row.putArray(column.property().id());
        entity.ifPresent(node -> fill(cell, node, column, values));
        count += cell.size();
        if (count > MOST_VALUES) {
          throw new TooMuchException(413, "There are too many values; ask for fewer ids at once.");
        }
      }
    }
    return answer;
  }

  private static void fill(ArrayNode cell, Node entity, Column column, Values values) {
    Setup setup = column.setup();
    if (setup.counted()) {
      new Value.Count(values.nodes(entity, column.property()).size()).addTo(cell);
    } else {
      values
          .values(entity, column.property(), setup.language(), setup.limit())
          .forEach(value -> value.addTo(cell));
    }
  }

  /** What may be proposed to somebody who has entities of a type. */
  static ObjectNode proposal(String type, Optional<Integer> limit, Vocabulary vocabulary) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("type", type);
    limit.ifPresent(most -> answer.put("limit", most));
    ArrayNode properties = answer.putArray("properties");
    vocabulary.types().find(type).stream()
        .flatMap(found -> vocabulary.properties().of(found, vocabulary.types()).stream())
        .limit(limit.orElse(Integer.MAX_VALUE))
        .forEach(p -> properties.addObject().put("id", p.id()).put("name", p.name()));
    return answer;
  }
}
