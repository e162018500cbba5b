package org.entente.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIs;

/**
 * What a question may be given.
 *
 * @param name without the leading question mark
 * @param fallback the value when none is given; {@link #ANY} leaves the variable free
 * @param description for people
 */
public record Parameter(String name, Type type, Optional<String> fallback, String description) {

  /** The value that stands for all values. */
  public static final String ANY = "*";

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\p{Z}\\p{C}<>\"{}|\\\\^`]+");

  private static final Pattern NO_ENCODING = Pattern.compile("%(?!\\p{XDigit}{2})");

  private static final Pattern LINE =
      Pattern.compile("(\\w+)\\s+(\\w+)\\s+(?:\"([^\"]*)\"|(\\S+))\\s+(\\S.*)");

  /** What values look like. */
  public enum Type {
    /** A name in any language, another name, or an IRI. */
    ACTOR,
    /** A day, or the first day of a month or year: 2014-05-21, 2014-05, 2014. */
    DATE,
    /** A day, or the last day of a month or year. */
    UNTIL,
    YEAR,
    STRING,
    INT,
    /** A class of engagements: Agreement. */
    CLASS,
    /** A concept of the scheme of domains, by name or label. */
    DOMAIN,
    /** The address of a SPARQL endpoint, which the question asks too. */
    SERVICE
  }

  /**
   * Whether a value is an IRI of the web, of characters that an IRI may have (RFC 3987), and stays
   * as it is when it is read in a query: not {@code http://example.org/a/../b}.
   */
  static boolean isAddress(String value) {
    return ADDRESS.matcher(value).matches()
        && !NO_ENCODING.matcher(value).find()
        && isResolved(value);
  }

  private static boolean isResolved(String value) {
    try {
      return IRIs.getSystemBase().resolve(value).str().equals(value);
    } catch (IRIException e) {
      return false;
    }
  }

  /** Whether it may be left open: then it does not narrow what is found. */
  public boolean open() {
    return fallback.filter(ANY::equals).isPresent();
  }

  /** Reads {@code name type default description}; the default is {@code -} when there is none. */
  static Parameter parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a parameter is written: name type default description; not: " + line);
    }
    String type = matcher.group(2).toUpperCase(Locale.ROOT);
    if (Arrays.stream(Type.values()).noneMatch(known -> known.name().equals(type))) {
      throw new IllegalArgumentException(
          matcher.group(2)
              + " is no type of parameters; there are "
              + Arrays.toString(Type.values()));
    }
    String fallback = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
    return new Parameter(
        matcher.group(1),
        Type.valueOf(type),
        Optional.of(fallback).filter(text -> !text.equals("-")),
        matcher.group(5));
  }
}
