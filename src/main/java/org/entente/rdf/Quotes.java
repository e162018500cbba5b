package org.entente.rdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;

/**
 * Compares the quotes of a document's graph with its text, to the letter. It reads the triples and
 * knows nothing of how they were made, so it also checks graphs that come out of a store.
 */
public final class Quotes {

  private record Quote(Node passage, int start, int end, String exact) {}

  private Quotes() {}

  /**
   * What is wrong with the passages of a graph.
   *
   * @param graph what one document says
   * @param text the document's text
   * @return one line for each passage that is not the text at its offsets; none when all is well
   */
  public static List<String> problems(Graph graph, String text) {
    List<String> problems = new ArrayList<>();
    List<Quote> quotes = new ArrayList<>();
    graph.stream(Node.ANY, RDF.type.asNode(), OA.SpecificResource.asNode())
        .map(Triple::getSubject)
        .forEach(passage -> read(graph, passage, quotes, problems));
    quotes.sort(
        Comparator.comparingInt(Quote::start).thenComparing(quote -> quote.passage().getURI()));
    int codePoint = 0;
    int utf16 = 0;
    for (Quote quote : quotes) {
      try {
        utf16 = text.offsetByCodePoints(utf16, quote.start() - codePoint);
        codePoint = quote.start();
        int end = text.offsetByCodePoints(utf16, quote.end() - quote.start());
        if (end <= utf16 || !text.substring(utf16, end).equals(quote.exact())) {
          problems.add(problem(quote, "is not the text there"));
        }
      } catch (IndexOutOfBoundsException e) {
        problems.add(problem(quote, "lies outside the text"));
      }
    }
    return problems;
  }

  /**
   * @throws QuoteException when a passage of the graph is not the text at its offsets
   */
  public static void check(String source, Graph graph, String text) {
    List<String> problems = problems(graph, text);
    if (!problems.isEmpty()) {
      throw new QuoteException(source, String.join("; ", problems));
    }
  }

  private static void read(Graph graph, Node passage, List<Quote> quotes, List<String> problems) {
    List<Node> exact = values(graph, passage, OA.exact.asNode());
    List<Node> start = values(graph, passage, OA.start.asNode());
    List<Node> end = values(graph, passage, OA.end.asNode());
    if (exact.size() != 1 || start.size() != 1 || end.size() != 1) {
      problems.add("passage " + passage + " has not one quote, one start and one end");
      return;
    }
    quotes.add(
        new Quote(
            passage,
            Integer.parseInt(start.get(0).getLiteralLexicalForm()),
            Integer.parseInt(end.get(0).getLiteralLexicalForm()),
            exact.get(0).getLiteralLexicalForm()));
  }

  private static List<Node> values(Graph graph, Node passage, Node property) {
    return graph.stream(passage, OA.hasSelector.asNode(), Node.ANY)
        .flatMap(selector -> graph.stream(selector.getObject(), property, Node.ANY))
        .map(Triple::getObject)
        .toList();
  }

  private static String problem(Quote quote, String what) {
    String exact = quote.exact();
    int end = exact.offsetByCodePoints(0, Math.min(60, exact.codePointCount(0, exact.length())));
    return "quote “%s” at %d–%d (code points) %s"
        .formatted(exact.substring(0, end), quote.start(), quote.end(), what);
  }
}
