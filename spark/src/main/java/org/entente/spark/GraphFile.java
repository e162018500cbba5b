package org.entente.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The graphs of a file of N-Quads that this program wrote, in which each stands together: rows
 * {@code part, quads}.
 */
final class GraphFile implements Iterator<Row> {

  private final String part;
  private final Set<String> without;
  private final BufferedReader lines;
  private Optional<String> line;
  private Optional<Row> ahead = Optional.empty();

  /**
   * @param part that the rows get
   * @param without names of graphs that are left out
   */
  GraphFile(String file, String part, Set<String> without, Configuration configuration)
      throws IOException {
    this.part = part;
    this.without = without;
    Path path = new Path(file);
    this.lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(path.getFileSystem(configuration).open(path)),
                StandardCharsets.UTF_8));
    this.line = Optional.ofNullable(lines.readLine());
  }

  @Override
  public boolean hasNext() {
    try {
      while (ahead.isEmpty() && line.isPresent()) {
        String graph = graph(line.get());
        StringBuilder quads = new StringBuilder();
        while (line.isPresent() && graph(line.get()).equals(graph)) {
          quads.append(quads.isEmpty() ? "" : "\n").append(line.get());
          line = Optional.ofNullable(lines.readLine());
        }
        if (!without.contains(graph)) {
          ahead = Optional.of(RowFactory.create(part, quads.toString()));
        }
      }
      if (ahead.isEmpty()) {
        lines.close();
      }
      return ahead.isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row next = ahead.orElseThrow();
    ahead = Optional.empty();
    return next;
  }

  /** What stands in the last pair of angle brackets. */
  private static String graph(String quad) {
    return quad.substring(quad.lastIndexOf('<') + 1, quad.lastIndexOf('>'));
  }
}
