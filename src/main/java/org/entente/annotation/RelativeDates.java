package org.entente.annotation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.DateForm.Match;
import org.entente.annotation.DateForm.Parts;
import org.entente.document.PartialDate;

/** Dates that count from the document's day: "Monday", "last month", "on 14 June". */
final class RelativeDates {

  private static final String OF_YEAR =
      "(?:of\\s+)?(?i:(?<%s>last|this|next|the\\s+previous|the\\s+coming))\\s+year(?![\\p{L}\\p{N}])";

  private final Pattern pattern;
  private final Pattern ofYear;
  private final CalendarWords words;

  RelativeDates(CalendarWords words) {
    this.words = words;
    String month = words.full("month");
    String day = "\\d{1,2}(?:st|nd|rd|th)?";
    ofYear =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}-])(?:(?<d>%s)\\s+(?:of\\s+)?)?(?<month>%s)(?:\\s+(?<d2>%s),?)?\\s+%s"
                .formatted(day, month, day, OF_YEAR.formatted("which")));
    String which =
        "(?i:(?<%s>last|past|previous|this\\s+past|this|next|coming|this\\s+coming))\\s+";
    pattern =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}-])(?:"
                + "(?i:(?<day>the\\s+day\\s+before\\s+yesterday|yesterday|today|tonight|tomorrow))"
                + "|"
                + String.format(which, "wa")
                + "(?<unit>week|month|year)"
                + "|(?:"
                + String.format(which, "wb")
                + ")?(?<weekday>"
                + words.full("weekday")
                + ")"
                + "|(?:"
                + String.format(which, "wc")
                + "|(?<lead>(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ee]arly|[Mm]id|[Ll]ate|[Ff]rom|[Bb]efore)[\\s-]+))(?<month>"
                + month
                + ")(?!\\s+(?:[0-9]))"
                + "|(?i:(?<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})\\s+(?<ago>day|month|year)s?\\s+ago)"
                + ")(?!['’](?!s\\b)[\\p{L}\\p{N}-]|[\\p{L}\\p{N}-])");
  }

  /**
   * Those words that no date given in full covers; months without a year as they are, all others
   * only if the document's day is known.
   */
  List<Match> find(
      String sentence, Optional<PartialDate> document, List<Match> taken, Tenses tenses) {
    List<Match> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(sentence);
    while (matcher.find()) {
      int start = matcher.group("lead") == null ? matcher.start() : matcher.start("month");
      int end = matcher.end();
      if (taken.stream().noneMatch(m -> m.start() < end && start < m.end())) {
        resolve(matcher, document, tenses.at(start))
            .ifPresent(m -> found.add(new Match(start, end, m.from(), m.to(), false)));
      }
    }
    return found;
  }

  /**
   * Months and days of a year that counts from the document's: "in April last year", "on 5 May next
   * year"; of the year 0 where the document has none.
   */
  List<Match> ofYear(String sentence, Optional<PartialDate> document) {
    List<Match> found = new ArrayList<>();
    Matcher matcher = ofYear.matcher(sentence);
    while (matcher.find()) {
      int shift = shift(which(matcher, "which"));
      String day = matcher.group("d") == null ? matcher.group("d2") : matcher.group("d");
      Parts parts =
          new Parts(
              document.map(d -> d.year() + shift).orElse(0),
              words.number("month", matcher.group("month")),
              day == null ? 0 : Integer.parseInt(day.replaceAll("\\D", "")));
      found.add(new Match(matcher.start(), matcher.end(), parts, parts, false));
    }
    return found;
  }

  /** How many units "next" or "last" is away. */
  private static int shift(String which) {
    return which.endsWith("next") || which.endsWith("coming") ? 1 : which.equals("this") ? 0 : -1;
  }

  /** Tells the tense at a place of the sentence. */
  interface Tenses {
    Tense at(int offset);
  }

  /** Puts a date without a year into the year that the document's day and the tense ask for. */
  static Optional<Match> placed(Match match, PartialDate document, Tense tense) {
    for (int year : years(document, match.to(), tense)) {
      Parts to = match.to().in(year);
      boolean turns = match.from().month() > match.to().month();
      Parts from = match.from().in(turns ? year - 1 : year);
      if (from.date().isPresent() && to.date().isPresent()) {
        return Optional.of(new Match(match.start(), match.end(), from, to, match.range()));
      }
    }
    return Optional.empty();
  }

  private static List<Integer> years(PartialDate document, Parts parts, Tense tense) {
    if (document.month() == 0) {
      return List.of();
    }
    int here = document.month() * 32 + document.day();
    int there = parts.month() * 32 + parts.day();
    if (parts.day() == 0 || document.day() == 0) {
      here = document.month();
      there = parts.month();
    }
    int year = document.year();
    return switch (tense) {
      case PAST, PLUPERFECT -> List.of(there <= here ? year : year - 1);
      case FUTURE, SCHEDULED -> List.of(there >= here ? year : year + 1);
      case OPEN -> List.of(nearest(year, parts, document));
    };
  }

  private static int nearest(int year, Parts parts, PartialDate document) {
    int months = parts.month() - document.month();
    return months > 6 ? year - 1 : months < -6 ? year + 1 : year;
  }

  private Optional<Match> resolve(Matcher matcher, Optional<PartialDate> day, Tense tense) {
    if (matcher.group("month") != null && which(matcher, "wc").isEmpty()) {
      Parts parts = new Parts(0, words.number("month", matcher.group("month")), 0);
      return Optional.of(new Match(0, 0, parts, parts, false));
    }
    return day.flatMap(document -> resolve(matcher, document, tense));
  }

  private Optional<Match> resolve(Matcher matcher, PartialDate document, Tense tense) {
    if (matcher.group("unit") != null) {
      return unit(matcher.group("unit"), which(matcher, "wa"), document);
    }
    if (matcher.group("month") != null) {
      return month(matcher, document);
    }
    if (matcher.group("ago") != null) {
      return ago(matcher.group("ago"), count(matcher.group("count")), document);
    }
    if (document.day() == 0) {
      return Optional.empty();
    }
    LocalDate today = document.earliest();
    if (matcher.group("day") != null) {
      String day = matcher.group("day").toLowerCase(Locale.ROOT);
      int shift =
          day.startsWith("the")
              ? -2
              : day.equals("yesterday") ? -1 : day.equals("tomorrow") ? 1 : 0;
      return Optional.of(on(today.plusDays(shift)));
    }
    DayOfWeek weekday = DayOfWeek.of(words.number("weekday", matcher.group("weekday")));
    String which = which(matcher, "wb");
    boolean coming = which.endsWith("next") || which.endsWith("coming");
    if (which.isEmpty() || which.equals("this")) {
      return Optional.of(
          on(
              today.with(
                  tense == Tense.FUTURE
                      ? TemporalAdjusters.nextOrSame(weekday)
                      : TemporalAdjusters.previousOrSame(weekday))));
    }
    return Optional.of(
        on(
            today.with(
                coming ? TemporalAdjusters.next(weekday) : TemporalAdjusters.previous(weekday))));
  }

  private Optional<Match> month(Matcher matcher, PartialDate document) {
    int month = words.number("month", matcher.group("month"));
    if (document.month() == 0) {
      return Optional.empty();
    }
    return switch (which(matcher, "wc")) {
      case "this" -> Optional.of(in(document.year(), month));
      case "next", "coming", "this coming" ->
          Optional.of(in(month > document.month() ? document.year() : document.year() + 1, month));
      default ->
          Optional.of(in(month < document.month() ? document.year() : document.year() - 1, month));
    };
  }

  private static Optional<Match> unit(String unit, String which, PartialDate document) {
    int shift = shift(which);
    if (unit.equals("year")) {
      return Optional.of(in(document.year() + shift, 0));
    }
    if (document.month() == 0) {
      return Optional.empty();
    }
    if (unit.equals("month")) {
      YearMonth month = YearMonth.of(document.year(), document.month()).plusMonths(shift);
      return Optional.of(in(month.getYear(), month.getMonthValue()));
    }
    if (document.day() == 0) {
      return Optional.empty();
    }
    LocalDate monday =
        document
            .earliest()
            .plusWeeks(shift)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return Optional.of(new Match(0, 0, on(monday).from(), on(monday.plusDays(6)).to(), false));
  }

  private static Optional<Match> ago(String unit, int count, PartialDate document) {
    if (unit.equalsIgnoreCase("year")) {
      return Optional.of(in(document.year() - count, 0));
    }
    if (document.month() == 0 || (unit.equalsIgnoreCase("day") && document.day() == 0)) {
      return Optional.empty();
    }
    if (unit.equalsIgnoreCase("month")) {
      YearMonth month = YearMonth.of(document.year(), document.month()).minusMonths(count);
      return Optional.of(in(month.getYear(), month.getMonthValue()));
    }
    return Optional.of(on(document.earliest().minusDays(count)));
  }

  /** "An", "two", "12". */
  static int count(String word) {
    List<String> small =
        List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    int index = small.indexOf(word.toLowerCase(Locale.ROOT));
    return Character.isDigit(word.charAt(0)) ? Integer.parseInt(word) : index < 0 ? 1 : index + 1;
  }

  private static String which(Matcher matcher, String group) {
    String word = matcher.group(group);
    return word == null ? "" : word.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static Match on(LocalDate day) {
    Parts parts = Parts.of(day);
    return new Match(0, 0, parts, parts, false);
  }

  private static Match in(int year, int month) {
    Parts parts = new Parts(year, month, 0);
    return new Match(0, 0, parts, parts, false);
  }
}
