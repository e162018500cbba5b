package org.entente.annotation;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** The words of {@code data/lexicon/counted.tsv}: what may stand beside a number. */
record Counted(Map<Kind, Set<String>> table) {

  enum Kind {
    GROUP,
    IDLE,
    NAME,
    INVARIANT,
    PIECE,
    GOODS,
    DEAL
  }

  static Counted read(DataFolder folder) {
    return new Counted(
        Table.read(folder.resolve("data/lexicon/counted.tsv")).rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.constant("kind", Kind.class),
                    Collectors.mapping(row -> row.get("word"), Collectors.toSet()))));
  }

  Set<String> words(Kind kind) {
    return table.getOrDefault(kind, Set.of());
  }

  boolean is(Kind kind, String word) {
    return words(kind).contains(word);
  }
}
