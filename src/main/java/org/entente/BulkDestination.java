package org.entente;

import java.util.Collections;
import java.util.List;
import org.entente.store.BulkStore;
import org.entente.store.Change;
import org.entente.store.DocumentContent;

/** Documents wait until a new store is made of them. */
record BulkDestination(BulkStore store) implements Destination {

  @Override
  public boolean holds(String document, String sha256, String extractor) {
    return store.holds(document, sha256, extractor);
  }

  @Override
  public List<Change> put(List<DocumentContent> contents) {
    store.put(contents);
    return Collections.nCopies(contents.size(), Change.ADDED);
  }

  /** Nobody has decided anything about a new store. */
  @Override
  public int refused(String document) {
    return 0;
  }
}
