package org.entente.fact;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.annotation.Mention;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.KnowledgeException;
import org.entente.knowledge.Table;

/** The words of {@code data/lexicon/observation.tsv}: what is measured, and how it is said. */
final class ObservationLexicon {

  private static final String FILE = "data/lexicon/observation.tsv";
  private static final String COMPARATORS = "data/lexicon/comparators.tsv";

  private static final Set<String> KNOWN =
      Set.of(
          "level",
          "level-noun",
          "change-noun",
          "measure-verb",
          "reach-verb",
          "estimate-verb",
          "copula",
          "debt-verb",
          "holding-verb",
          "counted-verb",
          "share-verb",
          "share-subject-verb",
          "measure-noun",
          "value-noun",
          "stake-noun",
          "value-preposition",
          "estimate-preposition",
          "trifle",
          "part-of",
          "degree-word",
          "period",
          "uncounted",
          "numerator",
          "denominator");

  private final Map<String, Set<String>> classes = new HashMap<>();
  private final Map<String, Mention.Comparator> comparators = new HashMap<>();

  private ObservationLexicon() {}

  static ObservationLexicon load(DataFolder folder) {
    ObservationLexicon lexicon = new ObservationLexicon();
    for (Table.Row row : Table.read(folder.resolve(FILE)).rows()) {
      if (!KNOWN.contains(row.get("class"))) {
        throw new KnowledgeException(FILE + ": no class is called " + row.get("class"));
      }
      lexicon
          .classes
          .computeIfAbsent(row.get("class"), c -> new LinkedHashSet<>())
          .addAll(row.list("words"));
    }
    for (Table.Row row : Table.read(folder.resolve(COMPARATORS)).rows()) {
      if (row.get("place").equals("before")) {
        lexicon.comparators.put(
            row.get("words"), row.constant("comparator", Mention.Comparator.class));
      }
    }
    KNOWN.forEach(known -> lexicon.classes.putIfAbsent(known, Set.of()));
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

  /** Verbs between a measured thing and its value: "total", "fall". */
  boolean isMeasureVerb(String lemma) {
    return has("measure-verb", lemma);
  }

  /** Verbs that are so only with a preposition: "come to", "stand at". */
  boolean isReachVerb(String lemma) {
    return has("reach-verb", lemma);
  }

  /** Verbs by which somebody gives a value: "put at", "estimate at". */
  boolean isEstimateVerb(String lemma) {
    return has("estimate-verb", lemma);
  }

  /** Verbs that say no more than that it is so. */
  boolean isCopula(String lemma) {
    return has("copula", lemma);
  }

  /** Verbs of debt: "owe". */
  boolean isDebtVerb(String lemma) {
    return has("debt-verb", lemma);
  }

  /** Verbs by which somebody has or makes a number of things: "operate 40 reactors". */
  boolean isHoldingVerb(String lemma) {
    return has("holding-verb", lemma);
  }

  /** Verbs whose counted subject is the point: "62,000 students were enrolled". */
  boolean isCountedVerb(String lemma) {
    return has("counted-verb", lemma);
  }

  /** Verbs of which a share is the object: "supply a third of". */
  boolean isShareVerb(String lemma) {
    return has("share-verb", lemma);
  }

  /** Verbs of which a share is the subject: "80 % of exports went to". */
  boolean isShareSubjectVerb(String lemma) {
    return has("share-subject-verb", lemma);
  }

  /** Nouns of things that are measured in money or percent: "trade", "debt". */
  boolean isMeasureNoun(String lemma) {
    return has("measure-noun", lemma);
  }

  /** Nouns whose value follows by a preposition alone: "a deficit of $3 billion". */
  boolean isValueNoun(String lemma) {
    return has("value-noun", lemma);
  }

  /** Nouns of a part of something that somebody has: "stake". */
  boolean isStakeNoun(String lemma) {
    return has("stake-noun", lemma);
  }

  /** Prepositions before a value: "at", "to". */
  boolean isValuePreposition(String word) {
    return has("value-preposition", word);
  }

  /** Prepositions between an estimate and its value: "put at". */
  boolean isEstimatePreposition(String word) {
    return has("estimate-preposition", word);
  }

  /** Units whose number says nothing of the world: "page". */
  boolean isTrifle(String lemma) {
    return has("trifle", lemma);
  }

  /** How the last words before a number bound it: "more than". */
  Optional<Mention.Comparator> comparator(String before) {
    return boundWords(before).map(comparators::get);
  }

  /** The last words before a number, where they bound it. */
  Optional<String> boundWords(String before) {
    String words = " " + before.strip().toLowerCase(Locale.ROOT);
    return comparators.keySet().stream()
        .filter(bound -> words.endsWith(" " + bound))
        .max(Comparator.comparing(String::length));
  }

  /** The preposition between a share and its whole. */
  String partOf() {
    return classes.getOrDefault("part-of", Set.of()).iterator().next();
  }

  /** Words of degree after a percentage: "complete", "owned". */
  boolean isDegreeWord(String word) {
    return has("degree-word", word);
  }

  /** Units of time, in which nothing is counted here. */
  boolean isPeriod(String lemma) {
    return has("period", lemma);
  }

  /** Nouns of happenings and measures that nobody has a number of: "round". */
  boolean isUncounted(String lemma) {
    return has("uncounted", lemma);
  }

  /** The words of numerators, longest first. */
  List<String> numerators() {
    return words("numerator");
  }

  /** The words of denominators, longest first. */
  List<String> denominators() {
    return words("denominator");
  }

  /** The number of a numerator; 1 where there is none. */
  BigDecimal numerator(String word) {
    return word.isEmpty() ? BigDecimal.ONE : number("numerator", word);
  }

  BigDecimal denominator(String word) {
    return number("denominator", word);
  }

  private List<String> words(String name) {
    return classes.getOrDefault(name, Set.of()).stream()
        .map(entry -> Pattern.quote(entry.substring(0, entry.indexOf(':'))))
        .sorted(Comparator.comparing(String::length).reversed())
        .toList();
  }

  private BigDecimal number(String name, String word) {
    return classes.getOrDefault(name, Set.of()).stream()
        .filter(entry -> entry.startsWith(word + ":"))
        .map(entry -> new BigDecimal(entry.substring(word.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private boolean has(String name, String word) {
    return classes.getOrDefault(name, Set.of()).contains(word);
  }
}
