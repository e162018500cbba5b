package org.entente.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.system.Txn;
import org.entente.correction.Corrections;
import org.entente.database.CompactableDataset;
import org.entente.history.History;
import org.entente.history.HistoryException;
import org.entente.history.Moment;
import org.entente.history.Past;
import org.entente.manifest.Damage;
import org.entente.manifest.ManifestKeeper;
import org.entente.manifest.SumsCheck;
import org.entente.rdf.Iris;

/**
 * Documents as graphs in a TDB2 database ({@code tdb2/}) and their texts ({@code texts/}) in one
 * folder. One process at a time has it open; in it any number of threads read while one writes.
 *
 * <p>Every method throws {@link StoreException} when the disk or the database fails. After a failed
 * write the database is not to be trusted until it is opened anew (measured: in the process that
 * met a full disk, readers saw what was never committed), so the store then refuses everything.
 */
public final class Store implements AutoCloseable {

  /** Below this no write is begun: a full disk is what TDB2 bears worst. In bytes. */
  static final long FREE_SPACE_NEEDED = 256L << 20;

  /** Of a quad that is written with others, in bytes, at most about. */
  private static final long SPACE_A_QUAD = 4 << 10;

  /** The file of a folder that looks like a store and is one that was published. */
  public static final String RELEASE = "release";

  private final Path folder;
  private final CompactableDataset dataset;
  private final Texts texts;
  private final Announcement announcement;
  private final Revisions revisions;
  private final ManifestKeeper manifest;
  private final Growth growth;
  private final Upkeep upkeep;
  private final Compactions compactions;
  private final Writer writer;
  private final History history;
  private final Iris iris;
  private final boolean frozen;
  private final List<Runnable> closing = new CopyOnWriteArrayList<>();
  private volatile Runnable rest = () -> {};
  private volatile Runnable restOfWhoFollows = () -> {};
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean closed;

  private Store(
      Path folder,
      CompactableDataset dataset,
      Iris iris,
      ManifestKeeper manifest,
      Conditions conditions,
      Optional<Revision> frozen) {
    this.folder = folder;
    this.frozen = frozen.isPresent();
    this.iris = iris;
    this.dataset = dataset;
    this.texts = new Texts(folder.resolve("texts"));
    this.announcement = new Announcement(folder);
    this.revisions =
        frozen
            .map(known -> new Revisions(known, dataset))
            .orElseGet(() -> new Revisions(database(folder), dataset));
    this.manifest = manifest;
    this.growth = new Growth(folder, conditions.slack());
    this.upkeep = new Upkeep(dataset, texts);
    this.writer =
        new Writer(
            folder,
            dataset,
            conditions.clock(),
            revisions,
            manifest,
            growth,
            conditions.listeners());
    this.compactions = new Compactions(dataset, manifest, growth, writer, conditions.rest());
    this.history = conditions.history(folder);
  }

  /** Opens the store in a folder; makes both when they are missing. */
  public static Store open(Path folder) {
    return open(folder, Optional.empty());
  }

  /**
   * The same, with a base for the IRIs of its resources. It is settled when the store is empty and
   * stays.
   *
   * @param base the store's own, or the default's for a new store, when empty
   * @throws StoreException when the store has another base
   */
  public static Store open(Path folder, Optional<Iris> base) {
    return open(folder, base, Conditions.of(folder));
  }

  /**
   * The same.
   *
   * @param conditions that are other ones in tests
   */
  static Store open(Path folder, Optional<Iris> base, Conditions conditions) {
    if (Files.exists(folder.resolve(RELEASE))) {
      throw new StoreException(
          folder
              + " is a published release, which nobody changes. Serve the folder that it lies in"
              + " (entente serve --store), or copy it, delete the file "
              + RELEASE
              + " in the copy, and name that.");
    }
    return open(folder, base, conditions, Optional.empty());
  }

  /**
   * Opens a store that stays as it is: nothing can be written to it, and it is not compacted.
   *
   * @param state that it is in, wherever and whenever the same content is opened
   */
  public static Store openFrozen(Path folder, Revision state) {
    return open(folder, Optional.empty(), Conditions.of(folder), Optional.of(state));
  }

  private static Store open(
      Path folder, Optional<Iris> base, Conditions conditions, Optional<Revision> frozen) {
    Path database = database(folder);
    try {
      Files.createDirectories(database);
      Files.createDirectories(folder.resolve("texts"));
    } catch (IOException e) {
      throw new StoreException(
          "Cannot make a store in "
              + folder
              + ": "
              + Faults.reason(e)
              + ". Name another folder with --store, or mend this one's permissions.",
          e);
    }
    if (!Files.isWritable(database) || !Files.isWritable(folder)) {
      throw new StoreException(
          "No permission to write in "
              + folder
              + ", which opening a store needs even to read it. Mend the permissions, or name"
              + " another folder with --store.");
    }
    try {
      ManifestKeeper manifest = new ManifestKeeper(folder, database);
      CompactableDataset dataset = Database.open(database, manifest);
      try {
        Iris iris = settle(folder, dataset, base);
        Store store = new Store(folder, dataset, iris, manifest, conditions, frozen);
        store.withdraw();
        store.writer.opened();
        store.finish();
        Unfinished.find(folder).ifPresent(store::finish);
        return store;
      } catch (RuntimeException | Error e) {
        dataset.expel(true);
        throw e;
      }
    } catch (StoreException e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      throw Faults.opening(folder, e);
    }
  }

  /** Does what a killed process had begun to purge. */
  private void finish(Unfinished purge) {
    purge(purge.documents());
    tidy(purge.texts());
  }

  private static Iris settle(Path folder, DatasetGraph dataset, Optional<Iris> base) {
    try {
      return new Base(folder).settle(base, Txn.calculateRead(dataset, dataset::isEmpty));
    } catch (IOException e) {
      throw new StoreException(
          "Cannot read or write the file base in " + folder + ": " + Faults.reason(e) + ".", e);
    }
  }

  /** Where the database of a store lies. */
  public static Path database(Path folder) {
    return folder.resolve("tdb2");
  }

  /** Whether a folder holds a store; its texts tell it from any other TDB2 database. */
  public static boolean isStore(Path folder) {
    return Files.isDirectory(database(folder)) && Files.isDirectory(folder.resolve("texts"));
  }

  public Path folder() {
    return folder;
  }

  /** How its resources are named. */
  public Iris iris() {
    return iris;
  }

  /** For reading, in transactions; its default graph is the union of all named graphs. */
  public DatasetGraph dataset() {
    usable();
    return dataset;
  }

  /**
   * Whether a dataset is what TDB2 has of its database: {@link #dataset()} is to be read instead.
   */
  public boolean isOf(DatasetGraph data) {
    return dataset.isOf(data);
  }

  /** For reading as from an endpoint, {@link StoreInUseException#servedAt()} or another. */
  public RDFLink link() {
    return RDFLink.connect(dataset());
  }

  /** Tells other processes, which cannot open the store meanwhile, where it is served. */
  public void announce(URI address) {
    try {
      announcement.write(address);
    } catch (IOException e) {
      throw Faults.writing(folder, e);
    }
  }

  /** Takes back what was announced. */
  public void withdraw() {
    try {
      announcement.remove();
    } catch (IOException e) {
      throw Faults.writing(folder, e);
    }
  }

  /** The state that the store is in; changes with every committed write. */
  public Revision revision() {
    usable();
    return revisions.current();
  }

  /**
   * The state that the read transaction of this thread sees; empty when a later one is there.
   *
   * @throws IllegalStateException outside of a transaction
   */
  public Optional<Revision> seen() {
    usable();
    if (!dataset.isInTransaction()) {
      throw new IllegalStateException("there is no transaction");
    }
    return revisions.seen();
  }

  /** Number of the last write that changed something; 0 before the first. */
  public long commit() {
    return read(Commits::number);
  }

  /** When that was made; empty before the first. */
  public Optional<Instant> committed() {
    return read(Commits::time);
  }

  /**
   * The store as it was. What it gives is for reading, by the thread that asked, until it is
   * closed; nothing may be written meanwhile.
   *
   * @throws HistoryException when the history does not reach so far back
   */
  public Past past(Moment moment) {
    usable();
    try {
      return history.past(dataset, moment);
    } catch (IOException e) {
      throw new StoreException("Cannot read the history: " + Faults.reason(e) + ".", e);
    }
  }

  /**
   * A graph as it was after some commits, while others write: {@link History#graphs}.
   *
   * @param data in whose read transaction this is called
   * @param most how much of the history may be read, in quads
   */
  public SortedMap<Long, Graph> former(
      DatasetGraph data, Node graph, SortedSet<Long> commits, long most) {
    try {
      return history.graphs(graph, data.getGraph(graph), Commits.number(data), commits, most);
    } catch (IOException e) {
      throw new StoreException("Cannot read the history: " + Faults.reason(e) + ".", e);
    }
  }

  /**
   * Drops all that is kept of removed documents: tombstones, versions, their changes in the
   * history, decisions about their facts, texts; and gives the space back, so that no file has
   * their words. When it is ended half way, it can be called again.
   *
   * @param documents IRIs
   */
  public synchronized void purge(Set<String> documents) {
    writable();
    try {
      Purge purge = new Purge(iris, documents);
      read(
          data -> {
            purge.look(data);
            return true;
          });
      Set<String> sha256s = read(purge::texts);
      Unfinished.write(folder, new Unfinished(documents, sha256s));
      history.forEach(purge::look);
      history.forget(quad -> !purge.concerns(quad));
      edit(edit -> edit.purge(purge));
      tidy(sha256s);
      compact(copied -> {});
      Unfinished.done(folder);
    } catch (IOException e) {
      throw writer.failure(e);
    }
  }

  /**
   * Of which resources and literals' subjects something was written or removed between two states:
   * all of them, and perhaps more.
   *
   * @return empty when that is not known, as after a write that did not go through {@link #edit},
   *     or of very much
   */
  public Optional<Set<Node>> changed(Revision from, Revision to) {
    return writer.log().between(from, to);
  }

  /** Runs something in a read transaction: it sees one state of the store. */
  public <T> T read(Function<DatasetGraph, T> reader) {
    usable();
    return Txn.calculateRead(dataset, () -> reader.apply(dataset));
  }

  /**
   * Runs changes in one transaction; when the lambda throws, nothing changes. A commit costs 4–5 MB
   * of disk whatever its size, so put many documents into one.
   */
  public <T> T edit(Function<Edit, T> changes) {
    return edit(changes, 0, () -> {});
  }

  private <T> T edit(Function<Edit, T> changes, long needed, Runnable between) {
    if (!Thread.holdsLock(this)) {
      compactions.awaitBegun();
    }
    waiting.incrementAndGet();
    synchronized (this) {
      waiting.decrementAndGet();
      return write(changes, needed, between);
    }
  }

  /** Who waits to write waits for this: then it does not give way to others. */
  private void restUnlessAwaited() {
    if (waiting.get() == 0) {
      rest.run();
    }
  }

  private <T> T write(Function<Edit, T> changes, long needed, Runnable between) {
    writable();
    space(needed);
    Set<String> touched = new HashSet<>();
    try {
      texts.begin();
    } catch (IOException e) {
      throw writer.failure(e);
    }
    try {
      return writer.write(
          (recorded, now) -> changes.apply(new Edit(recorded, iris, texts, now, touched)), between);
    } finally {
      if (!writer.hasFailed()) {
        tidy(touched);
        if (compactions.isDue()) {
          compactions.inBackground(this::compactWhenGrown);
        }
      }
    }
  }

  /**
   * Runs something in a read transaction as {@link #read} does. Texts that are there stay until it
   * is done, also those of documents that are replaced or removed meanwhile.
   */
  public <T> T readKeepingTexts(BiFunction<DatasetGraph, StoreState, T> reader) {
    usable();
    try {
      return upkeep.copying(reader);
    } finally {
      finish();
    }
  }

  private synchronized void finish() {
    if (!closed && !writer.hasFailed()) {
      try {
        upkeep.finish();
      } catch (IOException e) {
        throw writer.failure(e);
      }
    }
  }

  private void tidy(Set<String> touched) {
    try {
      upkeep.tidy(touched);
    } catch (IOException e) {
      throw new StoreException(
          "Cannot delete a text that no document uses: " + Faults.reason(e) + ".", e);
    }
  }

  /** Stores one document in a transaction of its own. */
  public Change replace(DocumentContent content) {
    return replaceAll(List.of(content)).get(0);
  }

  /** Stores documents in one transaction: all or none. What changed comes in the same order. */
  public List<Change> replaceAll(Collection<DocumentContent> contents) {
    return edit(
        edit -> {
          List<Change> changes = new ArrayList<>();
          contents.forEach(content -> changes.add(edit.replace(content)));
          return List.copyOf(changes);
        },
        contents.stream().mapToLong(Store::space).sum(),
        this::restUnlessAwaited);
  }

  /** What a document takes on the disk, in bytes, at most about: blocks are written anew. */
  private static long space(DocumentContent content) {
    return 3L * content.text().length() + SPACE_A_QUAD * content.graph().size();
  }

  /**
   * The graph that a document would have if it were stored now: with what people have decided.
   * Nothing is written.
   */
  public Graph preview(DocumentContent content) {
    return read(
        data -> {
          Graph corrections = GraphMemFactory.createDefaultGraph();
          GraphUtil.addInto(corrections, data.getGraph(iris.correctionsGraph()));
          DatasetGraph apart = DatasetGraphFactory.createGeneral();
          apart.addGraph(iris.correctionsGraph(), corrections);
          apart.addGraph(iris.registerGraph(), data.getGraph(iris.registerGraph()));
          Graph graph = GraphMemFactory.createDefaultGraph();
          GraphUtil.addInto(
              graph,
              new Corrections(apart, iris)
                  .apply(NodeFactory.createURI(content.document()), content.graph()));
          return graph;
        });
  }

  /** Removes a document; false when there is none of this name. */
  public boolean remove(String document) {
    return edit(edit -> edit.remove(document));
  }

  /** Brings the program's own graphs up to date; returns the names of those that changed. */
  public Set<String> installSystemGraphs(Collection<SystemGraph> graphs) {
    return edit(
        edit -> {
          Set<String> changed = new LinkedHashSet<>();
          for (SystemGraph graph : graphs) {
            if (edit.install(graph)) {
              changed.add(graph.name());
            }
          }
          return changed;
        });
  }

  /**
   * Whether a document is stored as read from this text by this extractor, so that reading it again
   * is needless.
   *
   * @param extractor {@code schema:softwareVersion} of the software that the graph is from
   */
  public boolean holds(String document, String sha256, String extractor) {
    Map<Var, Node> values = Map.of(Var.alloc("document"), NodeFactory.createURI(document));
    return read(
        data ->
            Sparql.DOCUMENT.select(data, values).stream()
                .anyMatch(
                    row ->
                        Sparql.text(row, "sha256").equals(sha256)
                            && Sparql.text(row, "extractor").equals(extractor)));
  }

  /** All documents, by source. */
  public List<StoredDocument> documents() {
    return StoredDocument.all(link());
  }

  /** How many engagements of each class (its IRI) there are, the most first. */
  public Map<String, Integer> engagementCounts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Binding row : read(data -> Sparql.ENGAGEMENT_COUNTS.select(data, Map.of()))) {
      counts.put(Sparql.text(row, "class"), Sparql.number(row, "count"));
    }
    return counts;
  }

  /** The text with this sha256. */
  public Optional<String> text(String sha256) {
    usable();
    try {
      return texts.find(sha256);
    } catch (IOException e) {
      throw new StoreException("Cannot read a text of the store: " + Faults.reason(e) + ".", e);
    }
  }

  /**
   * Looks through the whole store: files, indexes, texts, quotes at their offsets, resources that
   * nothing describes, and what the caller checks (shapes).
   *
   * @param base what the IRIs of our own resources begin with
   * @param further called in the same read transaction
   */
  public List<Problem> check(String base, Function<DatasetGraph, List<Problem>> further) {
    try {
      List<Problem> damages = problems(Problem.Kind.FILE, manifest.damages());
      if (!damages.isEmpty()) {
        return damages; // What else would be found comes from these.
      }
      List<Problem> former = problems(Problem.Kind.FILE, history.damages());
      return read(
          data -> {
            List<Problem> problems = new ArrayList<>(former);
            problems.addAll(problems(Problem.Kind.GRAPH, new SumsCheck(data).run()));
            problems.addAll(inspect(data, base));
            problems.addAll(further.apply(data));
            return List.copyOf(problems);
          });
    } catch (IOException e) {
      throw new StoreException("Cannot read the files: " + Faults.reason(e) + ".", e);
    }
  }

  private List<Problem> inspect(DatasetGraph data, String base) {
    try {
      return new Inspection(data, texts).run(base);
    } catch (IOException e) {
      throw new StoreException("Cannot read the texts: " + Faults.reason(e) + ".", e);
    }
  }

  private static List<Problem> problems(Problem.Kind kind, List<Damage> damages) {
    return damages.stream().map(d -> new Problem(kind, d.file(), d.message())).toList();
  }

  /**
   * Gives the space of what was replaced and removed back to the disk. Writers wait meanwhile,
   * readers do not. It is done without being asked too, in a thread of its own or when the store is
   * closed, when the database has grown to more than 1.4 times what a fresh one would take.
   *
   * @param copied is told the number of quads so far, now and then
   * @throws StoreException when there is too little space, or it fails: then nothing was changed
   */
  public void compact(LongConsumer copied) {
    CompletableFuture<Void> gone;
    synchronized (this) {
      if (closed) {
        return;
      }
      writable();
      spaceToCompact();
      gone = compactions.run(copied);
    }
    try {
      gone.join(); // Whoever reads the old files keeps them: nobody is to wait for that.
    } catch (CompletionException e) {
      throw new StoreException(
          "The database was compacted, but its old files could not be deleted: "
              + Faults.reason(e)
              + ". They are when the store is opened next.",
          e);
    }
  }

  /** The same, without a word. */
  public void compact() {
    compact(copied -> {});
  }

  /**
   * Compaction, {@link #replaceAll} and what follows a change give way to something else, from now
   * on.
   *
   * @param between called every few milliseconds of the work of the former two; may wait
   * @param following the same for {@link #restOfWhoFollows()}
   */
  public void giveWay(Runnable between, Runnable following) {
    this.rest = between;
    this.restOfWhoFollows = following;
    compactions.giveWay(between);
  }

  /** During which more is to be written; closed, it is over. */
  public interface Writes extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Puts compaction off until that is over, as long as it can wait: else it would begin in each
   * pause of who reads many documents and commits now and then.
   */
  public Writes expectWrites() {
    compactions.expectWrites();
    return compactions::expectNoMore;
  }

  /** To be called between two pieces of work that follows a change; may wait. */
  public void restOfWhoFollows() {
    restOfWhoFollows.run();
  }

  private synchronized CompletableFuture<Void> compactWhenGrown() {
    compactions.begun();
    return closed || frozen || writer.hasFailed()
        ? CompletableFuture.completedFuture(null)
        : compactions.runIfDue(this::spaceToCompact);
  }

  /** A copy is no greater than what it is of, whatever the reckoning says. */
  private void spaceToCompact() {
    space(Math.min(growth.fresh(), manifest.used()));
  }

  /** What its database takes now is what a fresh one takes. */
  synchronized void fresh() {
    try {
      growth.loaded(manifest.used());
    } catch (IOException e) {
      throw writer.failure(e);
    }
  }

  /** How much of the database's files is in use, in bytes. */
  public long used() {
    return manifest.used();
  }

  /** Has something done before the store is closed: what reads it by itself is to end then. */
  public void beforeClose(Runnable action) {
    closing.add(action);
  }

  /**
   * Lets go of the database; another process may open it then. What still reads is waited for, some
   * seconds.
   */
  @Override
  public synchronized void close() {
    closing.forEach(Runnable::run);
    closing.clear();
    boolean quiet = writer.hasFailed() || Database.isQuiet(dataset);
    if (quiet && writer.hasWritten()) {
      compactWhenGrown().handle((nothing, fault) -> nothing).join();
    }
    closed = true;
    compactions.close();
    try {
      if (!writer.hasFailed()) {
        manifest.closing();
      }
    } catch (IOException e) {
      throw writer.failure(e);
    } finally {
      dataset.expel(writer.hasFailed() || !quiet);
    }
  }

  private void usable() {
    writer.usable();
  }

  private void writable() {
    usable();
    if (frozen) {
      throw new StoreException("This is a published release: nothing can be changed in it.");
    }
  }

  /**
   * @param needed what the write takes, about, in bytes
   */
  private void space(long needed) {
    long free = folder.toFile().getUsableSpace();
    long least = FREE_SPACE_NEEDED + needed;
    if (free < least) {
      throw new StoreException(
          "Only "
              + (free >> 20)
              + " MB are free where "
              + folder
              + " lies, and writing needs "
              + (least >> 20)
              + ". Make room and try again; nothing was changed.");
    }
  }
}
