package org.entente.source.extract;

import static org.entente.fuzz.Invariants.hold;

import java.util.Arrays;
import java.util.List;
import org.entente.fuzz.Invariants;

/** Bytes to texts by the readers of formats that are cheap, by the first byte. */
public final class FormatsFuzz {

  private static final List<Format> FORMATS =
      List.of(Format.HTML, Format.MAIL, Format.RTF, Format.PDF);

  private FormatsFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length > 0) {
      Format format = FORMATS.get((data[0] & 0xff) % FORMATS.size());
      Invariants.inTime(() -> read(format, Arrays.copyOfRange(data, 1, data.length)));
    }
  }

  private static void read(Format format, byte[] bytes) {
    try {
      Extracted extracted = new Extractor(1000).extract(format, bytes);
      hold(extracted.text().indexOf('\r') < 0 || format == Format.MAIL, "a carriage return");
      hold(extracted.body().length() <= 6000, "longer than was asked for");
    } catch (Refusal e) {
      hold(!e.reason().isBlank(), "no reason");
    }
  }
}
