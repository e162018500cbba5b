package org.entente.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a network as two tables in CSV (RFC 4180, UTF-8): {@code nodes.csv} begins with {@code id}
 * and {@code label}, {@code edges.csv} with {@code source} and {@code target}, by which Gephi,
 * Neo4j and pandas know what is what.
 */
public final class Tables {

  private Tables() {}

  /** Writes both into a folder, which is made when it is not there. */
  public static void write(PropertyGraph graph, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Column> ofNodes = Column.ofNodes();
    try (CSVPrinter out = printer(folder.resolve("nodes.csv"))) {
      out.printRecord(head(List.of("id"), ofNodes));
      for (PropertyGraph.Vertex node : graph.nodes()) {
        List<String> row = new ArrayList<>(List.of(node.id()));
        ofNodes.forEach(column -> row.add(node.value(column)));
        out.printRecord(row);
      }
    }
    List<Column> ofEdges = Column.ofEdges();
    try (CSVPrinter out = printer(folder.resolve("edges.csv"))) {
      out.printRecord(head(List.of("source", "target"), ofEdges));
      for (PropertyGraph.Edge edge : graph.edges()) {
        List<String> row = new ArrayList<>(List.of(edge.source(), edge.target()));
        ofEdges.forEach(column -> row.add(edge.value(column)));
        out.printRecord(row);
      }
    }
  }

  private static CSVPrinter printer(Path file) throws IOException {
    Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    return new CSVPrinter(writer, CSVFormat.RFC4180);
  }

  private static List<String> head(List<String> first, List<Column> columns) {
    List<String> head = new ArrayList<>(first);
    columns.forEach(column -> head.add(column.title()));
    return head;
  }
}
