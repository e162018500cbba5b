package org.entente.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.document.CalendarDay.Found;

/**
 * The place, day and agency before a report's first sentence: "WASHINGTON, March 4, 2019 (Reuters)
 * —", "MOSCOW, October 5. /TASS/.", "Lima, 4 March 2019.", "OSLO (Agency One - 4 March 2019)",
 * "Lima:".
 *
 * @param length of the dateline with the white space after it, UTF-16 code units
 * @param day when it gives one with a year
 */
record Dateline(int length, Optional<PartialDate> day) {

  private static final String WEEKDAY =
      "(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,?\\s+)?";
  private static final String DAY =
      "(?:"
          + WEEKDAY
          + "(?:[A-Z][a-z]{2,8}\\.?\\s+\\d{1,2}|\\d{1,2}\\s+[A-Z][a-z]{2,8}\\.?)"
          + "(?:,?\\s+\\d{4})?|\\d{4}-\\d{2}-\\d{2})";
  private static final String BRACKETS = "\\(\\p{L}[^()]{1,40}\\)";
  private static final String SLASHES = "/\\p{L}[\\p{L}\\s-]{1,25}/";
  private static final String DASH = "(?:—|–|--|-|―)";
  private static final String CITY =
      "\\p{Lu}[\\p{Lu}\\s.'’/-]{1,40}(?:,\\s*\\p{Lu}[\\p{L}.\\s]{1,30}?)?";
  private static final String CAPITALS = CITY + "(?:\\s+(?:and|&)\\s+" + CITY + ")?";

  /** Before the day: "Oslo, 4 May", "Oslo – 4 May". */
  private static final String BEFORE_DAY = "(?:,?\\s*|\\s*" + DASH + "\\s*)";

  private static final String CAPITALISED =
      String.format(
          "\\p{Lu}[\\p{L}.\\s'’,-]{1,40}?(?=,\\s*%s|\\s+%s\\s*%s|\\s*%s|\\s*%s)",
          DAY, DASH, DAY, BRACKETS, SLASHES);

  private static final Pattern PATTERN =
      Pattern.compile(
          String.format(
              "(?<place>%s|%s)?(?:%s(?<day>%s))?[.,]?\\s*"
                  + "(?:%s[.,]?\\s*%s?|(?<agency>%s)?[.,:]?\\s*%s)\\s*",
              CAPITALS, CAPITALISED, BEFORE_DAY, DAY, SLASHES, DASH, BRACKETS, DASH));

  /** A name, no sentence: "Rio de Janeiro", "Ministry of Defence". */
  private static final String NAME =
      "(?!(?:In|On|At|By|From|Since|Until|After|Before|Between)\\b)"
          + "\\p{Lu}[\\p{L}.'’-]*(?:,?\\s+(?:\\p{Lu}[\\p{L}.'’-]*|of|for|and|de|da|do|del|la|el)){0,7}";

  /**
   * "Lima, 4 March 2019. Peru", "4 March 2019. Peru"; not "4 March 2019: Peru", of a chronology.
   */
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          String.format("(?:(?<name>%s),\\s*)?(?<day>%s)\\s*(?:\\.|:(?<colon>))\\s+", NAME, DAY));

  /** "OSLO (Agency One - 4 March 2019) Peru", "(Oslo, 4 March 2019) – Peru". */
  private static final Pattern DAY_IN_BRACKETS =
      Pattern.compile(
          String.format(
              "(?:(?<name>%s)\\s*)?\\((?<in>[^()]{6,80})\\)\\s*[:.]?\\s*%s?\\s*", NAME, DASH));

  /**
   * "Oslo, 4 March 2019 (ANA) Peru", "OSLO, 4 March 2019, Agency One – Peru", "OSLO. 4 March 2019.
   * ANAPRESS – Peru".
   */
  private static final List<Pattern> NAMED_AGENCY =
      List.of(
          Pattern.compile(
              String.format(
                  "(?<name>%s),\\s*(?<day>%s)\\.?\\s*\\(\\p{Lu}{2,12}\\)\\s+(?=\\p{Lu}|[“\"])",
                  NAME, DAY)),
          Pattern.compile(
              String.format(
                  "(?<name>%s),\\s*(?<day>%s)\\.?,\\s*"
                      + "\\p{Lu}[\\p{L}.&'’-]*(?:\\s+\\p{Lu}[\\p{L}.&'’-]*){0,3}\\s*%s\\s+",
                  NAME, DAY, DASH)),
          Pattern.compile(
              String.format(
                  "(?<name>\\p{Lu}[\\p{Lu}\\s'’/-]{1,40})\\.\\s+(?:(?<day>%s)\\.?\\s+)?"
                      + "\\p{Lu}{3,15}\\s*%s\\s+",
                  DAY, DASH)));

  private static final Pattern COLON =
      Pattern.compile("(?<city>\\p{Lu}[\\p{L}.'’-]*(?:\\s+\\p{L}[\\p{L}.'’-]*){0,3}):\\s+");

  /**
   * The dateline that these words of a document's first paragraph begin with.
   *
   * @param isCity knows names that stand for a dateline before a colon
   * @param isPublisher knows names of bodies before a day: "Ministry of Defence"
   */
  static Optional<Dateline> at(
      String words, Predicate<String> isCity, Predicate<String> isPublisher) {
    Predicate<String> isOrigin =
        name -> isPublisher.test(name) || isCity.test(name.split(",")[0].strip()) || isLoud(name);
    return named(words, isOrigin)
        .or(() -> agency(words))
        .or(() -> day(words, isOrigin))
        .or(() -> bracketed(words, isOrigin))
        .or(() -> city(words, isCity))
        .filter(dateline -> dateline.length() < words.length())
        .filter(dateline -> isOpening(words.codePointAt(dateline.length())));
  }

  /** "OSLO": as agencies write where they report from. */
  private static boolean isLoud(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT));
  }

  /** Whether the words begin with a day, as those of a chronology's entries do. */
  static boolean isDated(String words) {
    return CalendarDay.at(words).isPresent() || DAY_FIRST.matcher(words).lookingAt();
  }

  private static boolean isOpening(int letter) {
    return Character.isUpperCase(letter) || letter == '“' || letter == '"';
  }

  private static Optional<Dateline> agency(String words) {
    Matcher matcher = PATTERN.matcher(words);
    if (!matcher.lookingAt() || matcher.group("place") == null && matcher.group("agency") == null) {
      return Optional.empty();
    }
    Optional<PartialDate> day =
        Optional.ofNullable(matcher.group("day")).flatMap(CalendarDay::only);
    return Optional.of(
        new Dateline(
            matcher.end(),
            day.or(() -> Optional.ofNullable(matcher.group("agency")).flatMap(Dateline::last))));
  }

  private static Optional<Dateline> day(String words, Predicate<String> isOrigin) {
    return Optional.of(DAY_FIRST.matcher(words))
        .filter(Matcher::lookingAt)
        .filter(
            matcher ->
                matcher.group("name") == null
                    ? matcher.group("colon") == null
                    : isOrigin.test(matcher.group("name")))
        .flatMap(
            matcher ->
                CalendarDay.only(matcher.group("day"))
                    .map(day -> new Dateline(matcher.end(), Optional.of(day))));
  }

  private static Optional<Dateline> bracketed(String words, Predicate<String> isOrigin) {
    return Optional.of(DAY_IN_BRACKETS.matcher(words))
        .filter(Matcher::lookingAt)
        .filter(
            matcher ->
                matcher.group("name") == null || isOrigin.test(matcher.group("name").strip()))
        .flatMap(
            matcher ->
                last(matcher.group("in"))
                    .map(day -> new Dateline(matcher.end(), Optional.of(day))));
  }

  private static Optional<Dateline> named(String words, Predicate<String> isOrigin) {
    return NAMED_AGENCY.stream()
        .map(pattern -> pattern.matcher(words))
        .filter(Matcher::lookingAt)
        .filter(matcher -> isOrigin.test(matcher.group("name").strip()))
        .map(
            matcher ->
                new Dateline(
                    matcher.end(),
                    Optional.ofNullable(matcher.group("day")).flatMap(CalendarDay::only)))
        .findFirst();
  }

  /** The day that words end with, brackets apart. */
  private static Optional<PartialDate> last(String words) {
    String bare = words.replaceAll("[()\\s]+$", "");
    return CalendarDay.within(bare)
        .filter(found -> found.end() == bare.length())
        .map(Found::day)
        .findFirst();
  }

  private static Optional<Dateline> city(String words, Predicate<String> isCity) {
    return Optional.of(COLON.matcher(words))
        .filter(Matcher::lookingAt)
        .filter(matcher -> isCity.test(matcher.group("city")))
        .map(matcher -> new Dateline(matcher.end(), Optional.empty()));
  }
}
