package org.entente.difference;

import java.util.List;
import org.apache.jena.graph.Node;

/**
 * A slot that has other values now.
 *
 * @param property of the graph
 * @param gone what it had and has no more
 * @param added what it has and had not
 */
public record SlotChange(Node property, List<Value> gone, List<Value> added) {

  public SlotChange {
    gone = List.copyOf(gone);
    added = List.copyOf(added);
    if (gone.isEmpty() && added.isEmpty()) {
      throw new IllegalArgumentException("no change of " + property);
    }
  }

  /** The slot's name, as {@code entente correct} knows it. */
  public String name() {
    return Told.slotName(property);
  }
}
