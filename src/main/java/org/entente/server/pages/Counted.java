package org.entente.server.pages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.database.ReadState;
import org.entente.server.http.Service;
import org.entente.store.Revision;
import org.entente.store.Store;
import org.entente.store.StoredDocument;

/**
 * The engagements and documents of the state that a page sees. After a write only the engagements
 * that it changed are read again; all of them when these are not known.
 */
final class Counted {

  /** The newest state, and the one before for pages that began before the last write. */
  private static final int STATES = 2;

  private record Held(ReadState.Content content, Revision revision, Engagements engagements) {}

  private record Listed(ReadState.Content content, List<StoredDocument> documents) {}

  private final Store store;
  private volatile List<Held> held = List.of();
  private volatile Optional<Listed> listed = Optional.empty();

  Counted(Service service) {
    this.store = service.store();
  }

  /** Call it in a read transaction of the store. */
  Engagements of(DatasetGraph dataset) {
    return of(dataset, () -> true);
  }

  /** The same, given up when it is to stop. */
  Engagements of(DatasetGraph dataset, BooleanSupplier goOn) {
    ReadState.Content content = content(dataset);
    return known(content).orElseGet(() -> follow(dataset, content, goOn));
  }

  /** All documents, which take a second to count when there are thousands; as {@link #of}. */
  List<StoredDocument> documents(DatasetGraph dataset) {
    ReadState.Content content = content(dataset);
    Listed now =
        listed
            .filter(l -> l.content().equals(content))
            .orElseGet(() -> new Listed(content, store.documents()));
    listed = Optional.of(now);
    return now.documents();
  }

  private static ReadState.Content content(DatasetGraph dataset) {
    return ReadState.Content.of(dataset)
        .orElseThrow(() -> new IllegalStateException("no read transaction of a store"));
  }

  private Optional<Engagements> known(ReadState.Content content) {
    return held.stream()
        .filter(h -> h.content().equals(content))
        .map(Held::engagements)
        .findFirst();
  }

  private synchronized Engagements follow(
      DatasetGraph dataset, ReadState.Content content, BooleanSupplier goOn) {
    return known(content)
        .orElseGet(
            () -> {
              Optional<Revision> seen = store.seen();
              Engagements now =
                  seen.flatMap(to -> updated(dataset, to))
                      .orElseGet(() -> Engagements.read(dataset, goOn));
              seen.ifPresent(to -> hold(new Held(content, to, now)));
              return now;
            });
  }

  private Optional<Engagements> updated(DatasetGraph dataset, Revision to) {
    return held.stream()
        .findFirst()
        .flatMap(
            last -> {
              Optional<Set<Node>> changed = store.changed(last.revision(), to);
              return changed.map(nodes -> last.engagements().updated(dataset, nodes));
            });
  }

  private void hold(Held newest) {
    held = Stream.concat(Stream.of(newest), held.stream()).limit(STATES).toList();
  }
}
