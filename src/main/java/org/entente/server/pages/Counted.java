package org.entente.server.pages;

import java.util.List;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.server.http.Service;
import org.entente.store.Store;
import org.entente.store.StoredDocument;

/** The engagements of the store as it is now; read anew when it has changed. */
final class Counted {

  private record Held(String tag, Engagements engagements) {}

  private record Listed(String tag, List<StoredDocument> documents) {}

  private final Store store;
  private volatile Held held;
  private volatile Listed listed = new Listed("", List.of());

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

  /** All documents, which take a second to count when there are thousands. */
  List<StoredDocument> documents() {
    Listed now = listed;
    String tag = store.revision().tag();
    if (!now.tag().equals(tag)) {
      now = new Listed(tag, store.documents());
      listed = now;
    }
    return now.documents();
  }

  private synchronized Engagements read(DatasetGraph dataset, String tag) {
    if (!held.tag().equals(tag)) {
      held = new Held(tag, Engagements.read(dataset));
    }
    return held.engagements();
  }
}
