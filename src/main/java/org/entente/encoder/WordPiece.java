package org.entente.encoder;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.document.Span;
import org.entente.encoder.Pieces.Piece;

/**
 * BERT's uncased WordPiece: a word becomes the longest pieces of the vocabulary, from left to
 * right. {@code training/wordpiece.py} is the same in Python.
 */
final class WordPiece {

  private final Map<String, Integer> ids = new HashMap<>();
  private final int begin;
  private final int end;
  private final int unknown;

  /**
   * @param vocabulary pieces, each at the place that is its id
   */
  WordPiece(List<String> vocabulary) {
    for (String piece : vocabulary) {
      ids.put(piece, ids.size());
    }
    begin = id("[CLS]");
    end = id("[SEP]");
    unknown = id("[UNK]");
  }

  private int id(String piece) {
    Integer id = ids.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary lacks " + piece);
    }
    return id;
  }

  /**
   * @param limit how many pieces at most; words beyond are left out
   */
  Pieces pieces(String text, int limit) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(begin, LetterCase.NONE, new Span(0, 0), false));
    for (Span word : words(text)) {
      List<Piece> its = word(text, word);
      if (pieces.size() + its.size() >= limit) {
        break;
      }
      pieces.addAll(its);
    }
    pieces.add(new Piece(end, LetterCase.NONE, new Span(text.length(), text.length()), false));
    return new Pieces(pieces);
  }

  /** A punctuation mark is a word of its own; spaces and controls part words. */
  private static List<Span> words(String text) {
    List<Span> words = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int j = i + Character.charCount(c);
      if (!isApart(c)) {
        if (!isPunctuation(c)) {
          while (j < text.length()
              && !isApart(text.codePointAt(j))
              && !isPunctuation(text.codePointAt(j))) {
            j += Character.charCount(text.codePointAt(j));
          }
        }
        words.add(new Span(i, j));
      }
      i = j;
    }
    return words;
  }

  private static boolean isApart(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** All of ASCII that is no letter, digit or space, and what Unicode calls punctuation. */
  private static boolean isPunctuation(int c) {
    if (c > 32 && c < 127) {
      return !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private List<Piece> word(String text, Span word) {
    LetterCase letters = LetterCase.of(text.substring(word.start(), word.end()));
    Plain plain = Plain.of(text, word);
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    while (i < plain.letters().length()) {
      int j = plain.letters().length();
      Integer id = ids.get(plain.piece(i, j));
      while (id == null && j > i + 1) {
        j--;
        id = ids.get(plain.piece(i, j));
      }
      if (id == null) {
        return List.of(new Piece(unknown, letters, word, true));
      }
      pieces.add(new Piece(id, letters, plain.span(i, j), i == 0));
      i = j;
    }
    return pieces.isEmpty() ? List.of(new Piece(unknown, letters, word, true)) : pieces;
  }

  /**
   * A word in lower case and without accents.
   *
   * @param from where each letter's original begins in the text
   * @param to where it ends
   */
  private record Plain(String letters, List<Integer> from, List<Integer> to) {

    static Plain of(String text, Span word) {
      StringBuilder letters = new StringBuilder();
      List<Integer> from = new ArrayList<>();
      List<Integer> to = new ArrayList<>();
      int k = word.start();
      while (k < word.end()) {
        int next = k + Character.charCount(text.codePointAt(k));
        String lower = text.substring(k, next).toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
        for (int c : apart.codePoints().toArray()) {
          if (Character.getType(c) != Character.NON_SPACING_MARK) {
            letters.appendCodePoint(c);
            while (from.size() < letters.length()) {
              from.add(k);
              to.add(next);
            }
          }
        }
        k = next;
      }
      return new Plain(letters.toString(), from, to);
    }

    String piece(int start, int end) {
      return (start == 0 ? "" : "##") + letters.substring(start, end);
    }

    Span span(int start, int end) {
      return new Span(from.get(start), to.get(end - 1));
    }
  }
}
