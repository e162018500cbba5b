package org.entente.server.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One thing that an operator may set.
 *
 * @param name as in {@code ja:cxtName "entente:NAME"} and {@code --set NAME=VALUE}
 * @param fallback what it is unless set, as it would be written
 * @param description what it does, one sentence
 * @param reader of what is written; throws {@link IllegalArgumentException} that says what is
 *     expected
 */
public record Setting<T>(
    String name, String fallback, String description, Function<String, T> reader) {

  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12})\\s*([A-Za-z]*)");

  public Setting {
    var unused = reader.apply(fallback);
  }

  /** A time: {@code 500 ms}, {@code 30 s}, {@code 2 min}, {@code 1 h}. */
  public static Setting<Duration> duration(
      String name, String fallback, Duration least, Duration most, String description) {
    return new Setting<>(
        name,
        fallback,
        description,
        text -> {
          Duration value = duration(text);
          if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                "a time from " + words(least) + " to " + words(most));
          }
          return value;
        });
  }

  /** A size in bytes or characters: {@code 65536}, {@code 64 KiB}, {@code 2 MiB}. */
  public static Setting<Long> size(
      String name, String fallback, long least, long most, String description) {
    return new Setting<>(
        name,
        fallback,
        description,
        text -> {
          Matcher m = AMOUNT.matcher(text.strip());
          if (m.matches()) {
            long factor =
                switch (m.group(2).toLowerCase(Locale.ROOT)) {
                  case "", "b" -> 1L;
                  case "k", "kib" -> 1L << 10;
                  case "m", "mib" -> 1L << 20;
                  case "g", "gib" -> 1L << 30;
                  default -> 0L;
                };
            long value = Long.parseLong(m.group(1)) * factor;
            if (factor > 0 && value >= least && value <= most) {
              return value;
            }
          }
          throw new IllegalArgumentException(
              "a size such as 64 KiB, from " + least + " to " + most + " bytes");
        });
  }

  /** A whole number. */
  public static Setting<Integer> count(
      String name, int fallback, int least, int most, String description) {
    return new Setting<>(
        name,
        Integer.toString(fallback),
        description,
        text -> {
          if (text.strip().matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
              return value;
            }
          }
          throw new IllegalArgumentException("a whole number from " + least + " to " + most);
        });
  }

  /** {@code true} or {@code false}. */
  public static Setting<Boolean> flag(String name, boolean fallback, String description) {
    return new Setting<>(
        name,
        Boolean.toString(fallback),
        description,
        text ->
            switch (text.strip()) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("true or false");
            });
  }

  /** Words between commas or spaces, none by default, each of a pattern. */
  public static Setting<List<String>> words(
      String name, Pattern pattern, String expected, String description) {
    return new Setting<>(
        name,
        "",
        description,
        text -> {
          List<String> words = Stream.of(text.split("[,\\s]+")).filter(w -> !w.isEmpty()).toList();
          if (!words.stream().allMatch(w -> pattern.matcher(w).matches())) {
            throw new IllegalArgumentException(expected);
          }
          return words;
        });
  }

  /** A text of a pattern, or nothing. */
  public static Setting<String> text(
      String name, String fallback, Pattern pattern, String expected, String description) {
    return new Setting<>(
        name,
        fallback,
        description,
        text -> {
          String value = text.strip();
          if (!value.isEmpty() && !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(expected);
          }
          return value;
        });
  }

  private static Duration duration(String text) {
    Matcher m = AMOUNT.matcher(text.strip());
    if (m.matches()) {
      long n = Long.parseLong(m.group(1));
      switch (m.group(2)) {
        case "ms":
          return Duration.ofMillis(n);
        case "s":
          return Duration.ofSeconds(n);
        case "min":
          return Duration.ofMinutes(n);
        case "h":
          return Duration.ofHours(n);
        default:
          break;
      }
    }
    throw new IllegalArgumentException("a time such as 500 ms, 30 s, 2 min or 1 h");
  }

  private static String words(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
