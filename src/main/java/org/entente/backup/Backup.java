package org.entente.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.entente.manifest.GraphSums;
import org.entente.store.Store;
import org.entente.store.StoreState;

/** Copies a store into a folder, as of one commit, while others read and write it. */
public final class Backup {

  private final Store store;
  private final Path folder;
  private final Consumer<String> progress;
  private final Objects objects;
  private final Map<String, Listing.Graph> last = new HashMap<>();
  private int written;
  private long bytes;

  private Backup(Store store, Path folder, Consumer<String> progress) {
    this.store = store;
    this.folder = folder;
    this.progress = progress;
    this.objects = new Objects(folder.resolve("objects"));
  }

  /**
   * Copies what the store holds now. Graphs and texts that the folder has already are not written
   * again.
   *
   * @param folder made when it is missing; others' files in it are left alone
   * @param progress is told in a few words how it goes on
   * @throws BackupException when the folder cannot be written, or holds damaged copies
   */
  public static BackupReport write(Store store, Path folder, Consumer<String> progress) {
    try {
      Files.createDirectories(folder);
      return new Backup(store, folder, progress).run();
    } catch (IOException | UncheckedIOException e) {
      throw new BackupException(
          "Cannot write a copy to " + folder + ": " + e.getMessage() + ".", e);
    }
  }

  private BackupReport run() throws IOException {
    Optional<Path> before = Listing.newest(folder);
    if (before.isPresent()) {
      Listing.read(before.get()).graphs().forEach(graph -> last.put(graph.name(), graph));
    }
    Listing listing =
        store.readKeepingTexts(
            (data, state) -> {
              try {
                return copy(data, state);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Path file = listing.write(folder);
    long quads = listing.graphs().stream().mapToLong(Listing.Graph::quads).sum();
    return new BackupReport(
        file,
        listing.commit(),
        listing.graphs().size() - 1,
        quads - listing.graphs().get(0).quads(),
        listing.texts().size(),
        written,
        bytes);
  }

  private Listing copy(DatasetGraph data, StoreState state) throws IOException {
    List<Listing.Graph> graphs = new ArrayList<>();
    graphs.add(graph(data, Quad.defaultGraphIRI, "", ""));
    List<Node> names = new ArrayList<>();
    data.listGraphNodes().forEachRemaining(names::add);
    for (Node name : names) {
      graphs.add(graph(data, name, name.toString(), GraphSums.word(data, name)));
      if (graphs.size() % 500 == 0) {
        progress.accept(graphs.size() + " of " + names.size() + " graphs");
      }
    }
    List<String> texts = new ArrayList<>();
    for (String sha256 : new TreeSet<>(state.texts())) {
      if (!objects.has(sha256)) {
        String text =
            store
                .text(sha256)
                .orElseThrow(
                    () ->
                        new BackupException(
                            "The text "
                                + sha256
                                + " is missing or was altered: run entente check."));
        keep(sha256, text.getBytes(StandardCharsets.UTF_8));
      }
      texts.add(sha256);
    }
    progress.accept(graphs.size() + " graphs, " + texts.size() + " texts");
    Instant time = state.time().orElseGet(Instant::now);
    return new Listing(state.commit(), time, graphs, texts, others());
  }

  private Listing.Graph graph(DatasetGraph data, Node name, String word, String sum)
      throws IOException {
    Listing.Graph known = last.get(word);
    if (known != null && !sum.isEmpty() && known.sum().equals(sum) && objects.has(known.sha256())) {
      return known;
    }
    List<String> lines = new ArrayList<>();
    Iterator<Quad> quads = data.find(name, Node.ANY, Node.ANY, Node.ANY);
    while (quads.hasNext()) {
      Quad quad = quads.next();
      lines.add(
          NodeFmtLib.strNT(quad.getSubject())
              + " "
              + NodeFmtLib.strNT(quad.getPredicate())
              + " "
              + NodeFmtLib.strNT(quad.getObject())
              + " .\n");
    }
    lines.sort(null);
    byte[] content = String.join("", lines).getBytes(StandardCharsets.UTF_8);
    String sha256 = Objects.sha256(content);
    if (!objects.has(sha256)) {
      keep(sha256, content);
    }
    return new Listing.Graph(word, lines.size(), sum, sha256);
  }

  private List<Listing.Other> others() throws IOException {
    List<Listing.Other> others = new ArrayList<>();
    for (Path file : OtherFiles.in(store.folder())) {
      byte[] content = Files.readAllBytes(file);
      String sha256 = Objects.sha256(content);
      if (!objects.has(sha256)) {
        keep(sha256, content);
      }
      others.add(new Listing.Other(store.folder().relativize(file).toString(), sha256));
    }
    return others;
  }

  private void keep(String sha256, byte[] content) throws IOException {
    bytes += objects.put(sha256, content);
    written++;
  }
}
