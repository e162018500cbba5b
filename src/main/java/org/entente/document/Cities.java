package org.entente.document;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** Names of cities that are no state's, from {@code data/register}: "Lima", not "Singapore". */
record Cities(Set<String> names) {

  private static final Set<String> KINDS = Set.of("capital", "city");

  static Cities read(DataFolder folder) {
    Set<String> states =
        Table.read(folder.resolve("data/register/states.tsv")).rows().stream()
            .map(row -> row.get("label"))
            .collect(Collectors.toSet());
    return new Cities(
        Table.read(folder.resolve("data/register/places.tsv")).rows().stream()
            .filter(row -> KINDS.contains(row.get("kind")))
            .flatMap(
                row -> Stream.concat(Stream.of(row.get("label")), row.list("aliases").stream()))
            .filter(name -> !states.contains(name))
            .collect(Collectors.toSet()));
  }

  boolean hold(String name) {
    return names.contains(name);
  }
}
