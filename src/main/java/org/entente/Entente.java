package org.entente;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.graph.NodeFactory;
import org.entente.annotation.Nlp4jParser;
import org.entente.annotation.Parser;
import org.entente.difference.Difference;
import org.entente.history.Moment;
import org.entente.knowledge.DataFolder;
import org.entente.query.Answer;
import org.entente.query.Catalogue;
import org.entente.query.Question;
import org.entente.rdf.Iris;
import org.entente.search.SearchIndex;
import org.entente.server.Server;
import org.entente.source.Sources;
import org.entente.store.BulkStore;
import org.entente.store.Store;

/**
 * The door for Java programs:
 *
 * <pre>{@code
 * try (Entente entente = Entente.builder().store(Path.of("store")).open()) {
 *   LoadReport report = entente.load("articles/");
 *   Answer answer = entente.ask("agreements-between", Map.of("a", "Russia", "b", "China"));
 * }
 * }</pre>
 *
 * <p>Opening is cheap. Models (a second, 200 MB) are loaded when the first document is read that
 * the store does not hold. Thread-safe; one process at a time has a store open.
 */
public final class Entente implements AutoCloseable {

  private final DataFolder knowledge;
  private final Store store;
  private final GiveWay giveWay = new GiveWay();
  private final Lazy<Pipeline> pipeline;
  private final Lazy<Catalogue> catalogue;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Entente(Builder builder) {
    this.knowledge = builder.knowledge.get();
    this.store = Store.open(builder.store, builder.base);
    var unused = SearchIndex.of(store); // Queries find it in the dataset.
    this.pipeline =
        new Lazy<>(
            () ->
                new Pipeline(
                    knowledge, store.iris(), builder.parser, builder.leastConfidence, giveWay));
    this.catalogue = new Lazy<>(() -> Catalogue.loadFederated(knowledge));
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads documents into the store.
   *
   * @param places files, folders, or {@code -} for standard input
   */
  public LoadReport load(String... places) {
    return load(new Sources(), List.of(places), Progress.SILENT);
  }

  /** The same, with limits and someone who hears how it goes on. */
  public LoadReport load(Sources sources, List<String> places, Progress progress) {
    return pipeline.get().load(store, sources.read(places), sources.about(places), progress);
  }

  /**
   * Keeps the store as folders are.
   *
   * @param keepDeleted whether documents stay whose files are gone
   * @throws WatchException when one is no folder, or lies in another
   */
  public FolderWatch watch(Sources sources, List<Path> folders, boolean keepDeleted) {
    return new FolderWatch(this, sources, folders, keepDeleted);
  }

  /**
   * Compares what documents say now with what the store holds of them; nothing is written.
   *
   * @param found takes each difference that is not empty
   * @return what came of each: {@code UNCHANGED} when it says the same
   */
  public LoadReport compare(
      Sources sources, List<String> places, Progress progress, Consumer<Difference> found) {
    return pipeline
        .get()
        .compare(store, sources.read(places), sources.about(places), progress, found);
  }

  /**
   * What a document said at one moment against another.
   *
   * @param document its IRI
   * @param to now when empty
   * @throws org.entente.history.HistoryException when the history does not reach so far back
   */
  public Difference compare(String document, Moment from, Optional<Moment> to) {
    return Comparing.between(store, NodeFactory.createURI(document), from, to);
  }

  /** {@link Pipeline#reload}. */
  public LoadReport reload(Progress progress, Consumer<Difference> found) {
    return pipeline.get().reload(store, progress, found);
  }

  /** {@link Pipeline#compareOutdated}. */
  public LoadReport compareOutdated(Progress progress, Consumer<Difference> found) {
    return pipeline.get().compareOutdated(store, progress, found);
  }

  /**
   * Asks a question of the catalogue.
   *
   * @param values of its parameters, by name
   * @throws org.entente.query.QuestionException when there is no such question or a value is wrong
   */
  public Answer ask(String question, Map<String, String> values) {
    return catalogue.get().question(question).ask(store.link(), values);
  }

  /**
   * Asks in SPARQL; the default graph is the union of all.
   *
   * @throws org.entente.query.QuestionException when it is no SPARQL query
   */
  public Answer query(String sparql) {
    return Question.parse("query", sparql).ask(store.link(), Map.of());
  }

  /** Serves the store over HTTP until the server is closed. */
  public Server serve(String host, int port) {
    return serve(host, port, Map.of());
  }

  /**
   * The same.
   *
   * @param settings by name, over those of the configuration; {@code entente serve --print-config}
   *     lists them
   * @throws org.entente.server.ServerException when one is wrong; it names all that are
   */
  public Server serve(String host, int port, Map<String, String> settings) {
    return givenWay(Server.start(store, knowledge, host, port, settings));
  }

  /**
   * The same, and lets those add and remove documents over HTTP who know {@link
   * Server#editToken()}.
   */
  public Server serveForEditing(String host, int port, Map<String, String> settings) {
    return givenWay(
        Server.start(store, knowledge, host, port, settings, Optional.of(new Uploads(this))));
  }

  /** Where the knowledge lies. */
  public DataFolder knowledge() {
    return knowledge;
  }

  /**
   * From now on reading documents, writing them and compaction give way to what it is asked and to
   * the index of names, which people wait for after a change; that gives way to what it is asked.
   */
  private Server givenWay(Server server) {
    giveWay.to(() -> server.asking() + server.following());
    GiveWay index = new GiveWay();
    index.to(server::asking);
    store.giveWay(giveWay::rest, index::rest);
    return server;
  }

  public Store store() {
    return store;
  }

  public Pipeline pipeline() {
    return pipeline.get();
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      store.close();
    }
  }

  /** Where things are. */
  public static final class Builder {

    private Path store = Path.of("store");
    private Supplier<DataFolder> knowledge = DataFolder::find;
    private Supplier<Parser> parser = Nlp4jParser::load;
    private Optional<Iris> base = Optional.empty();
    private double leastConfidence;

    private Builder() {}

    /** The store's folder; made when it is missing. {@code store} in the working directory. */
    public Builder store(Path folder) {
      this.store = folder;
      return this;
    }

    /** The folder that holds {@code data/} and {@code ontology/}; else what comes in the jar. */
    public Builder knowledge(Path folder) {
      this.knowledge = () -> new DataFolder(folder);
      return this;
    }

    /**
     * What the IRIs of resources begin with: an http address that ends in a slash, {@link
     * Iris#DEFAULT_BASE} unless set. A store has one from its beginning and keeps it.
     *
     * @throws IllegalArgumentException when it is no such address
     */
    public Builder base(String iri) {
      this.base = Optional.of(new Iris(iri));
      return this;
    }

    /** Another parser; asked for when the first text is to be parsed. */
    public Builder parser(Supplier<Parser> supplier) {
      this.parser = supplier;
      return this;
    }

    /**
     * Only engagements that are so sure are loaded; all by default.
     *
     * @param confidence from 0 to 1: of those with 0.9, nine in ten are right
     */
    public Builder leastConfidence(double confidence) {
      this.leastConfidence = confidence;
      return this;
    }

    /**
     * Makes a new store of many documents in one go, faster than they go into one that is there.
     *
     * @param places files, folders, or {@code -} for standard input
     * @return when it was stopped, no store was made yet, and the next call goes on where it was
     * @throws org.entente.store.StoreException when the folder is not empty
     */
    public LoadReport loadInBulk(Sources sources, List<String> places, Progress progress) {
      try (BulkStore bulk = BulkStore.begin(store, base)) {
        LoadReport report =
            pipeline(bulk).read(bulk, sources.read(places), sources.about(places), progress);
        if (report.stopped()) {
          return report;
        }
        Pipeline without = pipeline(bulk); // The models are gone by now.
        return without.finish(bulk, List.of(), progress) ? report : report.cut();
      }
    }

    /**
     * Makes a new store of documents that were read elsewhere, as by the Spark job.
     *
     * @param folders what it wrote
     * @return how many documents there are; nothing when it was stopped, and no store was made
     * @throws org.entente.store.StoreException when the folder is not empty, or something is
     *     missing in what was written
     */
    public OptionalInt loadExtracted(List<Path> folders, Progress progress) {
      try (BulkStore bulk = BulkStore.begin(store, base)) {
        List<Path> graphs = new ArrayList<>();
        int documents = 0;
        for (Path folder : folders) {
          ExtractedFolder extracted = new ExtractedFolder(folder);
          documents += extracted.keepTexts(bulk);
          graphs.addAll(extracted.graphs());
        }
        return pipeline(bulk).finish(bulk, graphs, progress)
            ? OptionalInt.of(documents)
            : OptionalInt.empty();
      }
    }

    private Pipeline pipeline(BulkStore bulk) {
      return new Pipeline(knowledge.get(), bulk.iris(), parser, leastConfidence);
    }

    /**
     * @throws org.entente.store.StoreException when the store is in use by another process, cannot
     *     be written, is damaged, or has another base than the one that is set
     */
    public Entente open() {
      return new Entente(this);
    }
  }
}
