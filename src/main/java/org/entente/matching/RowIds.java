package org.entente.matching;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.tdb2.solver.BindingNodeId;
import org.apache.jena.tdb2.store.NodeId;
import org.jspecify.annotations.Nullable;

/** What a pattern bound in one row, after what was bound before; smaller than TDB2's hash table. */
final class RowIds extends BindingNodeId {

  private final BindingNodeId before;
  private final Var[] variables;
  private final NodeId[] ids;

  /**
   * What it is given it keeps.
   *
   * @param variables none of which has an id before
   */
  RowIds(BindingNodeId before, Var[] variables, NodeId[] ids) {
    super(before.getParentBinding());
    this.before = before;
    this.variables = variables;
    this.ids = ids;
  }

  @Override
  public @Nullable NodeId get(Var variable) {
    for (int i = 0; i < variables.length; i++) {
      if (variables[i].equals(variable)) {
        return ids[i];
      }
    }
    return before.get(variable);
  }

  @Override
  public boolean containsKey(Var variable) {
    return get(variable) != null;
  }

  @Override
  public void put(Var variable, NodeId id) {
    throw new UnsupportedOperationException("a row does not change");
  }

  @Override
  public Iterator<Var> iterator() {
    List<Var> all = new ArrayList<>(List.of(variables));
    before.forEach(all::add);
    return all.iterator();
  }

  @Override
  public boolean isEmpty() {
    return variables.length == 0 && before.isEmpty();
  }

  @Override
  public int size() {
    return variables.length + before.size();
  }
}
