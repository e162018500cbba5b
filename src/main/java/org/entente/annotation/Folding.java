package org.entente.annotation;

import java.text.Normalizer;

/**
 * Makes spellings of a name alike, one character for one, so that offsets stay: accents go,
 * hyphens, dashes and line breaks become spaces, curly quotes straight ones. Case is kept.
 */
final class Folding {

  private Folding() {}

  static String fold(String text) {
    char[] folded = new char[text.length()];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(text.charAt(i));
    }
    return new String(folded);
  }

  private static char fold(char c) {
    if (c < 0x80) {
      return switch (c) {
        case '-', '\n', '\r', '\t' -> ' ';
        default -> c;
      };
    }
    if (Character.getType(c) == Character.DASH_PUNCTUATION || Character.isSpaceChar(c)) {
      return ' ';
    }
    return switch (c) {
      case '‘', '’', 'ʻ', 'ʼ', '′', '`' -> '\'';
      case '“', '”', '„' -> '"';
      case 'ı' -> 'i';
      case 'ł' -> 'l';
      case 'Ł' -> 'L';
      case 'ø' -> 'o';
      case 'Ø' -> 'O';
      case 'đ' -> 'd';
      case 'Đ' -> 'D';
      default ->
          c < 0x250 || (c >= 0x1E00 && c < 0x1F00)
              ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0)
              : c;
    };
  }
}
