package org.entente.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text that is not blank.
 *
 * @param span its words, without the white space around them
 * @param width columns from the left margin to the last word's end
 * @param apart whether a blank line or nothing stands before it
 */
record Line(Span span, int width, boolean apart) {

  /** Lines end at CR, LF, CRLF, form feed, NEL and the Unicode separators. */
  static List<Line> split(String text) {
    List<Line> lines = new ArrayList<>();
    boolean apart = true;
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !isBreak(text.charAt(end))) {
        end++;
      }
      Span words = trim(text, start, end);
      if (words.length() > 0) {
        lines.add(new Line(words, words.end() - start, apart));
      }
      apart = words.length() == 0;
      boolean pair = text.startsWith("\r\n", end);
      start = end + (pair ? 2 : 1);
    }
    return lines;
  }

  /** The stretch without white space, control and invisible format characters at its ends. */
  static Span trim(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return new Span(from, to);
  }

  /** The line's words, no more than the first 400: what tells its kind stands there. */
  String head(String text) {
    return text.substring(span.start(), Math.min(span.end(), span.start() + 400));
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
