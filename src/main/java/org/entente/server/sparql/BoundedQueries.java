package org.entente.server.sparql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.jena.atlas.web.HttpException;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.http.QueryExceptionHTTP;
import org.apache.jena.sparql.util.Context;
import org.entente.query.Answer;
import org.entente.search.Searched;
import org.entente.server.settings.Settings;

/**
 * Runs queries within {@link Limits}: what would not end, or would need too much, is refused or
 * stopped, and what is cut says so.
 */
public final class BoundedQueries {

  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Limits limits;
  private final KeptAnswers kept;
  private final List<QueryListener> listeners = new CopyOnWriteArrayList<>();

  public BoundedQueries(Limits limits, KeptAnswers kept) {
    this.limits = limits;
    this.kept = kept;
  }

  /** With what the operator has set. */
  public static BoundedQueries of(Settings settings) {
    return new BoundedQueries(
        Limits.of(settings), new KeptAnswers(settings.get(KeptAnswers.KEPT_ANSWERS)));
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "entente-clock");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  public Limits limits() {
    return limits;
  }

  /** Answers that need not be found again. */
  public KeptAnswers kept() {
    return kept;
  }

  /** Tells about every query from now on. */
  public void listen(QueryListener listener) {
    listeners.add(listener);
  }

  /**
   * Reads a query of SPARQL 1.1.
   *
   * @throws Refusal when it is none, or too long or too deep
   */
  public Query parse(String text) {
    return QueryText.parse(text, limits);
  }

  /**
   * Answers a query; call it in a read transaction. The answer is in memory, so the transaction may
   * end before it is written.
   *
   * @param dataset a {@link ReadOnlyView}, or one of its graphs put together anew
   * @param atMost time, if less than the limit is wanted
   * @throws Refusal when there is no answer within the limits
   */
  public Found ask(Query query, DatasetGraph dataset, Optional<Duration> atMost) {
    String text = query.toString();
    return reported(() -> text, () -> run(text, query, dataset, atMost));
  }

  /**
   * As {@link #ask}, and nobody is told.
   *
   * @param text that the query was read from
   */
  Found run(String text, Query query, DatasetGraph dataset, Optional<Duration> atMost) {
    Optional<KeptAnswers.Key> key = kept.key(text, dataset);
    Found found = key.flatMap(kept::find).orElseGet(() -> find(query, dataset, atMost, key));
    key.ifPresent(kept::asked);
    return found;
  }

  /** Finds an answer that nobody waits for, so that it is kept; unless it is there already. */
  void refresh(String text, Query query, DatasetGraph dataset, Duration atMost) {
    kept.key(text, dataset)
        .filter(key -> !kept.holds(key))
        .ifPresent(key -> find(query, dataset, Optional.of(atMost), Optional.of(key)));
  }

  private Found find(
      Query query, DatasetGraph dataset, Optional<Duration> atMost, Optional<KeptAnswers.Key> key) {
    long start = System.nanoTime();
    Duration time = atMost.filter(t -> t.compareTo(limits.time()) < 0).orElse(limits.time());
    Context context = Context.setupContextForDataset(null, dataset);
    Optional<Searched> searched = key.map(k -> new Searched(k.state().content()));
    searched.ifPresent(s -> context.set(Searched.SYMBOL, s));
    Budget budget = new Budget(time, limits.bytes(), Context.getOrSetCancelSignal(context));
    context.set(Budget.SYMBOL, budget);
    context.set(ARQ.httpServiceAllowed, !limits.services().isEmpty());
    if (!limits.services().isEmpty()) {
      context.set(ARQ.httpQueryClient, new ServiceClient(limits.services(), budget));
    }
    ScheduledFuture<?> alarm = CLOCK.schedule(budget::timeUp, time.toNanos(), TimeUnit.NANOSECONDS);
    try (MemoryWatch.Watching watching = MemoryWatch.over(budget)) {
      Found found = new Run(query, dataset, context, budget, limits).answer();
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      if (searched.filter(Searched::isOfOneState).isPresent()) {
        key.ifPresent(k -> kept.keep(k, query, found, budget.taken(), taken));
      }
      return found;
    } catch (QueryCancelledException e) {
      throw budget.reason();
    } catch (QueryExceptionHTTP | HttpException e) {
      throw remote(e);
    } catch (QueryException e) {
      throw new Refusal(Refusal.Kind.FUNCTION, String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      throw new Refusal(Refusal.Kind.DEPTH, "The query is chained too deeply.");
    } finally {
      alarm.cancel(false);
    }
  }

  private static Refusal remote(RuntimeException fault) {
    String why = "";
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof IOException) {
        why = ": " + t.getMessage();
        break;
      }
    }
    return new Refusal(
        Refusal.Kind.REMOTE, "A service that the query calls gives no answer" + why + ".");
  }

  /** Reads, runs and reports; see {@link #parse} and {@link #ask}. */
  Found ask(String text, Runner runner) {
    return reported(() -> text, () -> runner.run(parse(text)));
  }

  private Found reported(Supplier<String> text, Supplier<Found> asking) {
    long start = System.nanoTime();
    try {
      Found found = asking.get();
      report(text, start, size(found.answer()), found.cut().isPresent(), Optional.empty());
      return found;
    } catch (Refusal e) {
      report(text, start, 0, false, Optional.of(e.kind()));
      throw e;
    }
  }

  /**
   * Tells about something that was asked and answered in another way than as a query.
   *
   * @param rows how much was asked for
   */
  public void report(String text, Duration time, long rows) {
    QueryReport report = new QueryReport(hash(text), time, rows, false, Optional.empty());
    listeners.forEach(listener -> listener.asked(report));
  }

  /** What runs a query that is understood. */
  @FunctionalInterface
  interface Runner {
    Found run(Query query);
  }

  private void report(
      Supplier<String> text, long start, long rows, boolean cut, Optional<Refusal.Kind> refused) {
    if (!listeners.isEmpty()) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      QueryReport report = new QueryReport(hash(text.get()), time, rows, cut, refused);
      listeners.forEach(listener -> listener.asked(report));
    }
  }

  private static long size(Answer answer) {
    if (answer instanceof Answer.Rows rows) {
      return rows.rows().size();
    }
    return answer instanceof Answer.Statements statements ? statements.graph().size() : 1;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
