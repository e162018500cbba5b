package org.entente.history;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.PatchHeader;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.Quad;
import org.entente.commit.Commit;
import org.jspecify.annotations.Nullable;

/**
 * What commits changed, one file each in a folder: an RDF Patch of its quads, compressed by gzip. A
 * file is there whole or not.
 */
final class PatchLog {

  private static final String ENDING = ".rdfp.gz";

  /** Files in one folder. */
  private static final int FOLDER = 1000;

  private static final String TIME = "time";
  private static final String QUADS = "quads";

  private final Path folder;

  PatchLog(Path folder) {
    this.folder = folder;
  }

  /**
   * When a commit was made and how much it changed.
   *
   * @param quads that it added and removed
   */
  record Head(long number, Instant time, long quads) {}

  /**
   * Writes what a commit changes; it is on the disk when this returns.
   *
   * @param kept which of its quads are written
   */
  void write(Commit commit, Predicate<Quad> kept) throws IOException {
    replace(
        file(commit.number()),
        changes -> {
          long quads =
              Stream.concat(commit.added().stream(), commit.removed().stream())
                  .filter(kept)
                  .count();
          head(changes, commit.number(), commit.time(), quads);
          changes.txnBegin();
          commit.removed().stream().filter(kept).forEach(quad -> delete(changes, quad));
          commit.added().stream().filter(kept).forEach(quad -> add(changes, quad));
          changes.txnCommit();
        });
  }

  /** Says what a patch changes. */
  interface Content {
    void write(RDFChanges changes) throws IOException;
  }

  /** Writes a file anew. */
  private static void replace(Path file, Content content) throws IOException {
    Path parent = Objects.requireNonNull(file.getParent());
    boolean isNew = !Files.isDirectory(parent);
    Files.createDirectories(parent);
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      // Closed only when all is written: closing would close the channel.
      GZIPOutputStream zipped = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
      OutputStream out = new BufferedOutputStream(zipped, 1 << 16);
      RDFChangesWriterText writer = RDFPatchOps.textWriter(out);
      writer.start();
      content.write(writer);
      writer.finish();
      out.flush();
      zipped.finish();
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(parent);
    if (isNew) {
      force(Objects.requireNonNull(parent.getParent()));
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void head(RDFChanges changes, long number, Instant time, long quads) {
    changes.header("id", id(number));
    changes.header("prev", id(number - 1));
    changes.header(TIME, NodeFactory.createLiteralDT(time.toString(), XSDDatatype.XSDdateTime));
    changes.header(
        QUADS, NodeFactory.createLiteralDT(Long.toString(quads), XSDDatatype.XSDinteger));
  }

  private static Node id(long number) {
    return NodeFactory.createURI("urn:entente:commit:" + number);
  }

  static void add(RDFChanges changes, Quad quad) {
    changes.add(name(quad), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  static void delete(RDFChanges changes, Quad quad) {
    changes.delete(name(quad), quad.getSubject(), quad.getPredicate(), quad.getObject());
  }

  /** The default graph has no name in a patch. */
  private static @Nullable Node name(Quad quad) {
    return quad.isDefaultGraph() ? null : quad.getGraph();
  }

  /** The quad of a line of a patch. */
  static Quad quad(@Nullable Node graph, Node subject, Node property, Node object) {
    Node name = graph == null || Quad.isDefaultGraph(graph) ? Quad.defaultGraphIRI : graph;
    return Quad.create(name, subject, property, object);
  }

  /** Reads what a commit changed, one quad after the other. */
  void read(long number, RDFChanges changes) throws IOException {
    try (InputStream in = open(number)) {
      // What the database holds is taken as it is.
      new RDFPatchReaderText(in, ErrorHandlerFactory.errorHandlerNoWarnings).apply(changes);
    }
  }

  Head head(long number) {
    try (InputStream in = open(number)) {
      PatchHeader header = RDFPatchOps.readHeader(in);
      return new Head(
          number,
          Instant.parse(header.get(TIME).getLiteralLexicalForm()),
          Long.parseLong(header.get(QUADS).getLiteralLexicalForm()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InputStream open(long number) throws IOException {
    Path file = file(number);
    if (!Files.isRegularFile(file)) {
      throw new HistoryException(
          "The history is damaged: "
              + file
              + " is missing. States before commit "
              + number
              + " cannot be had.");
    }
    return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16));
  }

  /** The numbers of all commits whose changes are here. */
  SortedSet<Long> numbers() throws IOException {
    SortedSet<Long> numbers = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder, 2)) {
        files
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> name.matches("[0-9]+" + ENDING.replace(".", "\\.")))
            .forEach(name -> numbers.add(Long.parseLong(name.substring(0, name.indexOf('.')))));
      }
    }
    return numbers;
  }

  /** Forgets a commit that was not made. */
  void drop(long number) throws IOException {
    Files.deleteIfExists(file(number));
  }

  /**
   * Writes a commit's patch anew with some of its quads only; the file is not touched when none is
   * left out.
   *
   * @return whether any was left out
   */
  boolean keep(long number, Predicate<Quad> kept) throws IOException {
    Filter counted = new Filter(kept, List.of());
    read(number, counted);
    if (!counted.leavesOut()) {
      return false;
    }
    Head head = head(number);
    replace(
        file(number),
        changes -> {
          head(changes, number, head.time(), counted.left());
          changes.txnBegin();
          read(number, new Filter(kept, List.of(changes)));
          changes.txnCommit();
        });
    return true;
  }

  private Path file(long number) {
    return folder
        .resolve(String.format("%06d", number / FOLDER))
        .resolve(String.format("%09d", number) + ENDING);
  }
}
