package org.entente.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryException;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.rdflink.RDFLinkFuseki;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.entente.history.Moment;
import org.entente.history.Past;
import org.entente.knowledge.BundledText;
import org.entente.search.SearchIndex;
import org.entente.store.Store;
import org.entente.store.StoreException;
import org.entente.store.StoreInUseException;

/**
 * Reads a store wherever it is open: in this process or, when another one serves it, from that
 * {@link Server} over HTTP. The one seam for what only reads; who asks does not know which it is.
 */
public final class StoreReader implements AutoCloseable {

  private final RDFLink link;
  private final Runnable release;
  private final Supplier<Optional<String>> cut;

  private StoreReader(RDFLink link, Supplier<Optional<String>> cut, Runnable release) {
    this.link = link;
    this.cut = cut;
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
      return new StoreReader(store.link(), Optional::empty, store::close);
    } catch (StoreInUseException e) {
      return e.servedAt().flatMap(StoreReader::served).orElseThrow(() -> e);
    }
  }

  /**
   * The same of a store as it was.
   *
   * @throws org.entente.history.HistoryException when its history does not reach so far back
   */
  public static StoreReader open(Path folder, Moment moment) {
    try {
      Store store = Store.open(folder);
      try {
        Past past = store.past(moment);
        DatasetGraph union = past.union();
        var unused = SearchIndex.of(store);
        FunctionRegistry.set(
            union.getContext(), FunctionRegistry.get(store.dataset().getContext()));
        return new StoreReader(
            RDFLink.connect(union),
            Optional::empty,
            () -> {
              close(past);
              store.close();
            });
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (StoreInUseException e) {
      throw new StoreException(
          e.getMessage() + " A state of before cannot be asked of it: stop it first.", e);
    }
  }

  private static void close(Past past) {
    try {
      past.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server's store, by the {@link Server#address()}; empty when nothing answers there. */
  static Optional<StoreReader> served(URI address) {
    // Fuseki's own formats are quick and keep the labels of blank nodes in answers.
    CutNotice client = new CutNotice(HttpClient.newHttpClient());
    RDFLink link =
        RDFLinkFuseki.newBuilder()
            .httpClient(client)
            .queryEndpoint(address.resolve("sparql").toString())
            .gspEndpoint(address.resolve("data").toString())
            .build();
    try {
      link.queryAsk("ASK {}");
      return Optional.of(new StoreReader(link, client::last, () -> {}));
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
   * What the server has cut the last answer to, such as {@code rows=100000}; empty when it was
   * whole, as it always is in this process.
   */
  public Optional<String> cut() {
    return cut.get();
  }

  /**
   * The names of all graphs, in order; page by page, as a server gives only so many rows at once.
   */
  public static List<Node> graphs(RDFLink link) {
    List<Node> names = new ArrayList<>();
    int before;
    do {
      before = names.size();
      String page = BundledText.read(StoreReader.class, "graphs.rq") + " OFFSET " + before;
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
