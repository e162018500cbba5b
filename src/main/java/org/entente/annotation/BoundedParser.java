package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import org.entente.document.Span;

/**
 * Keeps a parser's work within bounds: a stretch of text of any length, with or without sentence
 * ends, is parsed in pieces, so that time and memory grow with its length and no faster.
 */
public final class BoundedParser implements Parser {

  /** The longest piece that is given to the parser at once, UTF-16 code units. */
  static final int LONGEST_PIECE = 20_000;

  /** How far back from a piece's or sentence's limit a better place to cut is looked for. */
  private static final int LEEWAY = 2_000;

  /**
   * The longest run without the end of a sentence, UTF-16 code units: some 350 words; whoever
   * writes longer ones writes tables.
   */
  static final int LONGEST_SENTENCE = 2_000;

  private final Parser parser;

  public BoundedParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public List<List<Token>> parse(String text, Span paragraph) {
    List<List<Token>> sentences = new ArrayList<>();
    for (Span piece : pieces(text, paragraph)) {
      sentences.addAll(parser.parse(text, piece));
    }
    return sentences;
  }

  /** Cuts a stretch where no run without the end of a sentence is longer than its bound. */
  static List<Span> pieces(String text, Span stretch) {
    List<Span> pieces = new ArrayList<>();
    int start = stretch.start();
    int end = start;
    int open = start;
    while (end < stretch.end()) {
      end++;
      if (endsSentence(text, end, stretch.end())) {
        open = end;
      }
      boolean tooLong = end - start >= LONGEST_PIECE;
      boolean runsOn = end - open >= LONGEST_SENTENCE;
      if ((tooLong || runsOn) && end < stretch.end()) {
        int cut = cut(text, start, end, open);
        add(text, start, cut, pieces);
        start = cut;
        open = Math.max(open, start);
        end = Math.max(end, start);
      }
    }
    add(text, start, stretch.end(), pieces);
    return pieces;
  }

  /** After a sentence's end if one is near, else after white space, else between characters. */
  private static int cut(String text, int start, int end, int open) {
    if (open > start && end - open < LEEWAY) {
      return open;
    }
    for (int i = end; i > Math.max(start, end - LEEWAY); i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static boolean endsSentence(String text, int end, int limit) {
    char c = text.charAt(end - 1);
    return (c == '.' || c == '!' || c == '?' || c == ';' || c == '\n')
        && (end >= limit || c == '\n' || Character.isWhitespace(text.charAt(end)));
  }

  private static void add(String text, int start, int end, List<Span> pieces) {
    if (!text.substring(start, end).isBlank()) {
      pieces.add(new Span(start, end));
    }
  }
}
