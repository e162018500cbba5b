package org.entente.server.sparql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;

/**
 * Parses what can be parsed in bearable time. Jena's parser is quadratic in the length of a token
 * and recurses with the nesting, and no timeout stops it; so both are looked at before.
 */
final class QueryText {

  /** Relative IRIs have nothing that they could sensibly be relative to. */
  private static final String BASE = "urn:entente:query";

  private static final Pattern PLACE =
      Pattern.compile("line ([1-9][0-9]{0,8}), column ([1-9][0-9]{0,8})");

  private QueryText() {}

  /**
   * Reads a query of SPARQL 1.1.
   *
   * @throws Refusal when it is too long, too deep or no query
   */
  static Query parse(String text, Limits limits) {
    if (text.isBlank()) {
      throw new Refusal(Refusal.Kind.REQUEST, "The query is empty.");
    }
    if (text.length() > limits.queryLength()) {
      throw new Refusal(
          Refusal.Kind.LENGTH, "The query is longer than " + limits.queryLength() + " characters.");
    }
    if (nesting(text) > limits.nesting()) {
      throw new Refusal(
          Refusal.Kind.DEPTH,
          "Brackets in the query are nested more than " + limits.nesting() + " deep.");
    }
    try {
      return QueryFactory.create(text, BASE, Syntax.syntaxSPARQL_11);
    } catch (QueryParseException e) {
      throw new Refusal(Refusal.Kind.SYNTAX, explain(e), position(e));
    } catch (QueryException e) {
      throw new Refusal(Refusal.Kind.SYNTAX, "This is no SPARQL 1.1 query: " + firstLine(e));
    } catch (StackOverflowError e) {
      throw new Refusal(Refusal.Kind.DEPTH, "The query is nested or chained too deeply.");
    }
  }

  private static String explain(QueryParseException e) {
    return "This is no SPARQL 1.1 query: " + firstLine(e);
  }

  /** Jena's second and later lines list all tokens that could stand there. */
  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    String line = (end < 0 ? message : message.substring(0, end)).strip();
    return line.length() > 500 ? line.substring(0, 500) + "…" : line;
  }

  /** Where the message says; the exception itself tells of the token before. */
  private static Optional<Position> position(QueryParseException e) {
    Matcher told = PLACE.matcher(firstLine(e));
    if (told.find()) {
      return Optional.of(
          new Position(Integer.parseInt(told.group(1)), Integer.parseInt(told.group(2))));
    }
    return e.getLine() < 1 || e.getColumn() < 1
        ? Optional.empty()
        : Optional.of(new Position(e.getLine(), e.getColumn()));
  }

  /** How deep brackets are nested, outside of strings, IRIs and comments. */
  static int nesting(String text) {
    int depth = 0;
    int most = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      switch (c) {
        case '{', '(', '[' -> most = Math.max(most, ++depth);
        case '}', ')', ']' -> depth--;
        case '#' -> i = endOfLine(text, i);
        case '"', '\'' -> i = endOfString(text, i);
        case '<' -> i = endOfIri(text, i);
        case '\\' -> i++; // of a local name: ex:a\(b
        default -> {}
      }
      i++;
    }
    return most;
  }

  private static int endOfLine(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /** The last character of a string that begins here; of what is no string, this character. */
  private static int endOfString(String text, int from) {
    char quote = text.charAt(from);
    String three = String.valueOf(quote).repeat(3);
    boolean isLong = text.startsWith(three, from);
    for (int i = from + (isLong ? 3 : 1); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (isLong ? text.startsWith(three, i) : c == quote) {
        return isLong ? i + 2 : i;
      } else if (!isLong && (c == '\n' || c == '\r')) {
        return from;
      }
    }
    return from;
  }

  /** The last character of an IRI that begins here; of a less-than sign, this character. */
  private static int endOfIri(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '>') {
        return i;
      }
      if (c <= ' ' || "<\"{}|^`\\".indexOf(c) >= 0) {
        return from;
      }
    }
    return from;
  }
}
