package org.entente.history;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
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
import org.entente.commit.Durable;
import org.entente.manifest.Damage;
import org.jspecify.annotations.Nullable;

/**
 * What commits changed, one file each in a folder: an RDF Patch of its quads, compressed by gzip. A
 * file is there whole or not. Its name has the commit's number and the CRC32C of the file, which is
 * compared before it is read.
 */
final class PatchLog {

  /** Number and checksum. */
  private static final Pattern NAME = Pattern.compile("([0-9]{9,})-([0-9a-f]{8})\\.rdfp\\.gz");

  /** Files in one folder. */
  private static final int FOLDER = 1000;

  private static final String TIME = "time";
  private static final String QUADS = "quads";

  private final Path folder;
  private final List<Path> twins = new ArrayList<>();
  private @Nullable SortedMap<Long, Path> files;

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
        commit.number(),
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

  /** Writes the file of a commit anew. */
  private synchronized void replace(long number, Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(bytes), 1 << 16)) {
      RDFChangesWriterText writer = RDFPatchOps.textWriter(out);
      writer.start();
      content.write(writer);
      writer.finish();
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes.toByteArray());
    Path file =
        folder
            .resolve(String.format("%06d", number / FOLDER))
            .resolve(String.format("%09d-%08x.rdfp.gz", number, sum.getValue()));
    Durable.write(file, bytes.toByteArray());
    Path before = files().put(number, file);
    if (before != null && !before.equals(file)) {
      Files.deleteIfExists(before);
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
    Optional<Damage> damage = damage(number);
    if (damage.isPresent()) {
      throw new HistoryException(
          "The history is damaged: "
              + damage.get()
              + ". States before commit "
              + number
              + " cannot be had.");
    }
    InputStream file = Files.newInputStream(file(number).orElseThrow());
    return new BufferedInputStream(new GZIPInputStream(file, 1 << 16));
  }

  /** What is wrong with the file of a commit. */
  Optional<Damage> damage(long number) throws IOException {
    Optional<Path> file = file(number);
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      String name = file.map(this::name).orElse(name(folder) + ", commit " + number);
      return Optional.of(new Damage(name, "it is missing"));
    }
    Matcher name = NAME.matcher(String.valueOf(file.get().getFileName()));
    boolean same =
        name.matches()
            && Long.parseLong(name.group(2), 16)
                == MoreFiles.asByteSource(file.get()).hash(Hashing.crc32c()).padToLong();
    return same
        ? Optional.empty()
        : Optional.of(new Damage(name(file.get()), "it was altered or cut off"));
  }

  /** A file's name for people: what it is called in the store's folder. */
  private String name(Path file) {
    return Objects.requireNonNull(folder.getParent()).relativize(file).toString();
  }

  /** The numbers of all commits whose changes are here. */
  synchronized SortedSet<Long> numbers() throws IOException {
    return new TreeSet<>(files().keySet());
  }

  /** Forgets a commit that was not made. */
  synchronized void drop(long number) throws IOException {
    Path file = files().remove(number);
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  private synchronized Optional<Path> file(long number) throws IOException {
    return Optional.ofNullable(files().get(number));
  }

  private SortedMap<Long, Path> files() throws IOException {
    if (files == null) {
      files = new TreeMap<>();
      if (Files.isDirectory(folder)) {
        try (Stream<Path> all = Files.walk(folder, 2)) {
          for (Path file : all.toList()) {
            Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
            if (name.matches()) {
              Path twin = files.put(Long.parseLong(name.group(1)), file);
              if (twin != null) {
                twins.add(twin);
              }
            }
          }
        }
      }
    }
    return files;
  }

  /**
   * Drops what a killed process had written anew but not yet dropped; call it when all that it was
   * to write anew is.
   */
  synchronized void dropTwins() throws IOException {
    for (Path twin : twins) {
      Files.deleteIfExists(twin);
    }
    twins.clear();
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
        number,
        changes -> {
          head(changes, number, head.time(), counted.left());
          changes.txnBegin();
          read(number, new Filter(kept, List.of(changes)));
          changes.txnCommit();
        });
    return true;
  }
}
