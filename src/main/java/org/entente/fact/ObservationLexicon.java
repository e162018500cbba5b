package org.entente.fact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** The words of {@code data/lexicon/observation.tsv}: what is measured, and how it is said. */
final class ObservationLexicon {

  private final Map<String, Set<String>> classes = new HashMap<>();

  private ObservationLexicon() {}

  static ObservationLexicon load(DataFolder folder) {
    ObservationLexicon lexicon = new ObservationLexicon();
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/observation.tsv")).rows()) {
      lexicon
          .classes
          .computeIfAbsent(row.get("class"), c -> new HashSet<>())
          .addAll(row.list("words"));
    }
    for (String known :
        Set.of(
            "level", "level-noun", "change-noun", "measure-verb", "measure-noun", "holding-verb")) {
      lexicon.classes.putIfAbsent(known, Set.of());
    }
    return lexicon;
  }

  /** Words that rate: "limited", "comprehensive". */
  boolean isLevel(String word) {
    return has("level", word);
  }

  /** Nouns that a level stands before: "level", "intensity". */
  boolean isLevelNoun(String lemma) {
    return has("level-noun", lemma);
  }

  /** Nouns of change or extent that are about what follows: "progression of". */
  boolean isChangeNoun(String lemma) {
    return has("change-noun", lemma);
  }

  /** Verbs between a measured thing and its value: "total", "amount". */
  boolean isMeasureVerb(String lemma) {
    return has("measure-verb", lemma);
  }

  /** Nouns of things that are measured in money or percent: "trade", "debt". */
  boolean isMeasureNoun(String lemma) {
    return has("measure-noun", lemma);
  }

  /** Verbs by which somebody has a number of things: "operate 40 reactors". */
  boolean isHoldingVerb(String lemma) {
    return has("holding-verb", lemma);
  }

  private boolean has(String name, String word) {
    return classes.getOrDefault(name, Set.of()).contains(word);
  }
}
