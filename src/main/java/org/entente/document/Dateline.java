package org.entente.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place, day and agency before a report's first sentence: "WASHINGTON, March 4, 2019 (Reuters)
 * —", "MOSCOW, October 5. /TASS/.".
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

  /** The dateline that these words of a document's first paragraph begin with. */
  static Optional<Dateline> at(String words) {
    Matcher matcher = PATTERN.matcher(words);
    if (!matcher.lookingAt() || matcher.end() == words.length()) {
      return Optional.empty();
    }
    boolean named = matcher.group("place") != null || matcher.group("agency") != null;
    Optional<String> day = Optional.ofNullable(matcher.group("day"));
    int next = words.codePointAt(matcher.end());
    if (!named || !(Character.isUpperCase(next) || next == '“' || next == '"')) {
      return Optional.empty();
    }
    return Optional.of(new Dateline(matcher.end(), day.flatMap(CalendarDay::only)));
  }
}
