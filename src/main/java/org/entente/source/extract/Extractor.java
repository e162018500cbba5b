package org.entente.source.extract;

import java.time.Duration;

/**
 * Reads files of all formats, each within bounds of time and text, in this process. For one thread.
 */
public final class Extractor {

  /** The longest text, in characters (of UTF-16): some 800 pages. */
  public static final int MOST_CHARACTERS = 5_000_000;

  private static final Duration TIME = Duration.ofSeconds(30);

  private final int mostCharacters;
  private final Watch watch;

  /**
   * @param mostCharacters of a text, what comes after is cut off; at most {@link #MOST_CHARACTERS}
   */
  public Extractor(int mostCharacters) {
    this(mostCharacters, TIME);
  }

  Extractor(int mostCharacters, Duration time) {
    this.mostCharacters = Math.min(mostCharacters, MOST_CHARACTERS);
    this.watch = new Watch(time);
  }

  /**
   * What a file holds; a text that was cut off says so in {@link Extracted#leftOut()}.
   *
   * @throws Refusal when there is no text to be had
   */
  public Extracted extract(Format format, byte[] bytes) {
    Budget budget = new Budget(mostCharacters);
    Extracted extracted = watch.run(budget, () -> read(format, bytes, budget));
    return budget.isFull() ? extracted.cutAfter(mostCharacters) : extracted;
  }

  /** Whether the reading of a file that was given up still goes on in a thread of its own. */
  public boolean isStuck() {
    return watch.isStuck();
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
