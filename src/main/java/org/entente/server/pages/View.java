package org.entente.server.pages;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** The graph as one reader sees it; holds in one read transaction. */
final class View {

  /** What stands for a resource, the best first. */
  private static final List<Node> NAMES =
      List.of(
          RDFS.label.asNode(),
          SKOS.prefLabel.asNode(),
          DCTerms.title.asNode(),
          SKOS.altLabel.asNode());

  private final DatasetGraph dataset;
  private final Graph graph;
  private final Languages languages;
  private final Links links;

  private final Map<Node, Name> names;

  /**
   * All that the store holds.
   *
   * @param names that are known already; more are added
   */
  View(DatasetGraph dataset, Languages languages, Links links, Map<Node, Name> names) {
    this(dataset, dataset.getUnionGraph(), languages, links, names);
  }

  private View(
      DatasetGraph dataset, Graph graph, Languages languages, Links links, Map<Node, Name> names) {
    this.names = names;
    this.dataset = dataset;
    this.graph = graph;
    this.languages = languages;
    this.links = links;
  }

  /** One of the store's graphs alone, copied to memory, where a whole is read faster. */
  View within(Node name) {
    Graph copy = GraphFactory.createDefaultGraph();
    dataset.find(name, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(q -> copy.add(q.asTriple()));
    return new View(dataset, copy, languages, links, new HashMap<>());
  }

  DatasetGraph dataset() {
    return dataset;
  }

  Languages languages() {
    return languages;
  }

  Links links() {
    return links;
  }

  Stream<Triple> find(Node subject, Node property, Node value) {
    return Iter.toList(graph.find(subject, property, value)).stream();
  }

  boolean contains(Node subject, FrontsNode property, Node value) {
    return graph.contains(subject, property.asNode(), value);
  }

  boolean isA(Node subject, FrontsNode type) {
    return contains(subject, RDF.type, type.asNode());
  }

  /** The values of a property, in an order that does not change. */
  List<Node> values(Node subject, FrontsNode property) {
    return values(subject, property.asNode());
  }

  List<Node> values(Node subject, Node property) {
    return find(subject, property, Node.ANY)
        .map(Triple::getObject)
        .sorted(Comparator.comparing(Node::toString))
        .toList();
  }

  Optional<Node> value(Node subject, FrontsNode property) {
    return values(subject, property).stream().findFirst();
  }

  /** What a literal says. */
  Optional<String> text(Node subject, FrontsNode property) {
    return values(subject, property).stream()
        .filter(Node::isLiteral)
        .findFirst()
        .map(Node::getLiteralLexicalForm);
  }

  /** Those that have a value of a property. */
  List<Node> subjects(FrontsNode property, Node value) {
    return find(Node.ANY, property.asNode(), value)
        .map(Triple::getSubject)
        .sorted(Comparator.comparing(Node::toString))
        .toList();
  }

  /** The name that the reader reads best; the end of the IRI where there is none. */
  Name name(Node node) {
    Name known = names.get(node);
    if (known == null) {
      known = found(node);
      names.put(node, known);
    }
    return known;
  }

  private Name found(Node node) {
    if (!node.isURI()) {
      return node.isLiteral() ? literal(node) : Name.of("unnamed");
    }
    for (Node property : NAMES) {
      Optional<Name> name = best(node, property);
      if (name.isPresent()) {
        return name.get();
      }
    }
    return Name.of(localName(node.getURI()));
  }

  /** The literal of a property that the reader reads best. */
  Optional<Name> best(Node node, Node property) {
    return find(node, property, Node.ANY)
        .map(Triple::getObject)
        .filter(Node::isLiteral)
        .min(
            Comparator.comparingInt(languages::rank)
                .thenComparing(Node::getLiteralLexicalForm, Comparator.naturalOrder()))
        .map(View::literal);
  }

  Ref ref(Node node) {
    return new Ref(name(node), links.href(node), links.isExternal(node));
  }

  static Name literal(Node literal) {
    String language = literal.getLiteralLanguage();
    return new Name(literal.getLiteralLexicalForm(), language.equals("en") ? "" : language);
  }

  static String localName(String iri) {
    int cut = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#'));
    return cut < 0 || cut == iri.length() - 1 ? iri : iri.substring(cut + 1);
  }
}
