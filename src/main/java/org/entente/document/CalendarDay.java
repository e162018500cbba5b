package org.entente.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Days written in full, with year, in the ways of datelines and metadata. */
final class CalendarDay {

  private static final String MONTH =
      Arrays.stream(Month.values())
          .map(m -> m.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .map(name -> name.length() == 3 ? name : name.substring(0, 3) + "[a-z]{0,6}\\.?")
          .collect(Collectors.joining("|", "(?<month>", ")"));

  private static final String WEEKDAY =
      "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\\s+)?";

  private static final Pattern ISO =
      Pattern.compile("(?<year>\\d{4})[-/.](?<number>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)");
  private static final Pattern DAY_FIRST =
      pattern(
          "(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?"
              + MONTH
              + ",?[\\s-]+(?<year>\\d{4})(?!\\d)");
  private static final Pattern MONTH_FIRST =
      pattern(MONTH + "\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})(?!\\d)");
  private static final Pattern YEAR_FIRST =
      pattern("(?<year>\\d{4})\\s+" + MONTH + "\\s+(?<day>\\d{1,2})(?!\\d|,?\\s+\\d{4})");
  private static final Pattern ONLY_MONTH = pattern(MONTH + ",?\\s+(?<year>\\d{4})");
  private static final Pattern NUMERIC =
      Pattern.compile("(?<a>\\d{1,2})(?<sign>[./])(?<b>\\d{1,2})[./](?<year>\\d{4})(?!\\d)");

  /** Where a day may begin: "5 August 2025", "August 5, 2025". */
  private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}./-])[\\p{Lu}\\d]");

  /** A day and where its words stand. */
  record Found(PartialDate day, int start, int end) {}

  private CalendarDay() {}

  /** The day that the words begin with. */
  static Optional<Found> at(String words) {
    for (Pattern pattern : new Pattern[] {ISO, DAY_FIRST, MONTH_FIRST, YEAR_FIRST}) {
      Matcher matcher = pattern.matcher(words);
      if (matcher.lookingAt()) {
        int month =
            pattern == ISO
                ? Integer.parseInt(matcher.group("number"))
                : number(matcher.group("month"));
        return day(matcher.group("year"), month, Integer.parseInt(matcher.group("day")))
            .map(d -> new Found(d, 0, matcher.end()));
      }
    }
    Matcher numeric = NUMERIC.matcher(words);
    return numeric.lookingAt() ? numeric(numeric) : Optional.empty();
  }

  /** The days that are told anywhere in the words, in their order. */
  static Stream<Found> within(String words) {
    return WORD.matcher(words)
        .results()
        .map(MatchResult::start)
        .flatMap(
            start ->
                at(words.substring(start)).stream()
                    .map(d -> new Found(d.day(), start, start + d.end())));
  }

  /** The day when the words are nothing but one, apart from a weekday, a time of day and a zone. */
  static Optional<PartialDate> only(String words) {
    String rest = words.replaceFirst("(?i)^" + WEEKDAY, "");
    return at(rest)
        .filter(
            found ->
                rest.substring(found.end())
                    .matches(
                        "(?i)[\\s,|.–—-]*(?:(?:at\\s+)?T?\\d{1,2}[:.h]\\d{2}(?:[:.]\\d+)*\\s*(?:[ap]\\.?m\\.?)?)?"
                            + "[\\s,]*(?:\\(?[A-Z]{1,5}\\)?)?(?:[+-]\\d{1,2}:?\\d{0,2})?[\\s.|]*"))
        .map(Found::day);
  }

  /** The month when the words are nothing but one with its year: "August 2022". */
  static Optional<PartialDate> month(String words) {
    return Optional.of(ONLY_MONTH.matcher(words.strip()))
        .filter(Matcher::matches)
        .map(
            matcher ->
                PartialDate.of(
                    Integer.parseInt(matcher.group("year")), number(matcher.group("month"))))
        .filter(month -> month.year() >= 1000);
  }

  /** 22.03.2019 has the day first; 3/22/2019 and 22/3/2019 are clear, 3/4/2019 is not. */
  private static Optional<Found> numeric(Matcher matcher) {
    int a = Integer.parseInt(matcher.group("a"));
    int b = Integer.parseInt(matcher.group("b"));
    boolean slash = matcher.group("sign").equals("/");
    if (slash && a <= 12 && b <= 12 && a != b) {
      return Optional.empty();
    }
    boolean monthFirst = slash && b > 12;
    return day(matcher.group("year"), monthFirst ? a : b, monthFirst ? b : a)
        .map(d -> new Found(d, 0, matcher.end()));
  }

  private static Optional<PartialDate> day(String year, int month, int day) {
    try {
      return Optional.of(PartialDate.of(LocalDate.of(Integer.parseInt(year), month, day)))
          .filter(d -> d.year() >= 1000);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(String name) {
    for (Month month : Month.values()) {
      String full = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      if (name.regionMatches(true, 0, full, 0, 3)) {
        return month.getValue();
      }
    }
    return 0;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
