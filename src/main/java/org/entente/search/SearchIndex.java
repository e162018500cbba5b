package org.entente.search;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.entente.database.ReadState;
import org.entente.store.Revision;
import org.entente.store.Store;

/**
 * Finds what a store holds by words: names, titles, labels and quotes, in any script, with typing
 * errors, while somebody types.
 *
 * <p>It answers for the state that the store is in when it is asked: it is built at the first
 * search or {@link #prepare()}, and after a change what changed is written anew before the next
 * answer. Any number of threads may search.
 */
public final class SearchIndex {

  /** How long a search waits for the index unless told otherwise. */
  public static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Symbol SYMBOL = Symbol.create("https://w3id.org/entente/searchIndex");

  /** Resources that are read anew in a millisecond or so. */
  private static final int STEPS = 20;

  private static final Duration IDLE = Duration.ofSeconds(5);

  /** How long to wait for the newest state where one of before will do. */
  private static final Duration BRIEF = Duration.ofMillis(100);

  private final Store store;
  private final ExecutorService builder;
  private volatile Entries entries = new Entries();
  private volatile Optional<Revision> built = Optional.empty();
  private volatile Optional<ReadState.Content> content = Optional.empty();
  private volatile Duration took = Duration.ZERO;
  private volatile boolean closed;
  private final AtomicInteger waiting = new AtomicInteger();
  private int left = STEPS; // Of the builder's thread.
  private Optional<Revision> asked = Optional.empty();
  private Optional<Future<Entries>> building = Optional.empty();
  private long since; // Without a pause it has been built, or is to be.

  /**
   * @param builder runs one thing at a time
   */
  SearchIndex(Store store, ExecutorService builder) {
    this.store = store;
    this.builder = builder;
  }

  /** The index of a store, the same each time; from then on its queries know {@link Matches}. */
  public static SearchIndex of(Store store) {
    Context context = store.dataset().getContext();
    synchronized (context) {
      SearchIndex index = context.get(SYMBOL);
      if (index == null || index.store != store) {
        index = new SearchIndex(store, oneThread());
        context.set(SYMBOL, index);
        queries(context);
        store.beforeClose(index::close);
      }
      return index;
    }
  }

  private static void queries(Context context) {
    PropertyFunctionRegistry known =
        PropertyFunctionRegistry.createFrom(PropertyFunctionRegistry.standardRegistry());
    known.put(Matches.IRI, Matches.FACTORY);
    PropertyFunctionRegistry.set(context, known);
    FunctionRegistry functions = FunctionRegistry.createFrom(FunctionRegistry.standardRegistry());
    functions.put(GeoDistance.IRI, GeoDistance.FACTORY);
    FunctionRegistry.set(context, functions);
  }

  /** The index of the store that a query is asked of; empty when that has none. */
  static Optional<SearchIndex> of(Context context) {
    return Optional.ofNullable(context.get(SYMBOL));
  }

  /** Begins to build, so that the first search need not wait for all of it. */
  public void prepare() {
    var unused = upToDate();
  }

  /** Searches, and waits for the index no longer than {@link #PATIENCE}. */
  public Hits search(Wanted wanted) {
    return search(wanted, PATIENCE);
  }

  /**
   * Searches.
   *
   * @param patience how long to wait for the index
   * @throws NotReadyException when that was not long enough
   */
  public Hits search(Wanted wanted, Duration patience) {
    return search(wanted.text(), finding -> finding.hits(wanted), patience);
  }

  /** What is looked for in one state. */
  private interface Look {
    Hits in(Finding finding) throws IOException;
  }

  private Hits search(String text, Look look, Duration patience) {
    Matching matching = new Matching(text);
    return matching.isEmpty()
        ? new Hits(Map.of(), List.of())
        : find(entries(patience), matching, look);
  }

  private static Hits find(Entries entries, Matching matching, Look look) {
    return entries.search(searcher -> look.in(new Finding(searcher, matching)));
  }

  /**
   * Searches what was there a moment ago rather than not at all: while documents are being loaded
   * the index is always a little behind the store. What it says was true of one state.
   *
   * @param patience how long to wait for the index when there is none yet
   * @throws NotReadyException when that was not long enough
   */
  public Hits searchLatest(Wanted wanted, Duration patience) {
    return latest(wanted.text(), finding -> finding.hits(wanted), patience);
  }

  /**
   * The same for the best of each kind, kind by kind.
   *
   * @param wanted of which text and kinds count
   * @param most so many of each
   */
  public Hits bestOfEachLatest(Wanted wanted, int most, Duration patience) {
    return latest(wanted.text(), finding -> finding.bestOfEach(wanted.kinds(), most), patience);
  }

  private Hits latest(String text, Look look, Duration patience) {
    try {
      return search(
          text, look, built.isEmpty() || patience.compareTo(BRIEF) < 0 ? patience : brief());
    } catch (NotReadyException e) {
      Entries before = entries;
      if (built.isEmpty()) {
        throw e;
      }
      return find(before, new Matching(text), look).ofBefore();
    }
  }

  /**
   * No time at all when bringing it up to date took longer lately, or takes longer now: it would be
   * waited for in vain.
   */
  private synchronized Duration brief() {
    Duration running = isBuilding() ? Duration.ofNanos(System.nanoTime() - since) : Duration.ZERO;
    return took.compareTo(BRIEF) > 0 || running.compareTo(BRIEF) > 0
        ? Duration.ZERO
        : BRIEF.minus(running);
  }

  /**
   * The resources whose names are most like one, of those kinds; in no order, and not all of them
   * alike.
   *
   * @param text of which only the first {@link Wanted#LONGEST} characters count
   * @param most how many at most
   * @param patience how long to wait for the index
   * @throws NotReadyException when that was not long enough
   */
  public List<Alike> alike(String text, Set<Kind> kinds, int most, Duration patience) {
    Likeness likeness = new Likeness(text);
    return likeness.words().isEmpty()
        ? List.of()
        : entries(patience)
            .search(searcher -> new Resemblance(searcher, likeness).find(kinds, most));
  }

  /** Whether two names are the same but for case, accents, script, spaces and points. */
  public static boolean isSameName(String a, String b) {
    List<String> words = Words.textsOf(a);
    return a.equals(b)
        || !words.isEmpty()
            && Matching.beginning(words).equals(Matching.beginning(Words.textsOf(b)));
  }

  /** What it was built of; empty while it is being built or brought up to date. */
  public Optional<ReadState.Content> content() {
    return content;
  }

  /** Whether it is being built or brought up to date. */
  public synchronized boolean isBuilding() {
    return building.filter(running -> !running.isDone()).isPresent();
  }

  /** How many resources can be found. */
  public int size() {
    return entries(PATIENCE).search(searcher -> searcher.count(new MatchAllDocsQuery()));
  }

  /** All that can be found, a line each: IRI, text and language. */
  Set<String> contents() {
    return entries(PATIENCE).contents();
  }

  /** What it takes in memory. */
  long bytes() {
    return entries(PATIENCE).bytes();
  }

  private Entries entries(Duration patience) {
    waiting.incrementAndGet();
    try {
      return upToDate().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new NotReadyException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReadyException();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The index of names cannot be built.", e.getCause());
    } finally {
      waiting.decrementAndGet();
    }
  }

  private synchronized Future<Entries> upToDate() {
    Revision now = store.revision();
    boolean failed = building.filter(Future::isDone).isPresent() && !built.equals(asked);
    if (building.isEmpty() || !asked.equals(Optional.of(now)) || failed) {
      asked = Optional.of(now);
      if (!isBuilding()) {
        since = System.nanoTime();
      }
      building = Optional.of(builder.submit(() -> build(now)));
    }
    return building.get();
  }

  private Entries build(Revision revision) {
    long start = System.nanoTime();
    Entries next = entries;
    content = Optional.empty();
    Optional<Set<Node>> changed = built.flatMap(before -> store.changed(before, revision));
    try {
      content =
          store.read(
              dataset -> {
                changed.ifPresentOrElse(
                    some -> next.update(dataset, some, this::goOn),
                    () -> next.update(dataset, this::goOn));
                return ReadState.Content.of(dataset);
              });
    } catch (RuntimeException | Error e) {
      // What was written by then is unknown.
      entries = new Entries();
      built = Optional.empty();
      throw e;
    }
    built = Optional.of(revision);
    if (changed.isPresent()) {
      took = Duration.ofNanos(System.nanoTime() - start);
    }
    return next;
  }

  /** Gives way to those who ask for something else. */
  private void goOn() {
    if (closed) {
      throw new CancellationException("the store is being closed");
    }
    if (--left <= 0) {
      left = STEPS;
      if (waiting.get() == 0) {
        store.restOfWhoFollows();
      }
    }
  }

  /** Returns when nothing of this reads the store. No interrupts: they close the store's files. */
  private void close() {
    closed = true;
    builder.shutdown();
    try {
      var unused = builder.awaitTermination(IDLE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ExecutorService oneThread() {
    ThreadPoolExecutor one =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "search-index");
              thread.setDaemon(true);
              thread.setPriority(Thread.MIN_PRIORITY);
              return thread;
            });
    one.allowCoreThreadTimeOut(true);
    return one;
  }
}
