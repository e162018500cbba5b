package org.entente.search;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.entente.search.Hit.Range;
import org.entente.search.Words.Word;

/** What is asked of Lucene for the words that were typed. The score of a hit is its match. */
final class Matching {

  /** Of more, the rest is not looked at. */
  private static final int MOST_WORDS = 12;

  /** Every change counts, also two letters that changed places. */
  private static final boolean TRANSPOSITIONS = true;

  private static final int EXPANSIONS = 64;

  /** Of longer names the beginning is compared; in letters. */
  private static final int LONGEST_WHOLE = 200;

  private final String typed;
  private final List<String> words;
  private final String whole;
  private final Supplier<List<CharacterRunAutomaton>> similar;

  Matching(String text) {
    this.typed = text.strip();
    List<String> first = Words.textsOf(text).stream().limit(MOST_WORDS).toList();
    this.words = first.stream().distinct().toList();
    this.whole = beginning(first);
    this.similar = Suppliers.memoize(() -> spellings(words));
  }

  /** What recognises a word with typing errors, for each word that may have some. */
  private static List<CharacterRunAutomaton> spellings(List<String> words) {
    return words.stream()
        .filter(word -> edits(word) > 0)
        .map(word -> new LevenshteinAutomata(word, TRANSPOSITIONS).toAutomaton(moreEdits(word)))
        .map(CharacterRunAutomaton::new)
        .toList();
  }

  /** The words of a name without what is between them, so that it is found by how it begins. */
  static String beginning(List<String> words) {
    StringBuilder joined = new StringBuilder();
    for (String word : words) {
      if (joined.length() + word.length() > LONGEST_WHOLE) {
        break;
      }
      joined.append(word);
    }
    return joined.toString();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  /** Without typing errors. */
  Query strict() {
    return best(strictWays());
  }

  /** With as many as people make. */
  Query lenient() {
    return lenient(Matching::edits);
  }

  /** With more, for when nothing else is found. */
  Query loose() {
    return lenient(Matching::moreEdits);
  }

  private Query lenient(ToIntFunction<String> edits) {
    List<Query> ways = strictWays();
    ways.add(way(Match.FUZZY, all(words.stream().map(word -> similar(word, edits)).toList())));
    if (edits.applyAsInt(whole) > 0) {
      ways.add(way(Match.FUZZY, fuzzy(Fields.WHOLE, whole, edits)));
    }
    return best(ways);
  }

  static Match match(float score) {
    return Match.values()[Math.round(score) - 1];
  }

  /**
   * How well one name of a resource fits.
   *
   * @param how the resource was found: typing errors are looked for only when they were allowed
   */
  Fit fit(Name name, Match how) {
    List<Word> found = Words.of(name.text());
    String beginning = beginning(found.stream().map(Word::text).toList());
    boolean begins = beginning.startsWith(whole);
    List<Range> ranges = new ArrayList<>();
    int exact = 0;
    int joined = 0;
    for (Word word : found) {
      // Also when it was typed in one word and is written in several.
      boolean within = begins && joined < whole.length();
      joined += word.text().length();
      if (words.contains(word.text())) {
        exact++;
      }
      if (within || fits(word.text(), how)) {
        ranges.add(new Range(word.start(), word.end()));
      }
    }
    Match match =
        beginning.equals(whole)
            ? Match.EXACT
            : begins ? Match.PREFIX : exact == words.size() ? Match.WORDS : Match.FUZZY;
    return new Fit(name, match, ranges, name.text().equalsIgnoreCase(typed));
  }

  private boolean fits(String word, Match how) {
    return words.stream().anyMatch(word::startsWith)
        || how == Match.FUZZY && similar.get().stream().anyMatch(spellings -> spellings.run(word));
  }

  /**
   * A name and where the words are in it.
   *
   * @param match as far as this name alone tells
   * @param asTyped to the letter: a state has names in many languages that are spelled much alike
   */
  record Fit(Name name, Match match, List<Range> ranges, boolean asTyped)
      implements Comparable<Fit> {

    private static final Comparator<Fit> BY_WORDS =
        Comparator.comparing(Fit::match)
            .thenComparing(fit -> fit.ranges.size())
            .thenComparing(Fit::asTyped)
            .thenComparing(fit -> fit.name.source(), Comparator.reverseOrder())
            .thenComparing(fit -> fit.name.text().length(), Comparator.reverseOrder())
            .thenComparing(fit -> fit.name.language().equals("en"));

    @Override
    public int compareTo(Fit other) {
      return BY_WORDS.compare(this, other);
    }
  }

  private List<Query> strictWays() {
    List<Query> ways = new ArrayList<>();
    ways.add(way(Match.EXACT, new TermQuery(new Term(Fields.WHOLE, whole))));
    ways.add(way(Match.PREFIX, new PrefixQuery(new Term(Fields.WHOLE, whole))));
    ways.add(way(Match.WORDS, all(words.stream().map(Matching::word).toList())));
    ways.add(way(Match.BEGINNINGS, all(words.stream().map(Matching::beginning).toList())));
    return ways;
  }

  private static Query best(List<Query> ways) {
    return new DisjunctionMaxQuery(ways, 0);
  }

  private static Query way(Match match, Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), match.ordinal() + 1f);
  }

  private static Query all(List<Query> queries) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    queries.forEach(query -> all.add(query, BooleanClause.Occur.FILTER));
    return all.build();
  }

  private static Query word(String word) {
    return new TermQuery(new Term(Fields.WORD, word));
  }

  private static Query beginning(String word) {
    return new PrefixQuery(new Term(Fields.WORD, word));
  }

  private static Query similar(String word, ToIntFunction<String> edits) {
    return edits.applyAsInt(word) == 0
        ? beginning(word)
        : new DisjunctionMaxQuery(List.of(beginning(word), fuzzy(Fields.WORD, word, edits)), 0);
  }

  static Query fuzzy(String field, String word, ToIntFunction<String> edits) {
    Term term = new Term(field, word);
    return new FuzzyQuery(term, edits.applyAsInt(word), 0, EXPANSIONS, TRANSPOSITIONS);
  }

  /** How many letters may be wrong. Numbers are right or they are another thing. */
  static int edits(String word) {
    int length = word.length();
    boolean number = Character.isDigit(word.charAt(length - 1));
    return number || length < 4 ? 0 : length < 8 ? 1 : 2;
  }

  private static int moreEdits(String word) {
    return edits(word) > 0 && word.length() > 4 ? 2 : edits(word);
  }
}
