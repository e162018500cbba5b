package org.entente.matching;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.tdb2.solver.BindingNodeId;
import org.apache.jena.tdb2.solver.BindingTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a row that does not come from the database, each looked up when it is asked for: most
 * values of such a row are for the answer only, and no pattern asks for them.
 */
final class GivenIds extends BindingNodeId {

  private final Binding row;
  private final NodeTable nodes;

  private GivenIds(Binding row, NodeTable nodes) {
    super(row);
    this.row = row;
    this.nodes = nodes;
  }

  static BindingNodeId of(Binding row, NodeTable nodes) {
    return row instanceof BindingTDB known ? known.getBindingId() : new GivenIds(row, nodes);
  }

  /** {@link NodeId#NodeDoesNotExist} for a value that the database does not hold. */
  @Override
  public @Nullable NodeId get(Var variable) {
    NodeId known = super.get(variable);
    if (known != null) {
      return known;
    }
    Node value = row.get(variable);
    if (value == null) {
      return null;
    }
    NodeId id = nodes.getNodeIdForNode(value);
    put(variable, id);
    return id;
  }

  @Override
  public boolean containsKey(Var variable) {
    return get(variable) != null;
  }
}
