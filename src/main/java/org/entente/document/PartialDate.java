package org.entente.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as precise as the text that gave it and no more: a year, a month of a year, or a day.
 *
 * @param year a Gregorian year, 1 to 9999
 * @param month 1 to 12, or 0 when the text gives none
 * @param day 1 to 31, or 0 when the text gives none
 */
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {

  private static final Pattern LEXICAL = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

  public PartialDate {
    if (year < 1 || year > 9999 || month < 0 || month > 12 || (month == 0 && day != 0)) {
      throw new DateTimeException("not a date: " + year + "-" + month + "-" + day);
    }
    if (day != 0) {
      LocalDate.of(year, month, day);
    }
  }

  public static PartialDate of(int year) {
    return new PartialDate(year, 0, 0);
  }

  public static PartialDate of(int year, int month) {
    return new PartialDate(year, month, 0);
  }

  public static PartialDate of(LocalDate day) {
    return new PartialDate(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  /** Reads {@code 2014}, {@code 2014-10} or {@code 2014-10-05}; empty for anything else. */
  public static Optional<PartialDate> parse(String text) {
    Matcher matcher = LEXICAL.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PartialDate(
              Integer.parseInt(matcher.group(1)),
              matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)),
              matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The first day that this date allows. */
  public LocalDate earliest() {
    return LocalDate.of(year, Math.max(1, month), Math.max(1, day));
  }

  /** The last day that this date allows. */
  public LocalDate latest() {
    if (day != 0) {
      return LocalDate.of(year, month, day);
    }
    return YearMonth.of(year, month == 0 ? 12 : month).atEndOfMonth();
  }

  /** Whether another date is a part of this one: 2014-05 of 2014. */
  public boolean covers(PartialDate other) {
    return !equals(other)
        && !other.earliest().isBefore(earliest())
        && !other.latest().isAfter(latest());
  }

  /** By first day; of two that begin together the more precise first. */
  @Override
  public int compareTo(PartialDate other) {
    int byStart = earliest().compareTo(other.earliest());
    return byStart != 0 ? byStart : latest().compareTo(other.latest());
  }

  /** The lexical form of {@code xsd:gYear}, {@code xsd:gYearMonth} or {@code xsd:date}. */
  @Override
  public String toString() {
    if (month == 0) {
      return String.format("%04d", year);
    }
    return day == 0
        ? String.format("%04d-%02d", year, month)
        : String.format("%04d-%02d-%02d", year, month, day);
  }
}
