package org.entente.store;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.entente.commit.HeldFile;
import org.entente.link.Lookups;
import org.entente.rdf.Iris;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new store that is made of many documents in one go. They are kept in files until all are read;
 * then TDB2's loader takes them, which costs a fraction of what transactions do. Until the store is
 * whole it lies beside its place, in a folder that ends in {@code .loading}: a process that is
 * stopped or killed leaves there what it has read, and the next goes on.
 *
 * <p>What comes of it is what {@link Store#replaceAll} makes of the same documents in the same
 * order, as one commit; the store's history begins after it.
 */
public final class BulkStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BulkStore.class);

  /** How many documents are compared with those before them in one transaction. */
  private static final int JOINED_TOGETHER = 1000;

  private final Path store;
  private final Path draft;
  private final HeldFile lock;
  private final Iris iris;
  private final Texts texts;
  private final BulkParts parts;
  private final InstantSource clock;

  private BulkStore(
      Path store, Path draft, HeldFile lock, Iris iris, BulkParts parts, InstantSource clock) {
    this.store = store;
    this.draft = draft;
    this.lock = lock;
    this.iris = iris;
    this.clock = clock;
    this.texts = new Texts(draft.resolve("texts"));
    this.parts = parts;
  }

  /**
   * Begins one, or goes on with one that was begun.
   *
   * @param store the folder that it is to have: missing or empty
   * @param base for the IRIs of its resources; the default's when empty
   * @throws StoreException when the folder is not empty, another process makes a store there, or
   *     one was begun with another base
   */
  public static BulkStore begin(Path store, Optional<Iris> base) {
    return begin(store, base, InstantSource.system());
  }

  /** The same, by a clock that says when the store was made. */
  static BulkStore begin(Path store, Optional<Iris> base, InstantSource clock) {
    Path draft = store.toAbsolutePath().resolveSibling(store.getFileName() + ".loading");
    try {
      mustBeEmpty(store);
      Files.createDirectories(draft.resolve("texts"));
      HeldFile lock = lock(draft);
      try {
        BulkParts parts = BulkParts.open(draft.resolve("parts"));
        Iris iris = new Base(draft).settle(base, parts.size() == 0);
        return new BulkStore(store, draft, lock, iris, parts, clock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new StoreException("Cannot make a store in " + draft + ": " + Faults.reason(e), e);
    }
  }

  private static void mustBeEmpty(Path store) throws IOException {
    if (!Files.exists(store)) {
      return;
    }
    try (Stream<Path> entries = Files.list(store)) {
      if (entries.findAny().isPresent()) {
        throw new StoreException(
            store
                + " is there already, and what is loaded in bulk makes a new store. Load without"
                + " --bulk, or name another folder with --store.");
      }
    }
  }

  private static HeldFile lock(Path draft) throws IOException {
    return HeldFile.take(draft.resolve("lock"))
        .orElseThrow(
            () ->
                new StoreException("Another process makes a store in " + draft + ". Wait for it."));
  }

  /** How its resources are named. */
  public Iris iris() {
    return iris;
  }

  /** How many documents were read so far, also by processes before. */
  public int size() {
    return parts.size();
  }

  /** Whether a document was put from this text, as this extractor reads it. */
  public boolean holds(String document, String sha256, String extractor) {
    return parts.holds(
        iris.documentGraph(NodeFactory.createURI(document)).getURI(), sha256, extractor);
  }

  /** Keeps documents, all or none; they are on the disk when this returns. */
  public synchronized void put(Collection<DocumentContent> contents) {
    try {
      for (DocumentContent content : contents) {
        texts.keep(content.text());
      }
      parts.write(List.copyOf(contents));
    } catch (IOException e) {
      throw Faults.writing(draft, e);
    }
  }

  /**
   * Keeps the text of a document whose graph is ready.
   *
   * @return its sha256
   */
  public String keep(String text) {
    try {
      return texts.keep(text);
    } catch (IOException e) {
      throw Faults.writing(draft, e);
    }
  }

  /**
   * Makes the store of what was put and puts it in its place.
   *
   * @param graphs the program's own
   * @return whether it is there; when it was stopped, the next call makes it from the beginning
   */
  public boolean finish(Collection<SystemGraph> graphs, BulkProgress progress) {
    return finish(graphs, List.of(), progress);
  }

  /**
   * The same, with graphs of documents that are ready.
   *
   * @param ready files with N-Quads, in any of their compressions, in which the graphs of documents
   *     stand one after the other; their texts were kept by {@link #keep}
   */
  public synchronized boolean finish(
      Collection<SystemGraph> graphs, List<Path> ready, BulkProgress progress) {
    try {
      for (String name : List.of("tdb2", "history", "manifest", "compacted")) {
        delete(draft.resolve(name)); // Of a process that was killed while it did this.
      }
      // What such a process left open is nobody's: texts are of documents that are not written yet.
      texts.dropDrafts();
      texts.end();
      try (Store empty = open()) {
        empty.installSystemGraphs(graphs);
      }
      Optional<List<Node>> documents = fill(ready, progress);
      if (documents.isEmpty()) {
        return false;
      }
      // The commit was made without listeners: history and manifest begin after it.
      delete(draft.resolve("history"));
      delete(draft.resolve("manifest"));
      try (Store filled = open()) {
        if (!join(filled, documents.get(), progress)) {
          return false;
        }
        filled.fresh();
      }
      delete(draft.resolve("parts"));
      if (Files.exists(store)) {
        Files.delete(store); // It is empty.
      }
      Files.delete(draft.resolve("lock"));
      Files.move(draft, store);
      return true;
    } catch (IOException | UncheckedIOException e) {
      throw new StoreException("Cannot make a store in " + draft + ": " + Faults.reason(e), e);
    }
  }

  private Store open() {
    return Store.open(draft, Optional.empty(), Conditions.of(draft).with(clock));
  }

  /** Writes all graphs in one commit; returns their names in order, none when it was stopped. */
  private Optional<List<Node>> fill(List<Path> ready, BulkProgress progress) throws IOException {
    List<Node> documents = new ArrayList<>();
    List<Path> files = new ArrayList<>(parts.files());
    int own = files.size();
    files.addAll(ready);
    BulkGraphs reader = new BulkGraphs(iris);
    long start = System.nanoTime();
    Set<String> used = new HashSet<>();
    try (BulkWriter writer = new BulkWriter(Store.database(draft), iris, Commits.now(clock))) {
      for (int i = 0; i < files.size(); i++) {
        int part = i + 1;
        Predicate<String> wanted = part <= own ? graph -> parts.isLast(graph, part) : graph -> true;
        boolean whole =
            reader.read(
                files.get(i),
                progress::isStopped,
                wanted,
                document -> {
                  mustHaveText(document);
                  writer.write(document);
                  used.add(document.made().sha256());
                  documents.add(document.name());
                });
        if (!whole) {
          return Optional.empty();
        }
        progress.storing(
            "%,d documents, %,d quads written".formatted(documents.size(), writer.quads()));
      }
      writer.commit();
      LOG.debug(
          "{} quads written in {} ms", writer.quads(), (System.nanoTime() - start) / 1_000_000);
    }
    for (String sha256 : texts.all()) {
      if (!used.contains(sha256)) {
        texts.drop(sha256); // Of a document that was put again with another.
      }
    }
    return Optional.of(documents);
  }

  private void mustHaveText(BulkGraphs.DocumentQuads document) {
    if (!texts.has(document.made().sha256())) {
      throw new StoreException(
          "The text of "
              + document.document()
              + " is missing: none has the sha256 "
              + document.made().sha256()
              + ".");
    }
  }

  /**
   * Compares each document with those before it, as if they had come one after the other. False
   * when it was stopped.
   */
  private static boolean join(Store filled, List<Node> documents, BulkProgress progress) {
    Set<Node> later = new HashSet<>(documents);
    Lookups lookups = new Lookups();
    for (int from = 0; from < documents.size(); from += JOINED_TOGETHER) {
      List<Node> some = documents.subList(from, Math.min(documents.size(), from + JOINED_TOGETHER));
      filled.edit(
          edit -> {
            for (Node document : some) {
              if (progress.isStopped()) {
                return false;
              }
              later.remove(document);
              edit.join(document, name -> !later.contains(name), lookups);
            }
            return true;
          });
      if (progress.isStopped()) {
        return false;
      }
      progress.storing(
          "%,d of %,d documents compared with those before"
              .formatted(documents.size() - later.size(), documents.size()));
    }
    return true;
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** What was put stays and waits for the next, unless the store was finished. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StoreException("Cannot close " + draft + ": " + Faults.reason(e), e);
    }
  }
}
