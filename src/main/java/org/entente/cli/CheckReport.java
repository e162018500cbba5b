package org.entente.cli;

import java.util.Locale;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Iris;
import org.entente.rdf.Prefixes;
import org.entente.store.Problem;

/**
 * One SHACL validation report of everything that was checked. What no shape can say (a quote is not
 * the text, a text is missing) is a result too, with a constraint component of our own.
 */
final class CheckReport {

  private final Graph graph = GraphMemFactory.createDefaultGraph();
  private final Node report = NodeFactory.createBlankNode();
  private boolean conforms = true;

  /** Takes the results of one document. */
  void add(ValidationReport part) {
    conforms &= part.conforms();
    Graph triples = part.getGraph();
    Node other = part.getResource().asNode();
    triples.stream()
        .filter(t -> !t.getPredicate().equals(SHACL.conforms))
        .filter(t -> !(t.getSubject().equals(other) && t.getPredicate().equals(RDF.type.asNode())))
        .forEach(
            t ->
                graph.add(
                    t.getSubject().equals(other) ? report : t.getSubject(),
                    t.getPredicate(),
                    t.getObject()));
  }

  /** Takes a problem that was found otherwise; those of shapes come with their own report. */
  void add(Problem problem) {
    conforms = false;
    if (problem.kind() == Problem.Kind.SHAPE) {
      return;
    }
    Node result = NodeFactory.createBlankNode();
    graph.add(report, SHACL.result, result);
    graph.add(result, RDF.type.asNode(), SHACL.ValidationResult);
    graph.add(result, SHACL.resultSeverity, SHACL.Violation);
    graph.add(result, SHACL.focusNode, node(problem.subject()));
    graph.add(result, SHACL.resultMessage, NodeFactory.createLiteralString(problem.message()));
    graph.add(
        result,
        SHACL.sourceConstraintComponent,
        NodeFactory.createURI(
            Iris.DEFAULT_BASE + "check/" + problem.kind().name().toLowerCase(Locale.ROOT)));
  }

  boolean conforms() {
    return conforms;
  }

  Graph graph() {
    graph.getPrefixMapping().setNsPrefixes(Prefixes.mapping());
    graph.add(report, RDF.type.asNode(), SHACL.ValidationReport);
    graph.add(
        Triple.create(
            report,
            SHACL.conforms,
            NodeFactory.createLiteralDT(
                String.valueOf(conforms), org.apache.jena.datatypes.xsd.XSDDatatype.XSDboolean)));
    return graph;
  }

  private static Node node(String subject) {
    return subject.matches("[a-z]+:.*")
        ? NodeFactory.createURI(subject)
        : NodeFactory.createLiteralString(subject);
  }
}
