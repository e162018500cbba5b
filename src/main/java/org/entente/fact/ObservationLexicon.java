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
import org.entente.annotation.Token;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.KnowledgeException;
import org.entente.knowledge.Table;

/** The words of {@code data/lexicon/observation.tsv}: what is measured, and how it is said. */
final class ObservationLexicon {

  private static final String FILE = "data/lexicon/observation.tsv";
  private static final String COMPARATORS = "data/lexicon/comparators.tsv";
  private static final String NUMBERS = "data/lexicon/numbers.tsv";

  private static final Set<String> KNOWN =
      Set.of(
          "level",
          "level-noun",
          "change-noun",
          "measure-verb",
          "reach-verb",
          "fall-verb",
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
          "denominator",
          "whole-half",
          "of-periods",
          "member-noun",
          "had-noun",
          "deal-noun",
          "sum-verb",
          "income-verb",
          "counting-verb",
          "able-verb",
          "state-word",
          "listed-noun",
          "mark-noun",
          "no-share",
          "threshold-verb",
          "membership-verb",
          "attain-verb",
          "rank-noun",
          "rank",
          "source-noun",
          "outlet-noun",
          "balance-verb",
          "raising-verb",
          "aiming-verb",
          "aimed-noun",
          "bill-noun",
          "rate-noun",
          "aim-noun",
          "crew-noun",
          "voting-verb",
          "unit",
          "sent",
          "property",
          "owned",
          "reached");

  private final Map<String, Set<String>> classes = new HashMap<>();
  private final Map<String, Mention.Comparator> comparators = new HashMap<>();
  private final Map<String, BigDecimal> numbers = new HashMap<>();
  private final Map<String, BigDecimal> scales = new HashMap<>();

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
    for (Table.Row row : Table.read(folder.resolve(NUMBERS)).rows()) {
      String kind = row.get("kind");
      if (!kind.equals("letter")) {
        (kind.equals("small") || kind.equals("tens") ? lexicon.numbers : lexicon.scales)
            .put(row.get("word"), new BigDecimal(row.get("value")));
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

  /** Verbs by which what is measured becomes less: "fall". */
  boolean isFallVerb(String lemma) {
    return has("fall-verb", lemma);
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

  /** Nouns for those from whom goods come: "its main supplier". */
  boolean isSourceNoun(String lemma) {
    return has("source-noun", lemma);
  }

  /** Nouns for those to whom goods go: "its main buyer". */
  boolean isOutletNoun(String lemma) {
    return has("outlet-noun", lemma);
  }

  /** Verbs by which somebody has a balance: "posted a surplus". */
  boolean isBalanceVerb(String lemma) {
    return has("balance-verb", lemma);
  }

  /** Verbs that make more of what is measured: "raise trade to". */
  boolean isRaisingVerb(String lemma) {
    return has("raising-verb", lemma);
  }

  /** Verbs of a will that others share or not: "aim to raise trade to". */
  boolean isAimingVerb(String lemma) {
    return has("aiming-verb", lemma);
  }

  /** What states set targets for: "trade". */
  boolean isAimedNoun(String lemma) {
    return has("aimed-noun", lemma);
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

  /** What a number in one word says, in digits or letters; not "one", which seldom counts. */
  Optional<BigDecimal> numeral(String word) {
    String digits = word.replaceAll("(?<=\\d),(?=\\d{3})", "");
    return digits.matches("\\d+(?:\\.\\d+)?")
        ? Optional.of(new BigDecimal(digits))
        : Optional.ofNullable(numbers.get(word.toLowerCase(Locale.ROOT)))
            .filter(value -> value.compareTo(BigDecimal.ONE) > 0);
  }

  /** What a word multiplies the number before it by: "million". */
  Optional<BigDecimal> scale(String word) {
    return Optional.ofNullable(scales.get(word.toLowerCase(Locale.ROOT)));
  }

  /** A fraction that needs no numerator: "half". */
  boolean isWholeHalf(String word) {
    return has("whole-half", word);
  }

  /** Words before a fraction that is a period: "the second half". */
  boolean isOfPeriods(String word) {
    return has("of-periods", word);
  }

  /** Nouns of members that a body has a number of: "nine member states". */
  boolean isMemberNoun(String lemma) {
    return has("member-noun", lemma);
  }

  /** Nouns whose money counts only where somebody has it: "has a budget of". */
  boolean isHadNoun(String lemma) {
    return has("had-noun", lemma);
  }

  /** Nouns whose money is what something costs, unless it changes: "the price was". */
  boolean isDealNoun(String lemma) {
    return has("deal-noun", lemma);
  }

  /** Verbs whose money may be what something costs: "come to", "amount to". */
  boolean isSumVerb(String lemma) {
    return has("sum-verb", lemma);
  }

  /** Verbs by which somebody gets or loses money: "lose". */
  boolean isIncomeVerb(String lemma) {
    return has("income-verb", lemma);
  }

  /** Of the verbs by which somebody has things those that say so of whatever does: "employ". */
  boolean isCountingVerb(String lemma) {
    return has("counting-verb", lemma);
  }

  /** Verbs of what somebody has that may stand with "can": "can process". */
  boolean isAbleVerb(String lemma) {
    return has("able-verb", lemma);
  }

  /** What so many are said to be: "are active", "were at work". */
  boolean isStateWord(String lemma) {
    return has("state-word", lemma);
  }

  /** Nouns before a colon and a value: "Members: 42". */
  boolean isListedNoun(String lemma) {
    return has("listed-noun", lemma);
  }

  /** Verbs after which a number of things is no value: "passed 90 laws". */
  boolean isThresholdVerb(String lemma) {
    return has("threshold-verb", lemma);
  }

  /** Verbs by which a body has members: "unite". */
  boolean isMembershipVerb(String lemma) {
    return has("membership-verb", lemma);
  }

  /** Verbs that money follows without a preposition: "reached $4 billion". */
  boolean isAttainVerb(String lemma) {
    return has("attain-verb", lemma);
  }

  /** Nouns of those who are ranked: "the largest lender". */
  boolean isRankNoun(String lemma) {
    return has("rank-noun", lemma);
  }

  /** Words by which somebody is ranked, superlatives apart: "main". */
  boolean isRank(String word) {
    return has("rank", word);
  }

  /** What somebody pays a share of: "half of the cost". */
  boolean isBillNoun(String lemma) {
    return has("bill-noun", lemma);
  }

  /** Nouns that say nothing without what they are of: "the rate", "the number". */
  boolean isRateNoun(String lemma) {
    return has("rate-noun", lemma);
  }

  /** What somebody means to come to: "a target of 40 million visitors". */
  boolean isAimNoun(String lemma) {
    return has("aim-noun", lemma);
  }

  /** What whoever has it has so much of: "a staff of 90". */
  boolean isCrewNoun(String lemma) {
    return has("crew-noun", lemma);
  }

  /** In which goods are measured: "tonne". */
  boolean isUnit(String lemma) {
    return has("unit", lemma);
  }

  /** By which members vote: "93 members abstained". */
  boolean isVotingVerb(String lemma) {
    return has("voting-verb", lemma);
  }

  /** Those who are sent, and whose coming is somebody's act: "900 soldiers arrived". */
  boolean isSent(String lemma) {
    return has("sent", lemma);
  }

  /** What is bought and sold in parts: "40 % of its subsidiary". */
  boolean isProperty(String lemma) {
    return has("property", lemma);
  }

  /** What has owners who share it: "40 % of the refinery". */
  boolean isOwned(String lemma) {
    return has("owned", lemma);
  }

  /** Those whom a programme reaches: "reached 900 farmers". */
  boolean isReached(String lemma) {
    return has("reached", lemma);
  }

  /** Nouns that a value stands before: "a record $40 billion", "the $2 billion mark". */
  boolean isMarkNoun(String lemma) {
    return has("mark-noun", lemma);
  }

  /** Verbs and nouns over a percentage that is bought, levied, lent or granted. */
  boolean isNoShare(String lemma) {
    return has("no-share", lemma);
  }

  /** "Raised the duty to 15 %": no measure of anything. */
  boolean isLevied(Token noun) {
    return isNoShare(noun.lemma()) && !isMeasureNoun(noun.lemma());
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
