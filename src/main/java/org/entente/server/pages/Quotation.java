package org.entente.server.pages;

import java.text.BreakIterator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.document.Document;
import org.entente.document.Section;
import org.entente.document.Span;

/**
 * Words of a document within the sentence that they stand in.
 *
 * @param pieces of the sentence; the quote itself is of the kind {@code fact}
 * @param whole whether the quote is the whole sentence
 */
record Quotation(Passage passage, List<Marked.Piece> pieces, boolean whole, Ref document) {

  Quotation {
    pieces = List.copyOf(pieces);
  }

  /**
   * Quotes.
   *
   * @param words what in it says which slot; of other documents or places they do no harm
   * @return empty when the passage is not in the text
   */
  static Optional<Quotation> of(
      Document document, Passage passage, List<SlotWords> words, Ref title) {
    CodePointIndex index = new CodePointIndex(document.text());
    Optional<Span> quote = Marked.span(index, passage);
    if (quote.isEmpty()) {
      return Optional.empty();
    }
    Span sentence = sentence(document, quote.get());
    List<Marked.Mark> marks =
        Stream.concat(
                Stream.of(new Marked.Mark(quote.get(), "fact", 0, "")),
                words.stream()
                    .filter(w -> w.passage().document().equals(passage.document()))
                    .flatMap(
                        w ->
                            Marked.span(index, w.passage())
                                .map(span -> new Marked.Mark(span, "word", w.row(), ""))
                                .stream())
                    .filter(mark -> !mark.span().contains(quote.get())))
            .sorted(Comparator.comparing(Marked.Mark::span))
            .toList();
    return Optional.of(
        new Quotation(
            passage,
            Marked.cut(document.text(), sentence, marks),
            sentence.equals(quote.get()),
            title));
  }

  /** The words that say a slot, and the number of its row. */
  record SlotWords(int row, Passage passage) {}

  private static Span sentence(Document document, Span quote) {
    Span paragraph = paragraph(document, quote);
    String text = document.text().substring(paragraph.start(), paragraph.end());
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    int from = quote.start() - paragraph.start();
    int to = quote.end() - paragraph.start();
    int start = from == 0 || breaks.isBoundary(from) ? from : breaks.preceding(from);
    int end = to >= text.length() || breaks.isBoundary(to) ? to : breaks.following(to);
    while (end > to && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Span(paragraph.start() + Math.max(start, 0), paragraph.start() + end);
  }

  private static Span paragraph(Document document, Span quote) {
    for (Section section : document.sections()) {
      for (Span paragraph : section.paragraphs()) {
        if (paragraph.contains(quote)) {
          return paragraph;
        }
      }
    }
    return quote;
  }
}
