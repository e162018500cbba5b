package org.entente.store;

import com.google.common.base.Splitter;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatterNT;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.commit.Durable;

/**
 * Graphs of documents that wait in files until a store is made of them: some documents a file, as
 * sorted N-Quads, with a list of what is in it. A file counts when its list is there, so a killed
 * process leaves whole ones.
 */
final class BulkParts {

  private static final String QUADS = ".nq.gz";
  private static final String LIST = ".list";

  private final Path folder;
  private final Map<String, Entry> entries = new HashMap<>();
  private int parts;

  /**
   * A document in a part.
   *
   * @param part its number, from 1
   * @param extractor {@code schema:softwareVersion} of what has read it
   */
  private record Entry(int part, String sha256, String extractor) {}

  private BulkParts(Path folder) {
    this.folder = folder;
  }

  /** Those that are there already, in a folder which is made when it is missing. */
  static BulkParts open(Path folder) throws IOException {
    Files.createDirectories(folder);
    BulkParts parts = new BulkParts(folder);
    while (parts.read(parts.parts + 1)) {
      parts.parts++;
    }
    return parts;
  }

  private boolean read(int part) throws IOException {
    try {
      for (String line : Files.readAllLines(file(part, LIST), StandardCharsets.UTF_8)) {
        List<String> words = Splitter.on('\t').limit(3).splitToList(line);
        entries.put(words.get(0), new Entry(part, words.get(1), words.get(2)));
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** How many documents wait. */
  int size() {
    return entries.size();
  }

  boolean holds(String graph, String sha256, String extractor) {
    Entry entry = entries.get(graph);
    return entry != null && entry.sha256().equals(sha256) && entry.extractor().equals(extractor);
  }

  /** Whether the graph of a document that a part has is the one that counts, the last. */
  boolean isLast(String graph, int part) {
    Entry entry = entries.get(graph);
    return entry != null && entry.part() == part;
  }

  /** Writes documents as one part; all are on the disk when this returns. */
  void write(List<DocumentContent> contents) throws IOException {
    int part = parts + 1;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new BufferedOutputStream(new GZIPOutputStream(bytes), 1 << 16),
                StandardCharsets.UTF_8))) {
      for (DocumentContent content : contents) {
        for (String line : lines(content)) {
          out.write(line);
        }
      }
    }
    Durable.write(file(part, QUADS), bytes.toByteArray());
    StringBuilder list = new StringBuilder();
    for (DocumentContent content : contents) {
      Entry entry = new Entry(part, Fingerprint.of(content.text()), extractor(content.graph()));
      entries.put(content.name(), entry);
      list.append(content.name())
          .append('\t')
          .append(entry.sha256())
          .append('\t')
          .append(entry.extractor())
          .append('\n');
    }
    Durable.write(file(part, LIST), list.toString());
    parts = part;
  }

  /** The files with N-Quads, in order; the number of the first is 1. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (int part = 1; part <= parts; part++) {
      files.add(file(part, QUADS));
    }
    return files;
  }

  private Path file(int part, String ending) {
    return folder.resolve(String.format("%06d", part) + ending);
  }

  private static String extractor(Graph graph) {
    Optional<Node> version =
        graph
            .find(Node.ANY, SchemaDO.softwareVersion.asNode(), Node.ANY)
            .mapWith(Triple::getObject)
            .nextOptional();
    return version.map(Node::getLiteralLexicalForm).orElse("");
  }

  private static List<String> lines(DocumentContent content) {
    NodeFormatterNT nodes = new NodeFormatterNT();
    Node name = NodeFactory.createURI(content.name());
    List<String> lines = new ArrayList<>();
    content
        .graph()
        .find()
        .forEach(
            triple -> {
              IndentedLineBuffer line = new IndentedLineBuffer();
              for (Node node :
                  List.of(triple.getSubject(), triple.getPredicate(), triple.getObject(), name)) {
                nodes.format(line, node);
                line.print(" ");
              }
              lines.add(line.asString() + ".\n");
            });
    lines.sort(null);
    return lines;
  }
}
