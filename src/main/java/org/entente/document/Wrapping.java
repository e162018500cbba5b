package org.entente.document;

import java.util.List;

/**
 * Finds paragraphs that were broken into lines of about one length, as in plain-text mail. A line
 * runs on when the next one's first word would not have fitted into the width of their block; and a
 * block is wrapped only if one of its lines breaks off within a sentence.
 */
final class Wrapping {

  private static final int NARROWEST = 50;
  private static final int WIDEST = 120;

  private Wrapping() {}

  /** For each line, whether its paragraph runs on in the next line. */
  static boolean[] of(String text, List<Line> lines) {
    boolean[] runsOn = new boolean[lines.size()];
    int start = 0;
    while (start < lines.size()) {
      int end = start + 1;
      while (end < lines.size() && !lines.get(end).apart()) {
        end++;
      }
      mark(text, lines, start, end, runsOn);
      start = end;
    }
    return runsOn;
  }

  private static void mark(String text, List<Line> lines, int start, int end, boolean[] runsOn) {
    int width = lines.subList(start, end).stream().mapToInt(Line::width).max().orElse(0);
    if (width < NARROWEST || width > WIDEST) {
      return;
    }
    boolean wrapped = false;
    for (int i = start; i < end - 1; i++) {
      Line line = lines.get(i);
      String next = lines.get(i + 1).head(text);
      LineKind kind = LineKind.of(next);
      boolean full =
          line.width() + 1 + firstWord(next) > width
              && kind != LineKind.ITEM
              && kind != LineKind.RULE
              && kind != LineKind.ADDRESS
              && kind != LineKind.MARKED_HEADING;
      runsOn[i] = full;
      wrapped |= full && breaksOff(text, line);
    }
    if (!wrapped) {
      java.util.Arrays.fill(runsOn, start, end, false);
    }
  }

  private static boolean breaksOff(String text, Line line) {
    return Character.isLetterOrDigit(text.charAt(line.span().end() - 1))
        || text.charAt(line.span().end() - 1) == ','
        || text.charAt(line.span().end() - 1) == '-';
  }

  private static int firstWord(String words) {
    int end = 0;
    while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
      end++;
    }
    return end;
  }
}
