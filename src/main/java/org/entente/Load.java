package org.entente;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.entente.document.EnglishPart;
import org.entente.source.Reading;
import org.entente.source.Source;
import org.entente.store.Change;
import org.entente.store.Fingerprint;

/**
 * One run over many sources: some are read at a time, their graphs are committed together. Memory
 * is bounded by the window of texts that are being read and the batch that waits for its commit.
 */
final class Load {

  private static final long POLL_MILLIS = 50;

  private static final int THREADS = 2;

  /** Documents and triples in one transaction, at most about; a commit costs 4–5 MB of disk. */
  private static final int BATCH_DOCUMENTS = 1_000;

  private static final int BATCH_TRIPLES = 400_000;

  /** How much work a crash may cost; after a commit all who ask wait a little longer. */
  private static final Duration BATCH_TIME = Duration.ofMinutes(5);

  private record Open(String name, OptionalInt line, Future<ReadDocument> reading) {}

  private final int threads;
  private final Pipeline pipeline;
  private final Destination destination;
  private final Progress progress;
  private final long start = System.nanoTime();

  private final Set<String> names = new HashSet<>();
  private final Deque<Open> window = new ArrayDeque<>();
  private final List<ReadDocument> batch = new ArrayList<>();
  private final List<LoadReport.Loaded> loaded = new ArrayList<>();
  private final List<LoadReport.Problem> problems = new ArrayList<>();
  private long lastCommit = start;
  private final long total;
  private int done;
  private long facts;
  private boolean prepared;

  /**
   * @param destination what it holds already is not read again
   */
  Load(Pipeline pipeline, Destination destination, long total, Progress progress) {
    this(pipeline, destination, total, progress, THREADS);
  }

  /**
   * The same.
   *
   * @param threads that read documents at a time; what comes of it does not depend on them
   */
  Load(Pipeline pipeline, Destination destination, long total, Progress progress, int threads) {
    this.threads = threads;
    this.pipeline = pipeline;
    this.destination = destination;
    this.total = total;
    this.progress = progress;
  }

  LoadReport run(Stream<Reading> readings) {
    // Not in the caller's thread, whose priority could be lowered, but not be raised again.
    ExecutorService own = Executors.newSingleThreadExecutor(Load::worker);
    try {
      return own.submit(() -> read(readings)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while loading documents", e);
    } catch (ExecutionException e) {
      throw unchecked(e);
    } finally {
      own.shutdownNow();
    }
  }

  private LoadReport read(Stream<Reading> readings) {
    Iterator<Reading> all = readings.iterator();
    ExecutorService workers = Executors.newFixedThreadPool(threads, Load::worker);
    // A thread of its own, since reading a pipe may take for ever.
    ExecutorService reader = Executors.newSingleThreadExecutor(Load::daemon);
    try {
      Optional<Reading> next = next(all, reader);
      while (next.isPresent()) {
        take(next.get(), workers);
        next = next(all, reader);
      }
      while (!window.isEmpty()) {
        finish(window.remove());
      }
      commit();
    } finally {
      workers.shutdownNow();
      reader.shutdownNow();
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new LoadReport(loaded, problems, time, progress.isStopped());
  }

  /** Whoever is answered meanwhile goes first. */
  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "load");
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "sources");
    thread.setDaemon(true);
    return thread;
  }

  private Optional<Reading> next(Iterator<Reading> all, ExecutorService reader) {
    if (progress.isStopped()) {
      return Optional.empty();
    }
    try {
      return await(
              reader.submit(
                  () -> all.hasNext() ? Optional.of(all.next()) : Optional.<Reading>empty()))
          .flatMap(reading -> reading);
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  /** What comes of it; nothing when the load is stopped before. */
  private <T> Optional<T> await(Future<T> future) throws ExecutionException {
    try {
      while (true) {
        try {
          return Optional.of(future.get(POLL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
          if (progress.isStopped()) {
            return Optional.empty();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading documents", e);
    }
  }

  private static RuntimeException unchecked(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException fault ? fault : new IllegalStateException(cause);
  }

  private void take(Reading reading, ExecutorService workers) {
    if (reading instanceof Reading.Refused refused) {
      problem(refused.name(), refused.line(), refused.reason());
      return;
    }
    Source source = ((Reading.Loaded) reading).source();
    if (!names.add(source.name())) {
      problem(
          source.name(),
          reading.line(),
          "another document of this load has the same name; load the folder that holds both, or"
              + " rename one");
    } else if (pipeline.isHeld(destination, source, Fingerprint.of(source.text()))) {
      loaded.add(new LoadReport.Loaded(source.name(), Change.UNCHANGED, 0, Map.of(), List.of()));
      progress.done(new Step(source.name(), ++done, total, facts));
    } else {
      EnglishPart english = pipeline.english(source);
      Optional<String> other = Unread.language(english);
      if (other.isPresent()) {
        problem(source.name(), reading.line(), other.get());
        return;
      }
      if (!prepare(workers)) {
        return;
      }
      if (window.size() == 2 * threads) {
        finish(window.remove());
      }
      window.add(
          new Open(
              source.name(), reading.line(), workers.submit(() -> pipeline.read(source, english))));
    }
  }

  /**
   * Here and not with the first document: a fault in the knowledge is not that document's. False
   * when the load is stopped before all is ready.
   */
  private boolean prepare(ExecutorService workers) {
    if (!prepared) {
      progress.preparing();
      try {
        prepared =
            await(
                    workers.submit(
                        () -> {
                          pipeline.prepare();
                          return true;
                        }))
                .isPresent();
      } catch (ExecutionException e) {
        throw unchecked(e);
      }
    }
    return prepared;
  }

  private void finish(Open open) {
    try {
      Optional<ReadDocument> read = await(open.reading());
      if (read.isEmpty()) {
        return;
      }
      batch.add(read.get());
      facts += read.get().facts().values().stream().mapToInt(Integer::intValue).sum();
      progress.done(new Step(open.name(), ++done, total, facts));
    } catch (ExecutionException e) {
      Throwable fault = e.getCause() == null ? e : e.getCause();
      problem(open.name(), open.line(), Unread.reason(open.name(), fault));
    }
    int triples = batch.stream().mapToInt(read -> read.content().graph().size()).sum();
    if (batch.size() >= BATCH_DOCUMENTS
        || triples >= BATCH_TRIPLES
        || System.nanoTime() - lastCommit > BATCH_TIME.toNanos()) {
      commit();
    }
  }

  private void commit() {
    List<Change> changes = batch.isEmpty() ? List.of() : replaceAll();
    for (int i = 0; i < changes.size(); i++) {
      ReadDocument read = batch.get(i);
      loaded.add(
          new LoadReport.Loaded(
              read.source(), changes.get(i), read.actors(), read.facts(), leftOut(read)));
    }
    batch.clear();
    lastCommit = System.nanoTime();
  }

  private List<String> leftOut(ReadDocument read) {
    int refused = destination.refused(read.content().document());
    return refused == 0
        ? read.leftOut()
        : Stream.concat(
                read.leftOut().stream(),
                Stream.of(
                    (refused == 1 ? "a fact" : refused + " facts") + " that people have refused"))
            .toList();
  }

  private List<Change> replaceAll() {
    return destination.put(batch.stream().map(ReadDocument::content).toList());
  }

  private void problem(String name, OptionalInt line, String reason) {
    problems.add(new LoadReport.Problem(name, line, reason));
    progress.done(new Step(name, ++done, total, facts));
  }
}
