package org.entente.source.extract;

/**
 * A line of a page as it is printed. Lengths are in points.
 *
 * @param words without white space at its ends
 * @param page from 0
 * @param left where it begins
 * @param right where it ends
 * @param y how far its base is from the page's top
 * @param size of most of its letters
 * @param bold whether all its letters are
 */
record PdfLine(String words, int page, float left, float right, float y, float size, boolean bold) {

  /** Whether the other, the next line, stands right below in the same column. */
  boolean isRightAbove(PdfLine next) {
    float gap = next.y - y;
    return page == next.page && gap > 0 && gap < 1.5 * Math.max(size, next.size) + 2;
  }
}
