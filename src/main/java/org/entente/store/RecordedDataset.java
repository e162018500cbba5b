package org.entente.store;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;

/** A dataset that remembers of what something was written or removed through it. */
final class RecordedDataset extends DatasetGraphWrapper {

  /** More are not remembered: then what follows the store reads it anew. */
  private static final int MOST = 100_000;

  private final Set<Node> changed = new HashSet<>();
  private boolean tooMany;

  RecordedDataset(DatasetGraph dataset) {
    super(dataset);
  }

  /**
   * Subjects and objects of all that was written or removed, but for classes of what has a type;
   * empty when they are too many.
   */
  Optional<Set<Node>> changed() {
    return tooMany ? Optional.empty() : Optional.of(Set.copyOf(changed));
  }

  /** That a class has an instance more or less is no change of the class. */
  private void remember(Node subject, Node property, Node object) {
    if (!tooMany) {
      changed.add(subject);
      if (!object.isLiteral() && !property.equals(RDF.type.asNode())) {
        changed.add(object);
      }
      if (changed.size() > MOST) {
        tooMany = true;
        changed.clear();
      }
    }
  }

  @Override
  public Graph getDefaultGraph() {
    return GraphView.createDefaultGraph(this);
  }

  @Override
  public Graph getGraph(Node name) {
    return GraphView.createNamedGraph(this, name);
  }

  @Override
  public void add(Quad quad) {
    add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public void delete(Quad quad) {
    delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  @Override
  public void add(Node graph, Node subject, Node property, Node object) {
    remember(subject, property, object);
    super.add(graph, subject, property, object);
  }

  @Override
  public void delete(Node graph, Node subject, Node property, Node object) {
    remember(subject, property, object);
    super.delete(graph, subject, property, object);
  }

  @Override
  public void deleteAny(Node graph, Node subject, Node property, Node object) {
    rememberAll(find(graph, subject, property, object));
    super.deleteAny(graph, subject, property, object);
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    removeGraph(name);
    graph.find().forEach(t -> add(name, t.getSubject(), t.getPredicate(), t.getObject()));
  }

  @Override
  public void removeGraph(Node name) {
    rememberAll(find(name, Node.ANY, Node.ANY, Node.ANY));
    super.removeGraph(name);
  }

  @Override
  public void clear() {
    tooMany = true;
    super.clear();
  }

  private void rememberAll(Iterator<Quad> quads) {
    List<Quad> all = Iter.toList(quads);
    all.forEach(quad -> remember(quad.getSubject(), quad.getPredicate(), quad.getObject()));
  }
}
