package org.entente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.identity.Slug;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;

/**
 * Links between engagements of different documents, as {@code org.entente.link} writes them but
 * between any two: comparing documents while generating would take longer than all else.
 */
final class GeneratedLinks {

  private static final int ONE_IN = 40;

  private final RandomGenerator random;
  private final List<Node> told = new ArrayList<>();
  private final Graph links = GraphFactory.createDefaultGraph();

  GeneratedLinks(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Links some of a document's engagements to some of documents before. */
  void add(NamedGraph document) {
    document
        .graph()
        .find(Node.ANY, RDF.type.asNode(), Ent.Engagement.asNode())
        .mapWith(Triple::getSubject)
        .toList()
        .stream()
        .sorted((a, b) -> a.getURI().compareTo(b.getURI()))
        .filter(engagement -> random.nextInt(ONE_IN) == 0)
        .forEach(this::add);
  }

  private void add(Node engagement) {
    if (!told.isEmpty()) {
      link(told.get(random.nextInt(told.size())), engagement);
    }
    told.add(engagement);
  }

  private void link(Node one, Node two) {
    Node same = Ent.sameEngagementAs.asNode();
    Node link = NodeFactory.createURI(one.getURI() + "/same/" + Slug.hash(two.getURI()));
    add(one, same, two);
    add(two, same, one);
    add(link, RDF.type.asNode(), RDF.Statement.asNode());
    add(link, RDF.subject.asNode(), one);
    add(link, RDF.predicate.asNode(), same);
    add(link, RDF.object.asNode(), two);
    String confidence = "0." + random.nextInt(70, 100);
    add(
        link,
        Ent.confidence.asNode(),
        NodeFactory.createLiteralDT(confidence, XSDDatatype.XSDdecimal));
    add(link, RDFS.comment.asNode(), NodeFactory.createLiteralLang("same date", "en"));
    if (random.nextInt(5) == 0) {
      Node node = NodeFactory.createURI(link.getURI() + "/status");
      add(node, RDF.type.asNode(), Ent.Disagreement.asNode());
      add(node, Ent.between.asNode(), one);
      add(node, Ent.between.asNode(), two);
      add(node, Ent.onProperty.asNode(), Ent.status.asNode());
    }
  }

  private void add(Node subject, Node property, Node value) {
    links.add(subject, property, value);
  }

  NamedGraph graph(Iris iris) {
    return new NamedGraph(iris.sameEngagementsGraph(), links);
  }
}
