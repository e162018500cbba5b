package org.entente.document;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.document.LayoutWords.Kind;
import org.entente.document.LayoutWords.Place;

/**
 * The day of what a communiqué or fact sheet tells: "The ministers met in Lima on 5 August 2025".
 */
final class Occasion {

  /** After a word in small letters or a year, not after "Mr." or "U.S.". */
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[\\p{Ll}\\d)]{3}[.!?])\\s+(?=\\p{Lu})|\\n\\s*\\n");

  /** "Signed", "entered": between a meeting and a day, the day is that one's. */
  private static final Pattern ANOTHER_DEED = Pattern.compile("\\b\\p{Ll}+ed\\b");

  private static final Pattern OPENING = Pattern.compile("(?:On )?(?:\\p{Lu}\\p{Ll}+day,? )?");
  private static final Pattern OF = Pattern.compile("\\bof $");
  private static final int PARAGRAPHS = 2;
  private static final int LONGEST = 500;
  private static final int CLOSE = 100;

  private final LayoutWords words;

  Occasion(LayoutWords words) {
    this.words = words;
  }

  /** Whether a title or first line says that the document is of some day. */
  boolean isNamed(String title) {
    return words.stand(Kind.OCCASION, title) || words.open(Kind.OCCASION_OPENING, title);
  }

  /** The day on which those whom the first paragraphs name met. */
  Optional<PartialDate> day(List<String> paragraphs) {
    return paragraphs.stream()
        .limit(PARAGRAPHS)
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST)))
        .flatMap(SENTENCE_END::splitAsStream)
        .flatMap(sentence -> held(sentence).stream())
        .findFirst();
  }

  private Optional<PartialDate> held(String sentence) {
    return CalendarDay.within(sentence)
        .filter(day -> isHeldBefore(sentence, day) || isHeldAfter(sentence, day))
        .map(CalendarDay.Found::day)
        .findFirst();
  }

  /** "Met in Lima on 5 August 2025"; not "recalled that they met on", "met on the pact signed". */
  private boolean isHeldBefore(String sentence, CalendarDay.Found day) {
    String before = sentence.substring(0, day.start());
    if (words.stand(Kind.ANOTHER_DAY, before)) {
      return false;
    }
    if (OF.matcher(before).find()) {
      return words
          .places(Kind.MEETING_OF, before)
          .anyMatch(meeting -> meeting.end() == before.stripTrailing().length());
    }
    return words
        .places(Kind.HELD, before)
        .max(Comparator.comparing(Place::end))
        .map(held -> before.substring(held.end()))
        .filter(between -> between.length() <= CLOSE)
        .filter(between -> !ANOTHER_DEED.matcher(between).find())
        .isPresent();
  }

  /** "On 5 August 2025, the ministers met in Lima." */
  private boolean isHeldAfter(String sentence, CalendarDay.Found day) {
    return OPENING.matcher(sentence.substring(0, day.start())).matches()
        && words
            .places(Kind.HELD, sentence.substring(day.end()))
            .min(Comparator.comparing(Place::start))
            .map(held -> sentence.substring(day.end(), day.end() + held.start()))
            .filter(between -> !words.stand(Kind.ANOTHER_DAY, between))
            .isPresent();
  }
}
