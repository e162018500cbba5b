package org.entente.rdf;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OA;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.identity.Slug;

/**
 * The passages of one document. A passage is named by its words and the words around it, not by
 * where it stands, so that an edit elsewhere in the document keeps its IRI and changes only its
 * offsets. Of passages with the same words and surroundings the second and later have a number.
 */
final class Passages {

  /** How many code points of its surroundings a quote carries on either side. */
  static final int SURROUNDINGS = 32;

  private final Map<Span, Node> nodes = new HashMap<>();

  /**
   * Writes passages.
   *
   * @param spans all that the document's graph refers to
   * @throws QuoteException when a span is empty, outside the text or cuts a character in two
   */
  Passages(Document document, Node iri, SortedSet<Span> spans, Triples triples) {
    CodePoints codePoints = new CodePoints(document.text());
    Map<String, Integer> seen = new HashMap<>();
    for (Span span : spans) {
      try {
        write(document, iri, span, codePoints, seen, triples);
      } catch (IndexOutOfBoundsException e) {
        throw new QuoteException(document.source(), "no passage of its text: " + e.getMessage());
      }
    }
  }

  private void write(
      Document document,
      Node iri,
      Span span,
      CodePoints codePoints,
      Map<String, Integer> seen,
      Triples triples) {
    int start = codePoints.offset(span.start());
    int end = codePoints.offset(span.end());
    if (start == end) {
      throw new QuoteException(document.source(), "an empty passage at " + start);
    }
    String exact = document.text(span);
    String prefix = codePoints.before(span.start(), SURROUNDINGS);
    String suffix = codePoints.after(span.end(), SURROUNDINGS);
    String words = Slug.sha256(prefix + '\0' + exact + '\0' + suffix).substring(0, 12);
    int number = seen.merge(words, 1, Integer::sum);
    Node passage = Iris.below(iri, "passage/" + words + (number == 1 ? "" : "-" + number));
    nodes.put(span, passage);

    Node quote = Iris.below(passage, "quote");
    Node position = Iris.below(passage, "position");
    triples.type(passage, OA.SpecificResource);
    triples.add(passage, OA.hasSource, iri);
    triples.add(passage, OA.hasSelector, quote);
    triples.add(passage, OA.hasSelector, position);
    triples.type(quote, OA.TextQuoteSelector);
    triples.add(quote, OA.exact, Triples.text(exact));
    triples.add(quote, OA.prefix, Triples.text(prefix));
    triples.add(quote, OA.suffix, Triples.text(suffix));
    triples.type(position, OA.TextPositionSelector);
    triples.add(position, OA.start, Triples.offset(start));
    triples.add(position, OA.end, Triples.offset(end));
  }

  /** The passage at a span. */
  Node at(Span span) {
    Node node = nodes.get(span);
    if (node == null) {
      throw new IllegalStateException("the passage " + span + " was not written");
    }
    return node;
  }
}
