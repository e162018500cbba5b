package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** A value that a client gives for a property. */
sealed interface Given {

  /** What it is in words. */
  String text();

  /** In characters; of longer ones the rest is not looked at. */
  int LONGEST = 1000;

  /**
   * An entity that was reconciled before, here or with another service.
   *
   * @param node what its id means here, if it is one of ours
   * @param id as given
   * @param name by which it is known here if its id is not
   */
  record Entity(Optional<Node> node, String id, String name) implements Given {
    @Override
    public String text() {
      return name;
    }
  }

  /** Words, a number or a date, as it is written. */
  record Words(String text) implements Given {}

  /** Reads one; empty when there is nothing in it. */
  static Optional<Given> of(JsonNode json, Ids ids) {
    if (json.isObject()) {
      String id = cut(json.path("id").asText(""));
      String name = cut(json.path("name").asText(id));
      return id.isEmpty() && name.isEmpty()
          ? Optional.empty()
          : Optional.of(new Entity(ids.node(id), id, name));
    }
    return json.isValueNode() && !json.isNull() ? words(json.asText()) : Optional.empty();
  }

  private static Optional<Given> words(String text) {
    String words = cut(text);
    return words.isEmpty() ? Optional.empty() : Optional.of(new Words(words));
  }

  private static String cut(String text) {
    String words = text.strip();
    return words.substring(0, Math.min(LONGEST, words.length()));
  }
}
