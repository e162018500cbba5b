package org.entente.encoder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.knowledge.KnowledgeException;

/**
 * What each output of the model means, in its order.
 *
 * @param mentions begin, inside and outside of names of actors, by type
 * @param triggers the same of triggers, by class
 * @param roles the same of roles, in groups: spans of one group never overlap
 * @param classes what a trigger may be
 */
record Labels(
    List<String> mentions,
    List<String> triggers,
    List<List<String>> roles,
    List<String> classes,
    List<String> statuses,
    List<String> factualities) {

  static final String OUTSIDE = "O";

  /**
   * Reads a file of labels: a line each, its name first.
   *
   * @param where the file, for messages
   */
  static Labels parse(String where, List<String> lines) {
    Map<String, List<String>> rows = new HashMap<>();
    List<List<String>> roles = new ArrayList<>();
    for (String line : lines) {
      List<String> words = List.of(line.strip().split(" "));
      List<String> labels = words.subList(1, words.size());
      rows.put(words.get(0), labels);
      if (words.get(0).startsWith("role")) {
        roles.add(labels);
      }
    }
    for (String name : List.of("mention", "trigger", "role1", "class", "status", "factuality")) {
      if (!rows.containsKey(name)) {
        throw new KnowledgeException(where + ": no line " + name);
      }
    }
    return new Labels(
        rows.getOrDefault("mention", List.of()),
        rows.getOrDefault("trigger", List.of()),
        List.copyOf(roles),
        rows.getOrDefault("class", List.of()),
        rows.getOrDefault("status", List.of()),
        rows.getOrDefault("factuality", List.of()));
  }

  /** The name that a label is about: "B-party" is about party. */
  static String name(String label) {
    return label.substring(label.indexOf('-') + 1);
  }

  static boolean isInside(String label) {
    return label.startsWith("I-");
  }
}
