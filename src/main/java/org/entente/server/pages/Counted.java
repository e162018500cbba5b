package org.entente.server.pages;

import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.server.http.Service;
import org.entente.store.Store;

/** The engagements of the store as it is now; read anew when it has changed. */
final class Counted {

  private record Held(String tag, Engagements engagements) {}

  private final Store store;
  private volatile Held held;

  Counted(Service service) {
    this.store = service.store();
    this.held = new Held("", Engagements.none());
  }

  /** Call it in a read transaction. */
  Engagements of(DatasetGraph dataset) {
    Held now = held;
    String tag = store.revision().tag();
    return now.tag().equals(tag) ? now.engagements() : read(dataset, tag);
  }

  private synchronized Engagements read(DatasetGraph dataset, String tag) {
    if (!held.tag().equals(tag)) {
      held = new Held(tag, Engagements.read(dataset));
    }
    return held.engagements();
  }
}
