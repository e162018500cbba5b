package org.entente.source.extract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads a PDF's lines with where they stand and how large and bold they are. */
final class PdfLines extends PDFTextStripper {

  private final Budget budget;
  private final List<PdfLine> lines = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private final List<TextPosition> letters = new ArrayList<>();

  private PdfLines(Budget budget) {
    this.budget = budget;
    setSuppressDuplicateOverlappingText(true);
  }

  static List<PdfLine> of(PDDocument document, Budget budget) throws IOException {
    PdfLines reader = new PdfLines(budget);
    try {
      reader.getText(document);
    } catch (Budget.Full e) {
      reader.line();
    }
    return reader.lines;
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    words.append(budget.spend(text));
    letters.addAll(positions);
    if (budget.isFull()) {
      throw new Budget.Full();
    }
  }

  @Override
  protected void writeWordSeparator() {
    words.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    line();
  }

  @Override
  protected void writeParagraphSeparator() {
    line();
  }

  @Override
  protected void endPage(PDPage page) {
    line();
  }

  @Override
  protected void startPage(PDPage page) {
    budget.check();
  }

  @Override
  protected void writePageStart() {}

  @Override
  protected void writePageEnd() {
    line();
  }

  @Override
  protected void writeParagraphStart() {}

  @Override
  protected void writeParagraphEnd() {}

  private void line() {
    String line = MarkedText.line(words.toString());
    if (!line.isEmpty() && !letters.isEmpty()) {
      TextPosition first = letters.get(0);
      TextPosition last = letters.get(letters.size() - 1);
      lines.add(
          new PdfLine(
              line,
              getCurrentPageNo() - 1,
              first.getXDirAdj(),
              last.getXDirAdj() + last.getWidthDirAdj(),
              first.getYDirAdj(),
              size(),
              letters.stream().allMatch(letter -> isBold(letter.getFont()))));
    }
    words.setLength(0);
    letters.clear();
  }

  /** In half points: a size that differs by less is the same to the eye. */
  private float size() {
    Map<Float, Integer> counts = new HashMap<>();
    for (TextPosition letter : letters) {
      counts.merge(Math.round(letter.getFontSizeInPt() * 2) / 2f, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0f);
  }

  private static boolean isBold(PDFont font) {
    String name = font.getName();
    PDFontDescriptor descriptor = font.getFontDescriptor();
    return (name != null && name.toLowerCase(Locale.ROOT).matches(".*(?:bold|black|heavy).*"))
        || (descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600));
  }
}
