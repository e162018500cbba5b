package org.entente.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.Lib;
import org.apache.jena.dboe.transaction.txn.TransactionException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapWrapper;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.tdb2.store.DatasetGraphSwitchable;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;

/**
 * A TDB2 database that can be compacted while it is read. A transaction stays with the database
 * that was the newest when it began, until it ends; TDB2's own dataset (5.6.0) sends its end to
 * whichever is the newest then, so the old one is never left and compaction waits for ever.
 *
 * <p>One transaction at a time may write, and none while a compaction is under way; that which may
 * be promoted to a writing one counts as one from its beginning.
 */
public final class CompactableDataset extends DatasetGraphWrapper {

  /** What TDB2 calls the first database in a folder. */
  private static final String FIRST = "Data-0001";

  private static final Symbol SELF = Symbol.create("urn:entente:compactable");

  /** What the transaction of a thread holds. */
  private record Hold(Generation generation, boolean writing) {}

  private final DatasetGraphSwitchable container;
  private final Semaphore writing = new Semaphore(1, true);
  private final ThreadLocal<@Nullable Hold> holds = new ThreadLocal<>();
  private final Set<Generation> retired = ConcurrentHashMap.newKeySet();
  private final PrefixMap prefixes = new CurrentPrefixes();
  private volatile Generation newest;

  /**
   * The one of a dataset, the same for all who ask.
   *
   * @param dataset as TDB2 connects to it; nobody is to compact it or to read it through that
   */
  public static CompactableDataset of(DatasetGraph dataset) {
    Context context = dataset.getContext();
    synchronized (context) {
      CompactableDataset known = context.get(SELF);
      if (known == null) {
        known = new CompactableDataset(dataset);
        context.set(SELF, known);
      }
      return known;
    }
  }

  @SuppressWarnings("NullAway") // Jena's way to say that get() knows what is wrapped.
  private CompactableDataset(DatasetGraph dataset) {
    super(null, dataset.getContext());
    this.container = TDBInternal.getDatabaseContainer(dataset);
    this.newest = new Generation(TDBInternal.requireStorage(dataset));
  }

  /** Whether a dataset of TDB2 is the one below this one. */
  public boolean isOf(DatasetGraph dataset) {
    return dataset == container;
  }

  /** That of the transaction of this thread; without one, the newest. */
  public DatasetGraphTDB database() {
    Hold hold = Lib.readThreadLocal(holds);
    return (hold == null ? newest : hold.generation()).database();
  }

  @Override
  protected DatasetGraph get() {
    return database();
  }

  /** Whether the transaction of this thread is on the newest files. */
  public boolean isNewest() {
    Hold hold = Lib.readThreadLocal(holds);
    return hold == null || hold.generation() == newest;
  }

  /** Holds writers until it is closed; waits for the one that is at work. */
  public Compaction compaction() {
    if (isInTransaction()) {
      throw new TransactionException("Compaction within a transaction would wait for itself");
    }
    writing.acquireUninterruptibly();
    return new Compaction(this, newest.database());
  }

  /**
   * Writes what the transaction of this thread sees anew, as the only database in a folder; others
   * read and write meanwhile.
   *
   * @param databases where TDB2 is to find it
   * @param copied is told the number of quads so far, now and then
   */
  public void copy(Path databases, LongConsumer copied) throws IOException {
    Path place = Files.createDirectories(databases.resolve(FIRST));
    FreshCopy.write(database(), place, copied);
  }

  /** Whether files that were replaced are there still, since somebody reads them. */
  public boolean hasOldFiles() {
    retired.removeIf(old -> old.gone().isDone());
    return !retired.isEmpty();
  }

  /** How many transactions are under way, on all databases. */
  public long active() {
    return Stream.concat(Stream.of(newest), retired.stream())
        .mapToLong(generation -> generation.database().getTxnSystem().getTxnMgr().countActive())
        .sum();
  }

  /**
   * Lets go of all files. Old ones that are still read are deleted when the store is opened next.
   *
   * @param force also when somebody reads or writes
   */
  public void expel(boolean force) {
    retired.forEach(old -> old.abandon(force));
    TDBInternal.expel(container, force);
  }

  /**
   * Has transactions begin with another database from now on. Call it in a compaction.
   *
   * @return done when the last transaction of the one before has ended and its files are deleted
   */
  CompletableFuture<Void> replace(DatasetGraphTDB next) {
    Generation old = newest;
    retired.add(old);
    container.set(next);
    newest = new Generation(next);
    old.retire();
    return old.gone();
  }

  /** Where the databases lie, each in a folder of its own. */
  Path folder() {
    return container.getContainerPath();
  }

  private void acquire() {
    try {
      writing.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransactionException(e);
    }
  }

  /** Lets the next writer in. */
  void release() {
    writing.release();
  }

  @Override
  public void begin() {
    begin(TxnType.READ_PROMOTE);
  }

  @Override
  public void begin(ReadWrite mode) {
    begin(TxnType.convert(mode));
  }

  @Override
  public void begin(TxnType type) {
    if (isInTransaction()) {
      get().begin(type); // Says what is wrong.
    }
    dropEnded();
    boolean writes = type != TxnType.READ;
    if (writes) {
      acquire();
    }
    Hold hold = new Hold(enter(), writes);
    try {
      hold.generation().database().begin(type);
      holds.set(hold);
    } catch (RuntimeException | Error e) {
      leave(hold);
      throw e;
    }
  }

  private Generation enter() {
    while (true) { // Again only when the newest was replaced between these two lines.
      Generation generation = newest;
      if (generation.enter()) {
        return generation;
      }
    }
  }

  private void leave(Hold hold) {
    hold.generation().leave();
    if (hold.writing()) {
      release();
    }
  }

  @Override
  public void commit() {
    ending(DatasetGraph::commit);
  }

  @Override
  public void abort() {
    ending(DatasetGraph::abort);
  }

  @Override
  public void end() {
    ending(DatasetGraph::end);
  }

  private void ending(Consumer<DatasetGraph> how) {
    try {
      how.accept(get());
    } finally {
      dropEnded();
    }
  }

  /** Lets go of what the transaction of this thread held, if it has ended, in whatever way. */
  private void dropEnded() {
    Hold hold = Lib.readThreadLocal(holds);
    if (hold != null && !hold.generation().database().isInTransaction()) {
      holds.remove();
      leave(hold);
    }
  }

  @Override
  public boolean isInTransaction() {
    Hold hold = Lib.readThreadLocal(holds);
    return hold != null && hold.generation().database().isInTransaction();
  }

  @Override
  public Graph getDefaultGraph() {
    return new CurrentGraph(this, Quad.defaultGraphNodeGenerated);
  }

  @Override
  public Graph getUnionGraph() {
    return new CurrentGraph(this, Quad.unionGraph);
  }

  @Override
  public Graph getGraph(@Nullable Node name) {
    return new CurrentGraph(this, name == null ? Quad.defaultGraphNodeGenerated : name);
  }

  @Override
  public PrefixMap prefixes() {
    return prefixes;
  }

  /** See {@link #expel}: who reads it does not own it. */
  @Override
  public void close() {}

  @Override
  public void sync() {}

  @Override
  public String toString() {
    return "TDB2 in " + folder();
  }

  private final class CurrentPrefixes extends PrefixMapWrapper {

    @SuppressWarnings("NullAway") // Jena's way to say that getR() and getW() know what is wrapped.
    CurrentPrefixes() {
      super(null);
    }

    @Override
    protected PrefixMap getR() {
      return database().prefixes();
    }

    @Override
    protected PrefixMap getW() {
      return database().prefixes();
    }
  }
}
