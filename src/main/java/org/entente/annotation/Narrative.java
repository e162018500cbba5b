package org.entente.annotation;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.DateMention.Relation;
import org.entente.document.PartialDate;

/**
 * The day, month or year that a paragraph has come to, from which other dates count; and the year
 * that an entry of a chronology is of.
 */
final class Narrative {

  private static final String MONTH =
      "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?";

  /**
   * "1960. The island becomes independent", "2014 – Talks begin", "2014 May – Talks begin", "2014 –
   * 3 May: Talks begin", or the year in a line alone.
   */
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?:[-*•]\\s+)?(?:In\\s+|Year\\s+)?(?<year>(?:1[89]|20)\\d{2})"
              + "(?:\\s*[.:]|\\s+[-–—](?!\\s*\\d)|$|[\\s,:(–—-]{1,3}(?:\\d{1,2}\\s+)?"
              + MONTH
              + "[^:–—]{0,12}\\)?\\s*[-–—:])(?:\\s.*)?",
          Pattern.DOTALL);

  /** What a sentence ends with; a line without it is a heading. */
  private static final String ENDS = ".!:;,…)]”’'\"";

  private static final Set<String> BEFORE_NOUNS = Set.of("nmod", "amod", "compound", "poss");

  /** What a year has: "in the spring of 2017" says when something was. */
  private static final Set<String> PARTS_OF_YEAR =
      Set.of(
          "spring",
          "summer",
          "autumn",
          "fall",
          "winter",
          "beginning",
          "start",
          "middle",
          "end",
          "half",
          "quarter",
          "course");

  private int paragraph = -1;
  private Optional<PartialDate> date = Optional.empty();
  private OptionalInt year = OptionalInt.empty();

  /** Whether the year stands in a line alone, and so is that of the lines below. */
  private boolean yearAlone;

  /**
   * Begins a sentence; what another paragraph told of is over.
   *
   * @param words the sentence's
   */
  void enter(Sentence sentence, String words) {
    if (sentence.paragraph() != paragraph) {
      paragraph = sentence.paragraph();
      date = Optional.empty();
      Matcher entry = ENTRY.matcher(words.strip());
      if (entry.matches()) {
        year = OptionalInt.of(Integer.parseInt(entry.group("year")));
        yearAlone = entry.end("year") == words.strip().length();
      } else if (!yearAlone || isHeading(words.strip())) {
        year = OptionalInt.empty();
        yearAlone = false;
      }
    }
  }

  private static boolean isHeading(String line) {
    return line.isEmpty() || ENDS.indexOf(line.charAt(line.length() - 1)) < 0;
  }

  /** The year of the entry of a chronology that the sentence stands in. */
  OptionalInt year() {
    return year;
  }

  Optional<PartialDate> date() {
    return date;
  }

  /** Goes on to a date, where it says when something happened: not "the treaty of 1998". */
  void tell(Sentence sentence, DateMention told) {
    boolean once = told.relation() == Relation.AT && told.from().equals(told.to());
    if (once
        && !isOfNoun(sentence, told)
        && Tense.at(sentence, told.span().start()) != Tense.FUTURE) {
      date = Optional.of(told.from());
    }
  }

  /** "The plant, agreed in 2023, began work": what the clause tells is not what is told. */
  private static boolean isInBackground(Sentence sentence, Token date) {
    Token above = date;
    for (int i = 0; i < sentence.tokens().size() && !above.isVerb(); i++) {
      Optional<Token> head = sentence.head(above);
      if (head.isEmpty()) {
        return false;
      }
      above = head.get();
    }
    return (above.is("acl") || above.is("relcl"))
        && sentence.head(above).filter(Token::isNoun).isPresent()
        && sentence.tokens().stream().anyMatch(t -> t.head() < 0 && t.isVerb());
  }

  private static boolean isOfNoun(Sentence sentence, DateMention told) {
    Optional<Token> word = sentence.headOf(told.span());
    boolean before = word.filter(w -> BEFORE_NOUNS.contains(w.relation())).isPresent();
    return before
        || word.filter(w -> isInBackground(sentence, w)).isPresent()
        || word.filter(w -> w.is("pobj"))
            .flatMap(sentence::head)
            .filter(of -> Set.of("of", "from").contains(of.lemma()))
            .flatMap(sentence::head)
            .filter(noun -> noun.isNoun() && !PARTS_OF_YEAR.contains(noun.lemma()))
            .isPresent();
  }
}
