package org.entente;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.entente.source.Reading;
import org.entente.source.Source;
import org.entente.store.Change;
import org.entente.store.Fingerprint;
import org.entente.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run over many sources: some are read at a time, their graphs are committed together. Memory
 * is bounded by the window of texts that are being read and the batch that waits for its commit.
 */
final class Load {

  private static final Logger LOG = LoggerFactory.getLogger(Load.class);

  private static final int THREADS = 2;
  private static final int WINDOW = 2 * THREADS;

  /** Documents and triples in one transaction, at most about; a commit costs 4–5 MB of disk. */
  private static final int BATCH_DOCUMENTS = 100;

  private static final int BATCH_TRIPLES = 250_000;

  /** How much work a crash may cost. */
  private static final Duration BATCH_TIME = Duration.ofSeconds(30);

  private record Open(String name, OptionalInt line, Future<ReadDocument> reading) {}

  private final Pipeline pipeline;
  private final Store store;
  private final Progress progress;
  private final long start = System.nanoTime();

  private final Set<String> names = new HashSet<>();
  private final Deque<Open> window = new ArrayDeque<>();
  private final List<ReadDocument> batch = new ArrayList<>();
  private final List<LoadReport.Loaded> loaded = new ArrayList<>();
  private final List<LoadReport.Problem> problems = new ArrayList<>();
  private long lastCommit = start;
  private int done;
  private long total;
  private boolean prepared;

  Load(Pipeline pipeline, Store store, Progress progress) {
    this.pipeline = pipeline;
    this.store = store;
    this.progress = progress;
  }

  LoadReport run(Stream<Reading> readings) {
    Spliterator<Reading> all = readings.spliterator();
    total = Math.max(0, all.getExactSizeIfKnown());
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      Spliterators.iterator(all).forEachRemaining(reading -> take(reading, threads));
      while (!window.isEmpty()) {
        finish(window.remove());
      }
      commit();
    } finally {
      threads.shutdownNow();
    }
    return new LoadReport(loaded, problems, Duration.ofNanos(System.nanoTime() - start));
  }

  private void take(Reading reading, ExecutorService threads) {
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
    } else if (pipeline.isHeld(store, source, Fingerprint.of(source.text()))) {
      loaded.add(new LoadReport.Loaded(source.name(), Change.UNCHANGED, 0, Map.of(), List.of()));
      progress.done(source.name(), ++done, total);
    } else {
      prepare();
      if (window.size() == WINDOW) {
        finish(window.remove());
      }
      window.add(
          new Open(source.name(), reading.line(), threads.submit(() -> pipeline.read(source))));
    }
  }

  /** Here and not with the first document: a fault in the knowledge is not that document's. */
  private void prepare() {
    if (!prepared) {
      progress.preparing();
      pipeline.prepare();
      prepared = true;
    }
  }

  private void finish(Open open) {
    try {
      batch.add(open.reading().get());
      progress.done(open.name(), ++done, total);
    } catch (ExecutionException e) {
      Throwable fault = e.getCause() == null ? e : e.getCause();
      problem(open.name(), open.line(), reason(open.name(), fault));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading " + open.name(), e);
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
              read.source(), changes.get(i), read.actors(), read.facts(), read.leftOut()));
    }
    batch.clear();
    lastCommit = System.nanoTime();
  }

  private List<Change> replaceAll() {
    return store.replaceAll(batch.stream().map(ReadDocument::content).toList());
  }

  private void problem(String name, OptionalInt line, String reason) {
    problems.add(new LoadReport.Problem(name, line, reason));
    progress.done(name, ++done, total);
  }

  private static String reason(String name, Throwable fault) {
    if (fault instanceof OutOfMemoryError || fault instanceof LinkageError) {
      throw (Error) fault;
    }
    LOG.debug("reading {} failed", name, fault);
    String message = fault.getMessage();
    if (fault instanceof StackOverflowError) {
      return "its sentences are nested too deeply to be read";
    }
    if (message == null || message.isBlank()) {
      return "reading it failed with a fault of the program (" + fault + "); -v shows where";
    }
    return "it cannot be read: " + message;
  }
}
