package org.entente.difference;

import java.util.List;

/**
 * The same thing in two versions, of which something is said otherwise.
 *
 * @param before as it was
 * @param after as it is; its IRI is another when the words that it stands on are
 * @param slots what is otherwise, at least one
 */
public record Changed(Told before, Told after, List<SlotChange> slots) {

  public Changed {
    slots = List.copyOf(slots);
  }
}
