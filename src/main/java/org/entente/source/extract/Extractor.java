package org.entente.source.extract;

import java.time.Duration;

/** Reads files of all formats, each within bounds of time, memory and text. */
public final class Extractor {

  private static final Duration TIME = Duration.ofSeconds(60);

  private static final long MEMORY = 800_000_000;

  private final int mostCharacters;
  private final Watch watch;

  /**
   * @param mostCharacters of a text
   */
  public Extractor(int mostCharacters) {
    this(mostCharacters, TIME);
  }

  Extractor(int mostCharacters, Duration time) {
    this.mostCharacters = mostCharacters;
    this.watch = new Watch(time);
  }

  /**
   * @throws Refusal when there is no text to be had
   */
  public Extracted extract(Format format, byte[] bytes) {
    // A page or mail is in memory as a whole, and grows with its size only.
    boolean whole = format == Format.HTML || format == Format.MAIL;
    long memory = MEMORY + (whole ? 200L * bytes.length : 0);
    Budget budget = new Budget(mostCharacters, memory);
    return watch.run(budget, () -> read(format, bytes, budget));
  }

  private static Extracted read(Format format, byte[] bytes, Budget budget) {
    return switch (format) {
      case HTML -> HtmlPage.read(bytes, budget);
      case PDF -> PdfPages.read(bytes, budget);
      case MAIL -> MailText.read(bytes, budget);
      case DOCX, ODT, EPUB -> {
        Packages.check(bytes);
        yield OfficeText.read(format, bytes, budget);
      }
      case RTF -> OfficeText.read(format, bytes, budget);
    };
  }
}
