package org.entente.source.extract;

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

/** Bytes to text, without a guess or a replacement. */
public final class StrictText {

  private static final Map<String, Charset> MARKS = new LinkedHashMap<>();

  static {
    MARKS.put("efbbbf", StandardCharsets.UTF_8);
    MARKS.put("fffe0000", Charset.forName("UTF-32LE"));
    MARKS.put("0000feff", Charset.forName("UTF-32BE"));
    MARKS.put("fffe", StandardCharsets.UTF_16LE);
    MARKS.put("feff", StandardCharsets.UTF_16BE);
  }

  private StrictText() {}

  /** Whether a byte order mark says what these bytes are. */
  public static boolean isMarked(byte[] bytes) {
    return mark(bytes).isPresent();
  }

  /**
   * What a byte order mark says, else in this encoding; the mark is left out.
   *
   * @throws Refusal when a byte has no meaning, with its line
   */
  public static String decode(byte[] bytes, Charset otherwise) {
    Optional<Map.Entry<String, Charset>> mark = mark(bytes);
    int skip = mark.map(m -> m.getKey().length() / 2).orElse(0);
    return decode(bytes, skip, mark.map(Map.Entry::getValue).orElse(otherwise));
  }

  /** UTF-8 that no byte order mark can stand before: a line after the first. */
  public static String decodeRest(byte[] bytes) {
    return decode(bytes, 0, StandardCharsets.UTF_8);
  }

  private static String decode(byte[] bytes, int skip, Charset charset) {
    ByteBuffer in = ByteBuffer.wrap(bytes, skip, bytes.length - skip);
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    int most = (int) Math.ceil((bytes.length - skip) * (double) decoder.maxCharsPerByte()) + 1;
    CharBuffer out = CharBuffer.allocate(most);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isUnderflow()) {
      throw malformed(bytes, in.position(), charset);
    }
    decoder.flush(out);
    return out.flip().toString();
  }

  private static Optional<Map.Entry<String, Charset>> mark(byte[] bytes) {
    String start = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 4));
    return MARKS.entrySet().stream().filter(m -> start.startsWith(m.getKey())).findFirst();
  }

  private static Refusal malformed(byte[] bytes, int position, Charset charset) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return new Refusal(
        String.format(
            "it is not valid %s: byte 0x%02X at offset %d; save it as UTF-8",
            charset, position < bytes.length ? bytes[position] : 0, position),
        line);
  }
}
