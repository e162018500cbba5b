package org.entente.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Bytes to text: UTF-8, or what a byte order mark says; never a guess, never a replacement. */
final class Decoding {

  /** The greatest share of NUL bytes in a text. */
  private static final double MOST_NULS = 0.05;

  /** First bytes, in hexadecimal, of common files that are no plain text. */
  private static final Map<String, String> SIGNATURES = new LinkedHashMap<>();

  static {
    SIGNATURES.put("255044462d", "a PDF file");
    SIGNATURES.put("504b0304", "a ZIP archive or an office document");
    SIGNATURES.put("d0cf11e0a1b11ae1", "an old office document");
    SIGNATURES.put("7b5c727466", "an RTF document");
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

  private static final Map<String, Charset> MARKS = new LinkedHashMap<>();

  static {
    MARKS.put("efbbbf", StandardCharsets.UTF_8);
    MARKS.put("fffe0000", Charset.forName("UTF-32LE"));
    MARKS.put("0000feff", Charset.forName("UTF-32BE"));
    MARKS.put("fffe", StandardCharsets.UTF_16LE);
    MARKS.put("feff", StandardCharsets.UTF_16BE);
  }

  private Decoding() {}

  static Reading decode(String name, byte[] bytes) {
    String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 16));
    for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
      if (start.startsWith(signature.getKey())) {
        return new Reading.Refused(
            name, "it is " + signature.getValue() + "; give its text as a UTF-8 file");
      }
    }
    Optional<Map.Entry<String, Charset>> mark =
        MARKS.entrySet().stream().filter(m -> start.startsWith(m.getKey())).findFirst();
    if (mark.isEmpty() && isBinary(bytes)) {
      return new Reading.Refused(name, "it is a binary file; give its text as a UTF-8 file");
    }
    int skip = mark.map(m -> m.getKey().length() / 2).orElse(0);
    return text(name, bytes, skip, mark.map(Map.Entry::getValue).orElse(StandardCharsets.UTF_8));
  }

  private static Reading text(String name, byte[] bytes, int skip, Charset charset) {
    ByteBuffer in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length - skip + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isUnderflow()) {
      return new Reading.Refused(name, malformed(bytes, in.position(), charset));
    }
    decoder.flush(out);
    String text = out.flip().toString();
    if (text.codePoints().noneMatch(Decoding::isVisible)) {
      return new Reading.Refused(name, "it is empty");
    }
    return new Reading.Loaded(new Source(name, text));
  }

  private static String malformed(byte[] bytes, int position, Charset charset) {
    long line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return String.format(
        "it is not valid %s: byte 0x%02X at offset %d, line %d; save it as UTF-8",
        charset, position < bytes.length ? bytes[position] : 0, position, line);
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
