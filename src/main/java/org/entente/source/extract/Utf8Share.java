package org.entente.source.extract;

/**
 * How much of some bytes is UTF-8.
 *
 * @param characters above ASCII that are whole, in two to four bytes each
 * @param broken bytes that are part of none
 * @param cut whether the last bytes begin a character that is not there
 * @param high share of the bytes that are above ASCII, 0 to 1
 */
record Utf8Share(int characters, int broken, boolean cut, double high) {

  static Utf8Share of(byte[] bytes) {
    int characters = 0;
    int broken = 0;
    int high = 0;
    boolean cut = false;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= 0) {
        continue;
      }
      high++;
      int length = length(bytes[i]);
      int following = following(bytes, i, length);
      if (length > 1 && following == length - 1) {
        characters++;
        high += following;
        i += following;
      } else {
        broken++;
        cut = length > 1 && i + 1 + following == bytes.length;
      }
    }
    return new Utf8Share(
        characters, broken, cut, bytes.length == 0 ? 0 : (double) high / bytes.length);
  }

  /** Whether it was written as UTF-8 and lost or gained some bytes. */
  boolean isDamagedUtf8() {
    return broken > 0 && (characters >= broken || (cut && broken == 1));
  }

  /** Of the character that this byte begins; 1 when it begins none. */
  private static int length(byte lead) {
    int b = lead & 0xff;
    return b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 1;
  }

  private static int following(byte[] bytes, int lead, int length) {
    int n = 0;
    while (n < length - 1 && lead + 1 + n < bytes.length && (bytes[lead + 1 + n] & 0xC0) == 0x80) {
      n++;
    }
    return n;
  }
}
