package org.entente;

import java.util.List;
import org.entente.store.Change;
import org.entente.store.DocumentContent;

/** Where documents go that were read: all of one call or none. */
interface Destination {

  /** What became of each, in the same order. */
  List<Change> put(List<DocumentContent> contents);
}
