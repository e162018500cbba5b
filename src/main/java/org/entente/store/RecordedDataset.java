package org.entente.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.vocabulary.RDF;

/** A dataset that remembers what was written and removed through it, net. */
final class RecordedDataset extends DatasetGraphWrapper {

  /** More are not remembered: then what follows the store reads it anew. */
  private static final int MOST = 150_000;

  /** Writes and lookups that take some milliseconds. */
  private static final int STEPS = 100;

  private final Set<Node> changed = new HashSet<>();
  private final Set<Quad> added = new LinkedHashSet<>();
  private final Set<Quad> removed = new LinkedHashSet<>();
  private final Map<Node, Boolean> isNew = new HashMap<>();
  private final Runnable between;
  private boolean tooMany;
  private int left = STEPS;

  /**
   * @param between called every few milliseconds of its work; may wait
   */
  RecordedDataset(DatasetGraph dataset, Runnable between) {
    super(dataset);
    this.between = between;
  }

  private void step() {
    if (--left == 0) {
      left = STEPS;
      between.run();
    }
  }

  /**
   * Subjects and objects of all that was written or removed, but for classes of what has a type;
   * empty when they are too many.
   */
  Optional<Set<Node>> changed() {
    return tooMany ? Optional.empty() : Optional.of(Set.copyOf(changed));
  }

  /** Quads that are there now and were not before, in the order in which they came. */
  Set<Quad> added() {
    return Collections.unmodifiableSet(added);
  }

  /** Quads that were there before and are not now. */
  Set<Quad> removed() {
    return Collections.unmodifiableSet(removed);
  }

  /** Whether a graph held nothing before the first quad of it was written here. */
  boolean isNew(Node graph) {
    return isNew.computeIfAbsent(
        graph, name -> !find(name, Node.ANY, Node.ANY, Node.ANY).hasNext());
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
  public Iterator<Quad> find(Node graph, Node subject, Node property, Node object) {
    step();
    return super.find(graph, subject, property, object);
  }

  @Override
  public Iterator<Quad> findNG(Node graph, Node subject, Node property, Node object) {
    step();
    return super.findNG(graph, subject, property, object);
  }

  @Override
  public void add(Node graph, Node subject, Node property, Node object) {
    step();
    Quad quad = quad(graph, subject, property, object);
    // A graph that was empty holds what was added; that is known without asking the database.
    if (isNew(graph) ? added.contains(quad) : contains(graph, subject, property, object)) {
      return;
    }
    super.add(graph, subject, property, object);
    remember(subject, property, object);
    if (!removed.remove(quad)) {
      added.add(quad);
    }
  }

  @Override
  public void delete(Node graph, Node subject, Node property, Node object) {
    step();
    if (!contains(graph, subject, property, object)) {
      return;
    }
    super.delete(graph, subject, property, object);
    rememberRemoved(quad(graph, subject, property, object));
  }

  @Override
  public void deleteAny(Node graph, Node subject, Node property, Node object) {
    List<Quad> all = Iter.toList(find(graph, subject, property, object));
    super.deleteAny(graph, subject, property, object);
    all.forEach(this::rememberRemoved);
  }

  @Override
  public void addGraph(Node name, Graph graph) {
    removeGraph(name);
    graph.find().forEach(t -> add(name, t.getSubject(), t.getPredicate(), t.getObject()));
  }

  @Override
  public void removeGraph(Node name) {
    List<Quad> all = Iter.toList(find(name, Node.ANY, Node.ANY, Node.ANY));
    super.removeGraph(name);
    all.forEach(this::rememberRemoved);
  }

  @Override
  public void clear() {
    List<Quad> all = Iter.toList(find());
    super.clear();
    all.forEach(this::rememberRemoved);
  }

  private void rememberRemoved(Quad quad) {
    remember(quad.getSubject(), quad.getPredicate(), quad.getObject());
    Quad named = quad(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    isNew.putIfAbsent(quad.getGraph(), false);
    if (!added.remove(named)) {
      removed.add(named);
    }
  }

  /** A quad as it comes back when it was written. */
  static Quad asStored(Quad quad) {
    return quad(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  private static Quad quad(Node graph, Node subject, Node property, Node object) {
    Node name = Quad.isDefaultGraph(graph) ? Quad.defaultGraphIRI : graph;
    return Quad.create(name, subject, property, asStored(object));
  }

  /** TDB2 keeps numbers and dates by value: 007 comes back as 7. */
  private static Node asStored(Node object) {
    NodeId inline = object.isLiteral() ? NodeId.inline(object) : null;
    return inline == null ? object : NodeId.extract(inline);
  }
}
