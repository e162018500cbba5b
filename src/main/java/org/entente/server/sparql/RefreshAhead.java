package org.entente.server.sparql;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.apache.jena.query.Query;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.database.ReadState;
import org.entente.query.Question;
import org.entente.query.QuestionException;
import org.entente.rdf.Ent;
import org.entente.search.SearchIndex;
import org.entente.server.http.Service;
import org.entente.server.settings.Setting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds answers anew when the store has changed and nobody asks, so that they are kept before
 * somebody does: what the pages count, then what was asked for more than once within the last hour,
 * then the catalogue's questions as they stand. It waits until the store has been at rest for a
 * moment, unless it has changed seldom, and takes a quarter of one processor in the long run.
 */
public final class RefreshAhead implements AutoCloseable {

  public static final Setting<Integer> REFRESHED =
      Setting.count(
          "refreshAhead",
          100,
          0,
          10_000,
          "How many answers are found anew when the store has changed and nobody asks: what was"
              + " asked for twice within an hour, then the catalogue's questions; 0 finds none.");

  /** What is counted of a state of the store. */
  public interface Counts {

    /**
     * Counts; call it in a transaction.
     *
     * @param goOn to be looked at now and then: when it says no, nobody waits for it any more
     */
    void count(DatasetGraph dataset, BooleanSupplier goOn);
  }

  private static final Logger LOG = LoggerFactory.getLogger(RefreshAhead.class);

  private static final Duration LOOK = Duration.ofMillis(50);

  /** While documents come one after the other, each answer would soon be old. */
  private static final Duration REST = Duration.ofSeconds(1);

  /** When a state has lasted so many times as long, the next will too, most likely. */
  private static final int LASTING = 10;

  /** Stands in what searches, however its prefixes are called; else it waits for the index. */
  private static final String MATCHES = Ent.matches.getLocalName();

  /** What takes longer is not found before somebody waits for it. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** After a round it pauses so many times what the round took. */
  private static final int PAUSE = 3;

  private final Service service;
  private final BoundedQueries queries;
  private final IntSupplier working;
  private final Counts pages;
  private final Duration rest;
  private final int most;
  private final DatasetGraph view;
  private final SearchIndex index;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          new ThreadFactoryBuilder()
              .setNameFormat("entente-refresh")
              .setDaemon(true)
              .setPriority(Thread.MIN_PRIORITY)
              .build());

  /**
   * What is to be found.
   *
   * @param searching when the index has followed: what is searched for before cannot be kept
   */
  private record Round(
      Queue<Consumer<DatasetGraph>> plain, Queue<Consumer<DatasetGraph>> searching) {

    Round() {
      this(new ArrayDeque<>(), new ArrayDeque<>());
    }

    void add(String query, Consumer<DatasetGraph> what) {
      (query.contains(MATCHES) ? searching : plain).add(what);
    }

    int size() {
      return plain.size() + searching.size();
    }

    Optional<Consumer<DatasetGraph>> next(BooleanSupplier canSearch) {
      return Optional.ofNullable(
          !plain.isEmpty() || !canSearch.getAsBoolean() ? plain.poll() : searching.poll());
    }
  }

  // Of that thread alone.
  private Optional<ReadState> state = Optional.empty();
  private Optional<Round> round = Optional.empty();
  private long since = System.nanoTime();
  private long notBefore = since;
  private long ended = since;
  private long spent;
  private volatile boolean finding;
  private volatile boolean awaited;

  private RefreshAhead(
      Service service, BoundedQueries queries, IntSupplier working, Counts pages, Duration rest) {
    this.service = service;
    this.queries = queries;
    this.working = working;
    this.pages = pages;
    this.rest = rest;
    this.most = service.settings().get(REFRESHED);
    this.view = ReadOnlyView.of(service.store().dataset());
    this.index = SearchIndex.of(service.store());
  }

  /**
   * Begins; it ends when it is closed, which is to be before the store is.
   *
   * @param working how many requests are being answered at the moment
   * @param pages counts what all pages show
   */
  public static RefreshAhead start(
      Service service, BoundedQueries queries, IntSupplier working, Counts pages) {
    return start(service, queries, working, pages, REST);
  }

  /**
   * The same.
   *
   * @param rest how long the store has to be as it is
   */
  static RefreshAhead start(
      Service service, BoundedQueries queries, IntSupplier working, Counts pages, Duration rest) {
    RefreshAhead ahead = new RefreshAhead(service, queries, working, pages, rest);
    if (ahead.most > 0) {
      ahead.thread.scheduleWithFixedDelay(
          ahead::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
    return ahead;
  }

  /** Whether it finds just now what somebody is likely to ask for again. */
  public boolean isFinding() {
    return awaited && finding;
  }

  /** Whether the index of names follows a change, and somebody is likely to ask again. */
  public boolean isFollowing() {
    return awaited && index.isBuilding();
  }

  private void look() {
    try {
      notice();
      long now = System.nanoTime();
      if (now - notBefore >= 0 && isFree()) {
        Round left = round.orElseGet(this::due);
        round = Optional.of(left);
        while (isFree()) {
          Optional<Consumer<DatasetGraph>> next = left.next(this::canSearch);
          if (next.isEmpty()) {
            return;
          }
          find(next.get());
        }
      }
    } catch (RuntimeException e) {
      LOG.debug("An answer was not found ahead", e);
    }
  }

  /** Whether the store has changed; then all begins anew. */
  private void notice() {
    Optional<ReadState> now = service.read(ReadState::of);
    if (!now.equals(state)) {
      long changed = System.nanoTime();
      Duration waiting = rest(Duration.ofNanos(changed - since), rest);
      notBefore = Math.max(notBefore, changed + waiting.toNanos());
      notBefore = Math.max(notBefore, ended + PAUSE * spent);
      state = now;
      since = changed;
      spent = 0;
      round = Optional.empty();
    }
  }

  /**
   * How long a state has to be there before anything is found.
   *
   * @param lasted how long the one before it was
   */
  static Duration rest(Duration lasted, Duration rest) {
    return lasted.compareTo(rest.multipliedBy(LASTING)) < 0 ? rest : Duration.ZERO;
  }

  private boolean canSearch() {
    return index.content().equals(state.map(ReadState::content));
  }

  private boolean isFree() {
    return working.getAsInt() == 0 && !thread.isShutdown();
  }

  /** All that is to be found of a state, for which the index begins to follow. */
  private Round due() {
    index.prepare();
    Round due = new Round();
    due.plain().add(data -> pages.count(data, () -> !thread.isShutdown()));
    List<String> wanted = queries.kept().wanted(most);
    awaited = !wanted.isEmpty();
    for (String text : wanted) {
      due.add(text, data -> refresh(text, queries.parse(text)));
    }
    for (Question question : service.catalogue().questions()) {
      if (due.size() <= most) { // Besides the pages.
        due.add(question.text(), data -> refresh(question));
      }
    }
    return due;
  }

  private void refresh(Question question) {
    try {
      Query query = question.query(RDFLink.connect(view), Map.of());
      refresh(query.toString(), query);
    } catch (QuestionException e) {
      LOG.debug("{} has no defaults", question.name(), e);
    }
  }

  private void refresh(String text, Query query) {
    try {
      queries.refresh(text, query, view, LONGEST);
    } catch (Refusal e) {
      queries.kept().unwanted(text);
      LOG.debug("Not found ahead: {}", text, e);
    }
  }

  private void find(Consumer<DatasetGraph> one) {
    long start = System.nanoTime();
    finding = true;
    try {
      service.read(
          dataset -> {
            // Else what is found would be of a newer state, in which all is to be found anew.
            if (ReadState.of(dataset).equals(state)) {
              one.accept(dataset);
            }
            return one;
          });
    } finally {
      finding = false;
      ended = System.nanoTime();
      spent += ended - start;
    }
  }

  /** Waits for what it is just finding, some seconds at most. */
  @Override
  public void close() {
    thread.shutdown(); // No interrupts: they close the store's files.
    try {
      var unused = thread.awaitTermination(2 * LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
