package org.entente.watch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which documents came from which file of a folder, kept in a JSON file, so that what was deleted
 * while nobody watched is known for certain. Lost, it is made anew from what is there.
 */
final class Origins {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, TreeSet<String>>> TYPE =
      new TypeReference<>() {};

  private final Path file;
  private final TreeMap<String, TreeSet<String>> documents;

  private Origins(Path file, TreeMap<String, TreeSet<String>> documents) {
    this.file = file;
    this.documents = documents;
  }

  static Origins open(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Origins(file, new TreeMap<>());
    }
    try {
      return new Origins(file, JSON.readValue(file.toFile(), TYPE));
    } catch (JacksonException e) {
      return new Origins(file, new TreeMap<>());
    }
  }

  /** Names of files. */
  SortedSet<String> files() {
    return new TreeSet<>(documents.keySet());
  }

  /** Names of the documents of a file. */
  Set<String> of(String name) {
    return Set.copyOf(documents.getOrDefault(name, new TreeSet<>()));
  }

  /** Says what is so now; a file without documents is forgotten. */
  void put(Map<String, Set<String>> changed) throws IOException {
    changed.forEach(
        (name, all) -> {
          if (all.isEmpty()) {
            documents.remove(name);
          } else {
            documents.put(name, new TreeSet<>(all));
          }
        });
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    JSON.writeValue(draft.toFile(), documents);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
