package org.entente.rdf;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The offsets of a text in Unicode code points: what the graph counts in, where Java counts UTF-16
 * code units. Looking one up takes the logarithm of how many characters beyond the BMP there are.
 */
final class CodePoints {

  private final String text;
  private final int[] pairs;

  CodePoints(String text) {
    this.text = text;
    this.pairs =
        IntStream.range(1, text.length())
            .filter(i -> Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i)))
            .toArray();
  }

  /**
   * @param utf16 an offset in UTF-16 code units
   * @throws IndexOutOfBoundsException when it lies outside the text or within a character
   */
  int offset(int utf16) {
    if (utf16 < 0 || utf16 > text.length()) {
      throw new IndexOutOfBoundsException("offset " + utf16 + " of " + text.length());
    }
    int place = Arrays.binarySearch(pairs, utf16);
    if (place >= 0) {
      throw new IndexOutOfBoundsException("offset " + utf16 + " is within a character");
    }
    return utf16 - (-place - 1);
  }

  /** The characters before an offset in UTF-16 code units, at most so many code points. */
  String before(int utf16, int most) {
    int start = utf16;
    for (int n = 0; n < most && start > 0; n++) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    return text.substring(start, utf16);
  }

  /** The characters from an offset in UTF-16 code units on, at most so many code points. */
  String after(int utf16, int most) {
    int end = utf16;
    for (int n = 0; n < most && end < text.length(); n++) {
      end += Character.charCount(text.codePointAt(end));
    }
    return text.substring(utf16, end);
  }
}
