package org.entente.correction;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.rdf.Ent;
import org.entente.rdf.Evidence;

/**
 * What a fact is known by when its document is read again: not by its place among others, but by
 * the words that it stands on.
 *
 * @param fact its IRI when its document was read last
 * @param document that says it
 * @param type its class
 * @param quotes the passages that it stands on, to the letter
 * @param label what it is called
 * @param amongSeveral whether others of its class stand on some of its words; then its label must
 *     be the same too
 */
public record Reference(
    Node fact, Node document, Node type, Set<String> quotes, String label, boolean amongSeveral) {

  public Reference {
    quotes = Collections.unmodifiableSet(new TreeSet<>(quotes));
  }

  /**
   * The reference to a fact.
   *
   * @param graph of the document; empty when the fact is none of it
   */
  static Optional<Reference> to(Graph graph, Node document, Node fact) {
    Optional<Node> type = type(graph, fact);
    Set<String> quotes = Evidence.quotes(graph, fact);
    if (type.isEmpty() || quotes.isEmpty()) {
      return Optional.empty();
    }
    Reference alone = new Reference(fact, document, type.get(), quotes, label(graph, fact), false);
    boolean several = alone.candidates(graph).anyMatch(other -> !other.equals(fact));
    return Optional.of(alone.among(several));
  }

  private Reference among(boolean several) {
    return new Reference(fact, document, type, quotes, label, several);
  }

  /** The same fact by the IRI that it has now. */
  Reference as(Node now) {
    return new Reference(now, document, type, quotes, label, amongSeveral);
  }

  /** The fact in what is read now; empty when its words or its class are no longer there. */
  Optional<Node> find(Graph graph) {
    List<Node> all =
        candidates(graph)
            .filter(other -> !amongSeveral || label(graph, other).equals(label))
            .toList();
    List<Node> exact = all.stream().filter(o -> Evidence.quotes(graph, o).equals(quotes)).toList();
    List<Node> best = exact.isEmpty() ? all : exact;
    if (best.size() == 1 || best.contains(fact)) {
      return Optional.of(best.size() == 1 ? best.get(0) : fact);
    }
    List<Node> called = best.stream().filter(o -> label(graph, o).equals(label)).toList();
    return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
  }

  /** Facts of the class that stand on some of the words. */
  private Stream<Node> candidates(Graph graph) {
    return subjects(graph, RDF.type, type)
        .filter(other -> type(graph, other).equals(Optional.of(type)))
        .filter(other -> !Collections.disjoint(Evidence.quotes(graph, other), quotes));
  }

  /** For people: what it is and which words it stands on. */
  public String words() {
    return type.getLocalName() + " “" + label + "” on “" + String.join("” … “", quotes) + "”";
  }

  /** The most special class of an engagement, or that of observations. */
  private static Optional<Node> type(Graph graph, Node fact) {
    Set<Node> types = values(graph, fact, RDF.type);
    if (types.contains(Ent.Observation.asNode())) {
      return Optional.of(Ent.Observation.asNode());
    }
    return types.remove(Ent.Engagement.asNode())
        ? types.stream()
            .filter(Node::isURI)
            .min((a, b) -> a.getURI().compareTo(b.getURI()))
            .or(() -> Optional.of(Ent.Engagement.asNode()))
        : Optional.empty();
  }

  private static String label(Graph graph, Node fact) {
    return values(graph, fact, RDFS.label).stream()
        .filter(Node::isLiteral)
        .map(Node::getLiteralLexicalForm)
        .sorted()
        .findFirst()
        .orElse("");
  }

  private static Stream<Node> subjects(Graph graph, FrontsNode property, Node value) {
    return Iter.iter(graph.find(Node.ANY, property.asNode(), value))
        .map(Triple::getSubject)
        .toSet()
        .stream();
  }

  private static Set<Node> values(Graph graph, Node subject, FrontsNode property) {
    return Iter.iter(graph.find(subject, property.asNode(), Node.ANY))
        .map(Triple::getObject)
        .toSet();
  }
}
