package org.entente.annotation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.document.PartialDate;

/**
 * A way to write a date. Its expression names its parts: {@code y m d} for year, month and day, and
 * {@code y2 m2 d2} for those of a range's end; what one end lacks the other gives.
 */
final class DateForm {

  /** A year, month and day, each 0 where the words give none. */
  record Parts(int year, int month, int day) {
    static Parts of(LocalDate day) {
      return new Parts(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    Optional<PartialDate> date() {
      try {
        return year == 0 ? Optional.empty() : Optional.of(new PartialDate(year, month, day));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    Parts in(int aYear) {
      return new Parts(aYear, month, day);
    }
  }

  /**
   * A date in a sentence.
   *
   * @param start in the sentence, UTF-16 code units
   * @param range whether the words name both ends
   */
  record Match(int start, int end, Parts from, Parts to, boolean range) {

    boolean overlaps(Match other) {
      return start < other.end && other.start < end;
    }
  }

  private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>");

  private final Pattern pattern;
  private final Set<String> groups = new HashSet<>();
  private final CalendarWords words;

  DateForm(String regex, CalendarWords words) {
    this.pattern = Pattern.compile(regex);
    this.words = words;
    GROUP.matcher(regex).results().forEach(r -> groups.add(r.group(1)));
  }

  /** The date that starts here, when it is one of the calendar and its ends are in order. */
  Optional<Match> at(String sentence, int start) {
    Matcher matcher = pattern.matcher(sentence).region(start, sentence.length());
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    boolean range = groups.contains("y2") || groups.contains("m2") || groups.contains("d2");
    int year = number(matcher, "y");
    int month = month(matcher, "m");
    int day = number(matcher, "d");
    int year2 = number(matcher, "y2");
    int month2 = month(matcher, "m2");
    int day2 = number(matcher, "d2");
    if (year2 > 0 && year2 < 100) {
      year2 += year / 100 * 100;
    }
    Parts from = new Parts(year == 0 ? year2 : year, month == 0 ? month2 : month, day);
    Parts to =
        range ? new Parts(year2 == 0 ? year : year2, month2 == 0 ? month : month2, day2) : from;
    if (!isSound(from) || !isSound(to) || (range && !inOrder(from, to))) {
      return Optional.empty();
    }
    return Optional.of(new Match(start, matcher.end(), from, to, range));
  }

  private static boolean inOrder(Parts from, Parts to) {
    int first = (from.year() * 16 + from.month()) * 32 + from.day();
    int second = (to.year() * 16 + to.month()) * 32 + to.day();
    return first < second;
  }

  /** Without a year the 29th of February may be one. */
  private static boolean isSound(Parts parts) {
    return (parts.year() == 0 ? parts.in(2000) : parts).date().isPresent();
  }

  private int number(Matcher matcher, String group) {
    return groups.contains(group) && matcher.group(group) != null
        ? Integer.parseInt(matcher.group(group))
        : 0;
  }

  private int month(Matcher matcher, String group) {
    if (!groups.contains(group) || matcher.group(group) == null) {
      return 0;
    }
    String word = matcher.group(group);
    return Character.isDigit(word.charAt(0)) ? Integer.parseInt(word) : words.number("month", word);
  }
}
