package org.entente.backup;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.entente.commit.Durable;
import org.entente.manifest.Damage;
import org.entente.manifest.SumsCheck;
import org.entente.store.Store;

/** Makes a store from a copy, or looks whether one could be made. */
public final class Restore {

  /** How many quads are written in one transaction, about. */
  private static final long BATCH = 1_000_000;

  private final Path copy;
  private final Listing listing;
  private final Objects objects;
  private final Consumer<String> progress;

  private Restore(Path place, Consumer<String> progress) throws IOException {
    this.copy =
        Listing.newest(place)
            .orElseThrow(
                () ->
                    new BackupException(
                        "There is no copy in " + place + ". Make one with entente backup."));
    this.listing = Listing.read(copy);
    this.objects = new Objects(copy.resolveSibling("objects"));
    this.progress = progress;
  }

  /**
   * Makes a store from the newest copy in a folder.
   *
   * @param place the folder, or the file of a copy in it
   * @param store the store's folder: missing or empty
   * @param progress is told in a few words how it goes on
   * @throws BackupException when the copy is damaged or the folder is not empty; then no store is
   *     made
   */
  public static BackupReport run(Path place, Path store, Consumer<String> progress) {
    try {
      empty(store);
      return new Restore(place, progress).into(store);
    } catch (IOException | UncheckedIOException e) {
      throw new BackupException(
          "Cannot make a store in " + store + " from " + place + ": " + e.getMessage() + ".", e);
    }
  }

  /**
   * Reads all that the newest copy in a folder holds.
   *
   * @throws BackupException when a part of it is missing or was altered
   */
  public static BackupReport verify(Path place, Consumer<String> progress) {
    try {
      Restore restore = new Restore(place, progress);
      for (Listing.Graph graph : restore.listing.graphs()) {
        restore.objects.get(graph.sha256());
      }
      for (String text : restore.listing.texts()) {
        restore.objects.get(text);
      }
      for (Listing.Other file : restore.listing.files()) {
        restore.objects.get(file.sha256());
      }
      return restore.report();
    } catch (IOException e) {
      throw new BackupException(
          "Cannot read the copy in " + place + ": " + e.getMessage() + ".", e);
    }
  }

  private static void empty(Path store) throws IOException {
    if (Files.exists(store)) {
      try (Stream<Path> entries = Files.list(store)) {
        if (entries.findAny().isPresent()) {
          throw new BackupException(
              store + " is not empty. Name a folder that is missing or empty with --store.");
        }
      }
      Files.delete(store);
    }
  }

  private BackupReport into(Path store) throws IOException {
    Path draft = store.toAbsolutePath().resolveSibling(store.getFileName() + ".restoring");
    if (Files.exists(draft)) {
      delete(draft); // Of a restore that was killed.
    }
    for (Listing.Other file : listing.files()) {
      Durable.write(draft.resolve(file.path()), objects.get(file.sha256()));
    }
    for (String sha256 : listing.texts()) {
      Path text = draft.resolve("texts").resolve(sha256.substring(0, 2));
      Durable.write(text.resolve(sha256 + ".txt"), objects.get(sha256));
    }
    Path database = Files.createDirectories(Store.database(draft));
    Files.createDirectories(draft.resolve("texts"));
    DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(database.toAbsolutePath().toString());
    try {
      fill(dataset);
      List<Damage> wrong = Txn.calculateRead(dataset, () -> new SumsCheck(dataset).run());
      if (!wrong.isEmpty()) {
        throw new BackupException("The copy is damaged: " + wrong.get(0) + ".");
      }
    } finally {
      TDBInternal.expel(dataset);
    }
    Files.move(draft, store);
    return report();
  }

  private void fill(DatasetGraph dataset) throws IOException {
    int done = 0;
    while (done < listing.graphs().size()) {
      int from = done;
      done = Txn.calculateWrite(dataset, () -> fill(dataset, from));
      progress.accept(done + " of " + listing.graphs().size() + " graphs");
    }
  }

  /** Writes some graphs in the transaction; returns which is the next. */
  private int fill(DatasetGraph dataset, int from) {
    long quads = 0;
    int at = from;
    while (at < listing.graphs().size() && quads < BATCH) {
      Listing.Graph graph = listing.graphs().get(at++);
      Node name =
          graph.name().isEmpty()
              ? Quad.defaultGraphNodeGenerated
              : NodeFactory.createURI(graph.name());
      try {
        read(objects.get(graph.sha256()), dataset, name);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      quads += graph.quads();
    }
    return at;
  }

  private static void read(byte[] triples, DatasetGraph dataset, Node name) {
    RDFParser.create()
        .source(new ByteArrayInputStream(triples))
        .lang(Lang.NTRIPLES)
        // Blank nodes stay who they are.
        .labelToNode(LabelToNode.createUseLabelEncoded())
        .checking(false)
        .parse(
            new StreamRDFBase() {
              @Override
              public void triple(Triple t) {
                dataset.add(name, t.getSubject(), t.getPredicate(), t.getObject());
              }
            });
  }

  private BackupReport report() {
    long quads = listing.graphs().stream().skip(1).mapToLong(Listing.Graph::quads).sum();
    return new BackupReport(
        copy, listing.commit(), listing.graphs().size() - 1, quads, listing.texts().size(), 0, 0);
  }

  private static void delete(Path folder) throws IOException {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
