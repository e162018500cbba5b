package org.entente.rdf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.knowledge.DataFolder;

/**
 * Checks graphs of documents against the shapes of the ontology (SHACL). Thread-safe.
 *
 * <p>A document's graph refers to resources that other graphs describe. What is checked is the
 * document's graph, the ontology, and of the register only the resources that can be reached from
 * the document: the whole register would be checked again with every document.
 */
public final class Shapes {

  private final org.apache.jena.shacl.Shapes shapes;
  private final Graph ontology;
  private final Graph register;
  private final Runnable between;

  /**
   * @param folder where {@code ontology/shapes.ttl} lies
   * @param ontology classes and concepts
   * @param register what documents may refer to
   */
  public Shapes(DataFolder folder, NamedGraph ontology, NamedGraph register) {
    this(
        org.apache.jena.shacl.Shapes.parse(OntologyGraph.shapes(folder)),
        ontology.graph(),
        register.graph(),
        () -> {});
  }

  private Shapes(
      org.apache.jena.shacl.Shapes shapes, Graph ontology, Graph register, Runnable between) {
    this.shapes = shapes;
    this.ontology = ontology;
    this.register = register;
    this.between = between;
  }

  /** The same with another register, such as that of a store within a transaction. */
  public Shapes over(NamedGraph register) {
    return new Shapes(shapes, ontology, register.graph(), between);
  }

  /**
   * The same that gives way to something else.
   *
   * @param between called every few milliseconds of a check; may wait
   */
  public Shapes givingWay(Runnable between) {
    return new Shapes(shapes, ontology, register, between);
  }

  /**
   * What does not conform.
   *
   * @param document what one document says
   * @return problems in a fixed order; none when all conforms
   */
  public List<Problem> validate(Graph document) {
    return check(document).problems();
  }

  /** The same with the report as SHACL defines it. */
  public Outcome check(Graph document) {
    Graph all = withNeighbours(document);
    ValidationReport report = report(all);
    List<Problem> problems =
        report.getEntries().stream()
            .map(entry -> Problem.of(entry, all))
            .distinct()
            .sorted()
            .toList();
    return new Outcome(report, problems);
  }

  /** What a check finds, for machines and for people. */
  public record Outcome(ValidationReport report, List<Problem> problems) {

    public Outcome {
      problems = List.copyOf(problems);
    }
  }

  /** The report of the same check as SHACL defines it, to be written as RDF. */
  public ValidationReport report(NamedGraph document) {
    return report(withNeighbours(document.graph()));
  }

  private ValidationReport report(Graph graph) {
    return ShaclValidator.get().validate(shapes, new GivingWay(graph, between));
  }

  private Graph withNeighbours(Graph document) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    Deque<Node> open = new ArrayDeque<>();
    Set<Node> seen = new HashSet<>();
    document.stream()
        .forEach(
            triple -> {
              graph.add(triple);
              reach(triple, seen, open);
            });
    while (!open.isEmpty()) {
      register.stream(open.pop(), Node.ANY, Node.ANY)
          .forEach(
              triple -> {
                graph.add(triple);
                reach(triple, seen, open);
              });
    }
    ontology.stream().forEach(graph::add);
    return graph;
  }

  private static void reach(Triple triple, Set<Node> seen, Deque<Node> open) {
    Node object = triple.getObject();
    if (object.isURI() && !triple.getPredicate().equals(RDF.type.asNode()) && seen.add(object)) {
      open.push(object);
    }
    if (seen.add(triple.getSubject())) {
      open.push(triple.getSubject());
    }
  }

  /** A check is many lookups in its graph: something else is called between some of them. */
  private static final class GivingWay extends WrappedGraph {

    private static final int LOOKUPS = 1_000;

    private final Runnable between;
    private int left = LOOKUPS;

    GivingWay(Graph graph, Runnable between) {
      super(graph);
      this.between = between;
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node property, Node object) {
      if (--left == 0) {
        left = LOOKUPS;
        between.run();
      }
      return base.find(subject, property, object);
    }
  }

  /**
   * One thing that does not conform.
   *
   * @param resource what it is about: its label when it has one, and its IRI
   * @param property the path that is wrong, empty when it is the resource itself
   * @param value the value that is wrong, empty when there is none
   * @param message what is wrong
   */
  public record Problem(String resource, String property, String value, String message)
      implements Comparable<Problem> {

    static Problem of(org.apache.jena.shacl.validation.ReportEntry entry, Graph graph) {
      Node focus = entry.focusNode();
      String label =
          graph.stream(focus, RDFS.label.asNode(), Node.ANY)
              .map(t -> t.getObject().isLiteral() ? t.getObject().getLiteralLexicalForm() : "")
              .sorted()
              .findFirst()
              .map(text -> "“" + text + "” ")
              .orElse("");
      return new Problem(
          label + "<" + focus + ">",
          entry.resultPath() == null ? "" : Prefixes.shorten(entry.resultPath().toString()),
          entry.value() == null ? "" : Prefixes.shorten(entry.value().toString()),
          entry.message());
    }

    @Override
    public int compareTo(Problem other) {
      return toString().compareTo(other.toString());
    }

    /** One line for people. */
    @Override
    public String toString() {
      StringBuilder line = new StringBuilder(resource);
      if (!property.isEmpty()) {
        line.append(", ").append(property);
      }
      if (!value.isEmpty()) {
        line.append(" ").append(value);
      }
      return line.append(": ").append(message).toString();
    }
  }
}
