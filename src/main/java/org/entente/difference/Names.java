package org.entente.difference;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** What things are called, in English where they have an English name. Use it in a transaction. */
public final class Names implements Function<Node, Optional<String>> {

  private static final List<Node> PROPERTIES =
      List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode());

  private final Graph graph;
  private final Map<Node, Optional<String>> known = new HashMap<>();

  /**
   * @param graph where names stand: the union of all
   */
  public Names(Graph graph) {
    this.graph = graph;
  }

  @Override
  public Optional<String> apply(Node node) {
    return known.computeIfAbsent(node, this::find);
  }

  private Optional<String> find(Node node) {
    return PROPERTIES.stream()
        .flatMap(property -> labels(node, property))
        .min(
            Comparator.comparing((Node label) -> !label.getLiteralLanguage().equals("en"))
                .thenComparing(Node::getLiteralLanguage)
                .thenComparing(Node::getLiteralLexicalForm))
        .map(Node::getLiteralLexicalForm);
  }

  private Stream<Node> labels(Node node, Node property) {
    return graph.stream(node, property, Node.ANY)
        .map(Triple::getObject)
        .filter(Node::isLiteral)
        .toList()
        .stream();
  }
}
