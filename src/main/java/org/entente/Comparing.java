package org.entente;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.entente.difference.Difference;
import org.entente.difference.Names;
import org.entente.history.Moment;
import org.entente.history.Past;
import org.entente.store.Change;
import org.entente.store.DocumentContent;
import org.entente.store.Store;

/**
 * Compares what documents say now with what the store holds of them, and stores them or leaves all
 * as it is.
 */
final class Comparing extends StoreDestination {

  private final boolean writes;
  private final Consumer<Difference> found;

  /**
   * @param writes whether they are stored
   * @param found takes each difference that is not empty
   */
  Comparing(Store store, boolean writes, Consumer<Difference> found) {
    super(store);
    this.writes = writes;
    this.found = found;
  }

  @Override
  public List<Change> put(List<DocumentContent> contents) {
    List<Graph> before = contents.stream().map(this::stored).toList();
    List<Change> changes = new ArrayList<>(writes ? store.replaceAll(contents) : List.of());
    for (int i = 0; i < contents.size(); i++) {
      DocumentContent content = contents.get(i);
      Graph was = before.get(i);
      Graph is = writes ? stored(content) : store.preview(content);
      Node document = NodeFactory.createURI(content.document());
      Difference difference =
          store.read(
              data -> Difference.between(document, was, is, new Names(data.getUnionGraph())));
      if (!difference.isEmpty()) {
        found.accept(difference);
      }
      if (!writes) {
        changes.add(change(was, difference));
      }
    }
    return changes;
  }

  /**
   * What a document said at one moment against another.
   *
   * @param to now when empty
   */
  static Difference between(Store store, Node document, Moment from, Optional<Moment> to) {
    Node name = store.iris().documentGraph(document);
    Graph before = then(store, name, from);
    Graph after = to.map(t -> then(store, name, t)).orElseGet(() -> stored(store, name));
    return store.read(
        data -> Difference.between(document, before, after, new Names(data.getUnionGraph())));
  }

  private static Graph then(Store store, Node name, Moment moment) {
    try (Past past = store.past(moment)) {
      return Txn.calculateRead(past.dataset(), () -> copy(past.dataset().getGraph(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Change change(Graph was, Difference difference) {
    return was.isEmpty() ? Change.ADDED : difference.isEmpty() ? Change.UNCHANGED : Change.REPLACED;
  }

  private Graph stored(DocumentContent content) {
    return stored(store, NodeFactory.createURI(content.name()));
  }

  private static Graph stored(Store store, Node name) {
    return store.read(data -> copy(data.getGraph(name)));
  }

  private static Graph copy(Graph graph) {
    Graph copy = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(copy, graph);
    return copy;
  }
}
