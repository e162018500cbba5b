package org.entente.source.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * A PDF, by PDFBox as Tika uses it, without Tika between: that does not pass on the size of
 * letters, and headings are known by nothing else.
 */
final class PdfPages {

  /** Streams that are compressed twice: no program writes them, and they unpack a million-fold. */
  private static final Pattern TWICE =
      Pattern.compile(
          "/(?:Fl(?:ateDecode)?|LZW(?:Decode)?)[\\s/A-Za-z0-9]{0,60}/(?:Fl|LZW)(?:ateDecode|Decode)?[\\s\\]]");

  private PdfPages() {}

  static Extracted read(byte[] bytes, Budget budget) {
    if (TWICE.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
      throw new Refusal("its parts are compressed twice; it is damaged or hostile");
    }
    try (PDDocument document = Loader.loadPDF(new Watched(bytes, budget))) {
      MarkedText text = new MarkedText(new Budget(Integer.MAX_VALUE));
      List<PdfLine> lines = PdfLines.of(document, budget);
      if (lines.isEmpty()) {
        throw new Refusal(
            "it holds no text, only pictures of pages; run text recognition (OCR) on it first");
      }
      PdfLayout.write(lines, text);
      Optional<String> title =
          FileTitle.of(document.getDocumentInformation().getTitle(), text.toString());
      return new Extracted(title, Optional.empty(), text.toString(), List.of());
    } catch (InvalidPasswordException e) {
      throw new Refusal("it is protected by a password; save it without one");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks the budget at each read, since PDFBox heeds no interruption. */
  private static final class Watched extends RandomAccessReadBuffer {
    private final Budget budget;

    Watched(byte[] bytes, Budget budget) {
      super(bytes);
      this.budget = budget;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      budget.check();
      return super.read(buffer, offset, length);
    }
  }
}
