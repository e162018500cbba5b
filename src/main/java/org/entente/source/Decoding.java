package org.entente.source;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.source.extract.GuessedText;
import org.entente.source.extract.Refusal;
import org.entente.source.extract.StrictText;

/** Bytes of a plain text to text; never with a replacement, and a guess is said. */
final class Decoding {

  /** The greatest share of NUL bytes in a text. */
  private static final double MOST_NULS = 0.05;

  /** First bytes, in hexadecimal, of common files that hold no text for us. */
  private static final Map<String, String> SIGNATURES = new LinkedHashMap<>();

  static {
    SIGNATURES.put("d0cf11e0a1b11ae1", "an old or protected office document");
    SIGNATURES.put("1f8b08", "a gzip archive");
    SIGNATURES.put("425a68", "a bzip2 archive");
    SIGNATURES.put("fd377a585a00", "an xz archive");
    SIGNATURES.put("377abcaf271c", "a 7z archive");
    SIGNATURES.put("89504e470d0a1a0a", "a PNG picture");
    SIGNATURES.put("ffd8ff", "a JPEG picture");
    SIGNATURES.put("474946383761", "a GIF picture");
    SIGNATURES.put("474946383961", "a GIF picture");
    SIGNATURES.put("7f454c46", "a program");
    SIGNATURES.put("cafebabe", "a compiled class");
    SIGNATURES.put("53514c69746520666f726d6174203300", "an SQLite database");
    SIGNATURES.put("4f676753", "a sound file");
    SIGNATURES.put("494433", "a sound file");
  }

  private Decoding() {}

  /**
   * @throws Refusal when it is no text
   */
  static GuessedText plain(byte[] bytes) {
    String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 16));
    for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
      if (start.startsWith(signature.getKey())) {
        throw new Refusal("it is " + signature.getValue() + "; give its text as a UTF-8 file");
      }
    }
    if (!StrictText.isMarked(bytes) && isBinary(bytes)) {
      throw new Refusal("it is a binary file; give its text as a UTF-8 file");
    }
    return GuessedText.of(bytes);
  }

  /** Whether there is anything to see. */
  static boolean isEmpty(String text) {
    return text.codePoints().noneMatch(Decoding::isVisible);
  }

  private static boolean isVisible(int c) {
    return !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && !Character.isISOControl(c)
        && Character.getType(c) != Character.FORMAT;
  }

  private static boolean isBinary(byte[] bytes) {
    int nuls = 0;
    for (byte b : bytes) {
      nuls += b == 0 ? 1 : 0;
    }
    return nuls > MOST_NULS * bytes.length;
  }
}
