package org.entente;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.entente.store.BulkStore;
import org.entente.store.StoreException;

/**
 * What was read elsewhere: N-Quads in which the graphs of documents stand one after the other, in
 * folders {@code graphs}, and the documents' texts as JSON Lines with a member {@code text}, in
 * folders {@code texts}; compressed by gzip when their names say so. What begins with {@code _} or
 * {@code .} is not finished, as of a run that was killed, and is left alone.
 */
final class ExtractedFolder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final List<Path> graphs;

  ExtractedFolder(Path folder) {
    this.folder = folder;
    this.graphs = files("graphs", ".*\\.nq(\\.gz)?");
    if (graphs.isEmpty()) {
      throw new StoreException(
          folder
              + " holds no N-Quads in a folder named graphs. Name what the Spark job wrote:"
              + " docs/spark.md.");
    }
  }

  /** The files with graphs, by name. */
  List<Path> graphs() {
    return graphs;
  }

  /** Gives all texts to a store; returns how many there are. */
  int keepTexts(BulkStore store) {
    int count = 0;
    for (Path file : files("texts", ".*\\.jsonl?(\\.gz)?")) {
      count += keepTexts(file, store);
    }
    return count;
  }

  private static int keepTexts(Path file, BulkStore store) {
    int count = 0;
    try (InputStream in = Files.newInputStream(file);
        InputStream plain =
            file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
        MappingIterator<JsonNode> lines = JSON.readerFor(JsonNode.class).readValues(plain)) {
      while (lines.hasNextValue()) {
        JsonNode text = lines.nextValue().path("text");
        if (!text.isTextual()) {
          throw new StoreException(
              file + ": object " + (count + 1) + " has no member text that is a string.");
        }
        store.keep(text.textValue());
        count++;
      }
    } catch (IOException e) {
      throw new StoreException("Cannot read " + file + ": " + e.getMessage(), e);
    }
    return count;
  }

  private boolean isFinished(Path file) {
    for (Path name : folder.relativize(file)) {
      if (name.toString().startsWith("_") || name.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private List<Path> files(String parent, String name) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(this::isFinished)
          .filter(file -> String.valueOf(file.getFileName()).matches(name))
          .filter(file -> file.endsWith(Path.of(parent, String.valueOf(file.getFileName()))))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new StoreException("Cannot read the folder " + folder + ": " + e.getMessage() + ".", e);
    }
  }
}
