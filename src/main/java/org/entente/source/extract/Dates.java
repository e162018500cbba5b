package org.entente.source.extract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as metadata write them. */
public final class Dates {

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{4})(?:([-/.]?)(\\d{1,2})\\2(\\d{1,2}))(?!\\d).*", Pattern.DOTALL);

  private Dates() {}

  /**
   * The day in a date or a time, as it is written there, whatever the time zone: {@code
   * 2019-05-14}. A date in words is kept in words; without a day there is none.
   */
  public static Optional<String> day(String value) {
    String words = MarkedText.line(value);
    Matcher matcher = NUMBERS.matcher(words);
    if (matcher.matches()) {
      try {
        return Optional.of(
            LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)))
                .toString());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    boolean inWords =
        words.length() < 40
            && words.matches(".*\\b\\d{4}\\b.*")
            && words.matches(".*\\b\\d{1,2}\\b.*")
            && words.matches(".*\\p{L}{3,}.*|\\d{1,2}[./]\\d{1,2}[./]\\d{4}");
    return inWords ? Optional.of(words) : Optional.empty();
  }
}
