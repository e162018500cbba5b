package org.entente.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of the states that a store was in. */
public sealed interface Moment {

  /**
   * The state after a commit.
   *
   * @param number 0 for the state before the first
   */
  record AtCommit(long number) implements Moment {}

  /**
   * The state at a time: after the last commit that was made then or before.
   *
   * @param inclusive false when commits of just this time do not count
   */
  record AtTime(Instant time, boolean inclusive) implements Moment {}

  /** A number, or the IRI of a version of a document, which ends in one. */
  Pattern NUMBER = Pattern.compile("(?:https?://\\S+/version/)?([0-9]{1,15})");

  /**
   * What a user writes: the number of a commit or the IRI of a version; or a day, which means its
   * end, or a time of a day. Where no zone is given, as in {@code 2026-11-26T10:30}, it is that of
   * the caller.
   *
   * @throws HistoryException when it is neither
   */
  static Moment parse(String text, ZoneId zone) {
    Matcher number = NUMBER.matcher(text.strip());
    if (number.matches()) {
      return new AtCommit(Long.parseLong(number.group(1)));
    }
    return attempt(text, t -> LocalDate.parse(t).plusDays(1).atStartOfDay(zone).toInstant())
        .<Moment>map(time -> new AtTime(time, false))
        .or(() -> attempt(text, t -> OffsetDateTime.parse(t).toInstant()).map(Moment::at))
        .or(
            () ->
                attempt(text, t -> LocalDateTime.parse(t).atZone(zone).toInstant()).map(Moment::at))
        .orElseThrow(
            () ->
                new HistoryException(
                    "This is neither a date nor a version: "
                        + text
                        + ". Give a day (2026-11-26, which means its end), a time"
                        + " (2026-11-26T10:30, 2026-11-26T10:30:00Z), or the number of a commit,"
                        + " which entente history lists."));
  }

  private static Moment at(Instant time) {
    return new AtTime(time, true);
  }

  private static Optional<Instant> attempt(String text, Function<String, Instant> parse) {
    try {
      return Optional.of(parse.apply(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
