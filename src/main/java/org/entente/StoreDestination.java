package org.entente;

import java.util.List;
import org.entente.correction.Corrections;
import org.entente.store.Change;
import org.entente.store.DocumentContent;
import org.entente.store.Store;

/** Documents go into a store. */
class StoreDestination implements Destination {

  final Store store;

  StoreDestination(Store store) {
    this.store = store;
  }

  @Override
  public boolean holds(String document, String sha256, String extractor) {
    return store.holds(document, sha256, extractor);
  }

  @Override
  public List<Change> put(List<DocumentContent> contents) {
    return store.replaceAll(contents);
  }

  @Override
  public int refused(String document) {
    return store.read(data -> new Corrections(data, store.iris()).refused(document).size());
  }
}
