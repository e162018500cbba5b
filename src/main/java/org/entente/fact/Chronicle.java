package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;

/**
 * The entries of a chronology: a date that a line begins with holds for all that the line tells.
 *
 * <p>"May 2011: Peru and Chile sign a treaty. They also hold an exercise.", "1977. Peru and Chile
 * sign a treaty." So does a year that is a heading.
 */
final class Chronicle {

  /** What stands between the date and the text of an entry. */
  private static final Set<String> ENTRY = Set.of(":", "–", "—", "-", "--");

  /** What has one of these may have been at some other time. */
  private static final Set<String> ELSEWHEN =
      Set.of(
          "later",
          "earlier",
          "previously",
          "ago",
          "afterwards",
          "subsequently",
          "thereafter",
          "originally",
          "already",
          "following",
          "next");

  /** What an entry of a list without dates begins with. */
  private static final Set<String> BULLETS = Set.of("•", "‣", "◦", "▪", "·", "–", "—", "-", "*");

  private final Document document;
  private Optional<DateMention> date = Optional.empty();

  /** The year that the heading above is. */
  private Optional<DateMention> above = Optional.empty();

  private boolean begins;
  private int end;

  Chronicle(Document document) {
    this.document = document;
  }

  /** Takes in a heading: where it is a year, what stands below is of that. */
  void head(SentenceMentions where) {
    above =
        heading(where)
            .filter(date -> date.from().month() == 0)
            .filter(date -> isAlone(where.sentence(), date));
    end = where.sentence().span().end();
  }

  /** Takes in the next sentence, before it is read. */
  void enter(SentenceMentions where) {
    Span span = where.sentence().span();
    String between = document.text(new Span(Math.min(end, span.start()), span.start()));
    boolean line = end == 0 || between.contains("\n");
    if (line) {
      Optional<DateMention> own = heading(where);
      date = own.or(() -> above);
      begins = own.isPresent() || isListed(where.sentence(), between);
    } else {
      begins = false;
    }
    end = span.end();
  }

  /** Whether an entry begins with the sentence: what was told before is of another. */
  boolean begins() {
    return begins;
  }

  private static boolean isListed(Sentence sentence, String before) {
    return BULLETS.contains(before.strip())
        || sentence.tokens().stream().limit(1).anyMatch(first -> BULLETS.contains(first.form()));
  }

  /** Whether the sentence stands in an entry. */
  boolean isEntry() {
    return date.isPresent();
  }

  /** The date of the sentence's entry, where it tells of no other time. */
  Optional<DateMention> date(SentenceMentions where) {
    return date.filter(
        head ->
            where.all(DateMention.class).stream().allMatch(head::equals)
                && where.sentence().tokens().stream().noneMatch(Chronicle::isElsewhen));
  }

  private static boolean isElsewhen(Token token) {
    return ELSEWHEN.contains(token.form().toLowerCase(Locale.ROOT));
  }

  /** The date that a line begins with, but for what is no word. */
  private static Optional<DateMention> heading(SentenceMentions where) {
    Sentence sentence = where.sentence();
    return where.all(DateMention.class).stream()
        .filter(head -> isHeading(sentence, sentence.tokens(head.span())))
        .findFirst();
  }

  private static boolean isHeading(Sentence sentence, List<Token> words) {
    List<Token> all = sentence.tokens();
    if (words.isEmpty()) {
      return false;
    }
    int next = words.get(words.size() - 1).index() + 1;
    return all.subList(0, words.get(0).index()).stream().noneMatch(Chronicle::isWord)
        && (next == all.size()
            || ENTRY.contains(all.get(next).form())
            || next == all.size() - 1 && all.get(next).form().equals("."));
  }

  private static boolean isAlone(Sentence sentence, DateMention date) {
    return sentence.tokens().stream()
        .filter(Chronicle::isWord)
        .allMatch(word -> date.span().contains(word.span()));
  }

  private static boolean isWord(Token token) {
    return token.form().chars().anyMatch(Character::isLetterOrDigit);
  }
}
