package org.entente.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryException;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.rdflink.RDFLinkFuseki;
import org.entente.search.SearchIndex;
import org.entente.store.Store;
import org.entente.store.StoreInUseException;

/**
 * Reads a store wherever it is open: in this process or, when another one serves it, from that
 * {@link Server} over HTTP. The one seam for what only reads; who asks does not know which it is.
 */
public final class StoreReader implements AutoCloseable {

  private final RDFLink link;
  private final Runnable release;

  private StoreReader(RDFLink link, Runnable release) {
    this.link = link;
    this.release = release;
  }

  /**
   * Opens a store for reading.
   *
   * @throws StoreInUseException when another process has it open and does not serve it
   * @throws org.entente.store.StoreException when it cannot be opened
   */
  public static StoreReader open(Path folder) {
    try {
      Store store = Store.open(folder);
      var unused = SearchIndex.of(store); // Queries find it in the dataset.
      return new StoreReader(store.link(), store::close);
    } catch (StoreInUseException e) {
      return e.servedAt().flatMap(StoreReader::served).orElseThrow(() -> e);
    }
  }

  /** A server's store, by the {@link Server#address()}; empty when nothing answers there. */
  static Optional<StoreReader> served(URI address) {
    // Fuseki's own formats are quick and keep the labels of blank nodes in answers.
    RDFLink link =
        RDFLinkFuseki.newBuilder()
            .queryEndpoint(address.resolve("sparql").toString())
            .gspEndpoint(address.resolve("data").toString())
            .build();
    try {
      link.queryAsk("ASK {}");
      return Optional.of(new StoreReader(link, () -> {}));
    } catch (HttpException | QueryException e) {
      link.close();
      return Optional.empty();
    }
  }

  /** To the graph: its default graph is the union of all. Answers are true of one moment each. */
  public RDFLink link() {
    return link;
  }

  /**
   * The names of all graphs, in order; page by page, as a server gives only so many rows at once.
   */
  public static List<Node> graphs(RDFLink link) {
    List<Node> names = new ArrayList<>();
    int before;
    do {
      before = names.size();
      String page = Resources.text("graphs.rq") + " OFFSET " + before;
      link.querySelect(page, row -> names.add(Objects.requireNonNull(row.get("g"))));
    } while (names.size() > before);
    return names;
  }

  @Override
  public void close() {
    link.close();
    release.run();
  }
}
