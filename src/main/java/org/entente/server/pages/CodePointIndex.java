package org.entente.server.pages;

/** From offsets in code points, which the graph counts, to those that Java counts. */
final class CodePointIndex {

  /** An offset is kept for each so many code points. */
  private static final int STEP = 256;

  private final String text;
  private final int length;
  private final int[] kept;

  CodePointIndex(String text) {
    this.text = text;
    this.length = text.codePointCount(0, text.length());
    this.kept = new int[length / STEP + 1];
    for (int i = 1; i < kept.length; i++) {
      kept[i] = text.offsetByCodePoints(kept[i - 1], STEP);
    }
  }

  /** In code points. */
  int length() {
    return length;
  }

  /**
   * The UTF-16 offset.
   *
   * @param codePoint from 0 to the length
   */
  int utf16(int codePoint) {
    return text.offsetByCodePoints(kept[codePoint / STEP], codePoint % STEP);
  }
}
