package org.entente.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.rdf.Vocabulary;

/**
 * Writes which versions of documents there are and were: {@code ent:DocumentVersion} in {@link
 * Iris#historyGraph()}, each named by the commit that it came by.
 */
final class Versions {

  private final Graph graph;
  private final Iris iris;
  private final long commit;
  private final Instant now;

  /**
   * @param commit the number of the commit that is being made
   * @param now its time
   */
  Versions(DatasetGraph dataset, Iris iris, long commit, Instant now) {
    this.graph = dataset.getGraph(iris.historyGraph());
    this.iris = iris;
    this.commit = commit;
    this.now = now;
  }

  /**
   * What a document was made from.
   *
   * @param software version of the program that read it, when the graph says so
   */
  record Made(String source, String sha256, Optional<String> software) {}

  /** A version begins. That before it has to be ended. */
  void begin(Node document, Made made) {
    Node version = iris.version(document, commit);
    describe(version, document, made, "commit " + commit);
    graph.add(version, Ent.commit.asNode(), integer(commit));
    graph.add(version, Vocabulary.GENERATED_AT, time());
  }

  /**
   * The version that there is ends.
   *
   * @param made what it was made from: a document that came before there was a history has no
   *     version until it goes
   */
  void end(Node document, Made made) {
    List<Node> current =
        graph.stream(Node.ANY, Vocabulary.SPECIALIZATION_OF, document)
            .map(Triple::getSubject)
            .filter(version -> !graph.contains(version, Vocabulary.INVALIDATED_AT, Node.ANY))
            .toList();
    if (current.isEmpty()) {
      Node version = iris.version(document, 0);
      describe(version, document, made, "before the history");
      graph.add(version, Ent.commit.asNode(), integer(0));
      graph.add(version, Vocabulary.INVALIDATED_AT, time());
    }
    for (Node version : current) {
      if (version.equals(iris.version(document, commit))) {
        graph.remove(version, Node.ANY, Node.ANY); // Nobody has seen it.
      } else {
        graph.add(version, Vocabulary.INVALIDATED_AT, time());
      }
    }
  }

  private void describe(Node version, Node document, Made made, String when) {
    graph.add(version, RDF.type.asNode(), Ent.DocumentVersion.asNode());
    graph.add(
        version,
        RDFS.label.asNode(),
        NodeFactory.createLiteralLang(made.source() + ", " + when, "en"));
    graph.add(version, Vocabulary.SPECIALIZATION_OF, document);
    graph.add(version, Vocabulary.SHA256, NodeFactory.createLiteralString(made.sha256()));
    made.software()
        .ifPresent(
            software ->
                graph.add(
                    version,
                    SchemaDO.softwareVersion.asNode(),
                    NodeFactory.createLiteralString(software)));
  }

  private static Node integer(long number) {
    return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
  }

  private Node time() {
    return NodeFactory.createLiteralDT(now.toString(), XSDDatatype.XSDdateTime);
  }
}
