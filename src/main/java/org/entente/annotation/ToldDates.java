package org.entente.annotation;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.DateForm.Match;
import org.entente.annotation.DateForm.Parts;
import org.entente.document.PartialDate;

/** Dates that count from one told before: "the following year", "two months later", "that June". */
final class ToldDates {

  private enum Unit {
    YEAR,
    MONTH,
    DAY,
    /** A month by its name. */
    NAME
  }

  /**
   * Words of a date, and what they say.
   *
   * @param start in the sentence, UTF-16 code units
   * @param shift how many units after the date that they count from
   * @param month by its name; 0 where none is named
   */
  record Words(int start, int end, Unit unit, int shift, int month, int day) {

    /** The date, as precise as both the words and the date that they count from allow. */
    Optional<Match> from(PartialDate told) {
      try {
        return parts(told).map(p -> new Match(start, end, p, p, false));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    private Optional<Parts> parts(PartialDate told) {
      return switch (unit) {
        case YEAR -> Optional.of(new Parts(told.year() + shift, month, day));
        case MONTH ->
            told.month() == 0
                ? Optional.empty()
                : Optional.of(YearMonth.of(told.year(), told.month()).plusMonths(shift))
                    .map(m -> new Parts(m.getYear(), m.getMonthValue(), 0));
        case DAY ->
            told.day() == 0
                ? Optional.empty()
                : Optional.of(told.earliest().plusDays(shift)).map(Parts::of);
        case NAME -> named(told);
      };
    }

    /** "That June" is of the same year, "the following June" the first one after. */
    private Optional<Parts> named(PartialDate told) {
      if (told.month() == 0) {
        return Optional.of(new Parts(told.year() + shift, month, 0));
      }
      boolean later = month > told.month();
      return shift == 0 && !later && month != told.month()
          ? Optional.empty()
          : Optional.of(new Parts(told.year() + (later ? 0 : shift), month, 0));
    }
  }

  private static final Pattern PART_OF_YEAR =
      Pattern.compile(
          "(?i)(?<![\\p{L}-])(?:beginning|start|middle|end|turn|rest|remainder|half|quarter|course)"
              + "\\s+of\\s+(?<year>the\\s+year)(?!\\s+(?:\\d|of|in|before|after|to|ended|ending))(?![\\p{L}\\p{N}-])");

  private final CalendarWords words;
  private final Pattern pattern;

  ToldDates(CalendarWords words) {
    this.words = words;
    String month = words.full("month");
    String which = "(?<%s>that(?:\\s+same)?|the\\s+same|the\\s+following|the\\s+next)";
    pattern =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}-])(?:"
                + "(?:(?<day>\\d{1,2})\\s+)?(?<month>"
                + month
                + ")(?:\\s+(?<after>\\d{1,2}),?)?\\s+(?:of\\s+)?"
                + String.format(which, "wa")
                + "\\s+year"
                + "|"
                + String.format(which, "wb")
                + "\\s+(?<name>"
                + month
                + ")(?!\\s+(?:\\d|had|has|have|was|is|will|would|did|could|should|may|might|must))"
                + "|(?i:(?<wc>that(?:\\s+same)?|the\\s+same|the\\s+following|the\\s+next|the\\s+previous|the\\s+preceding)"
                + "\\s+(?<unit>year|month|day))"
                + "|(?i:(?<!(?:about|some|almost|nearly|around|over|than|half|roughly|within|or|to|least)\\s)"
                + "(?<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})\\s+"
                + "(?<step>year|month|day)s?\\s+(?<side>later|earlier|afterwards)(?!\\s+than))"
                + ")(?!['’]?[\\p{L}\\p{N}-])");
  }

  /** All such words of a sentence, in order. */
  List<Words> find(String sentence) {
    List<Words> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(sentence);
    while (matcher.find()) {
      found.add(read(matcher));
    }
    return found;
  }

  /** "The year" that something is a part of: "by the end of the year". */
  List<Words> partOfYear(String sentence) {
    return PART_OF_YEAR
        .matcher(sentence)
        .results()
        .map(part -> new Words(part.start(1), part.end(1), Unit.YEAR, 0, 0, 0))
        .toList();
  }

  private Words read(Matcher matcher) {
    Unit unit = Unit.NAME;
    int shift = 0;
    int month = 0;
    int day = 0;
    if (matcher.group("month") != null) {
      unit = Unit.YEAR;
      shift = shift(matcher.group("wa"));
      month = words.number("month", matcher.group("month"));
      String number = matcher.group("day") == null ? matcher.group("after") : matcher.group("day");
      day = number == null ? 0 : Integer.parseInt(number);
    } else if (matcher.group("name") != null) {
      shift = shift(matcher.group("wb"));
      month = words.number("month", matcher.group("name"));
    } else if (matcher.group("unit") != null) {
      unit = Unit.valueOf(matcher.group("unit").toUpperCase(Locale.ROOT));
      shift = shift(matcher.group("wc"));
    } else {
      unit = Unit.valueOf(matcher.group("step").toUpperCase(Locale.ROOT));
      int count = RelativeDates.count(matcher.group("count"));
      shift = matcher.group("side").equalsIgnoreCase("earlier") ? -count : count;
    }
    return new Words(matcher.start(), matcher.end(), unit, shift, month, day);
  }

  private static int shift(String which) {
    String word = which.toLowerCase(Locale.ROOT);
    return word.endsWith("following") || word.endsWith("next")
        ? 1
        : word.endsWith("previous") || word.endsWith("preceding") ? -1 : 0;
  }
}
