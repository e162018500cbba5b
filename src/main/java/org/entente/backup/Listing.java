package org.entente.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.commit.Durable;

/**
 * What one copy of a store holds: a file {@code DATE.backup} beside the objects that it names.
 *
 * @param commit number of the commit that it is of
 * @param time when that commit was made, or the copy when nothing was committed yet
 * @param graphs each named graph, and first the real default graph, whose name is empty
 * @param texts sha256 of each
 * @param files others of the store's folder
 */
record Listing(
    long commit, Instant time, List<Graph> graphs, List<String> texts, List<Other> files) {

  static final String ENDING = ".backup";

  private static final String TITLE = "entente backup 1";

  /**
   * @param sum what the store notes of it, by which it is known to be unchanged; empty when it
   *     notes nothing
   */
  record Graph(String name, long quads, String sum, String sha256) {}

  /**
   * @param path relative to the store's folder
   */
  record Other(String path, String sha256) {}

  Listing {
    graphs = List.copyOf(graphs);
    texts = List.copyOf(texts);
    files = List.copyOf(files);
  }

  Path write(Path folder) throws IOException {
    StringBuilder text = new StringBuilder(TITLE).append('\n');
    line(text, "commit", String.valueOf(commit), time.toString());
    graphs.forEach(g -> line(text, "graph", g.name(), "" + g.quads(), g.sum(), g.sha256()));
    texts.forEach(sha256 -> line(text, "text", sha256));
    files.forEach(file -> line(text, "file", file.path(), file.sha256()));
    line(text, "sha256", Objects.sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
    String name = time.toString().replace(":", "") + "-" + commit + ENDING;
    Path file = folder.resolve(name);
    Durable.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    return file;
  }

  private static void line(StringBuilder text, String... words) {
    text.append(String.join("\t", words)).append('\n');
  }

  /**
   * @throws BackupException when it was altered
   */
  static Listing read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int end = text.lastIndexOf("sha256\t");
    try {
      String said = text.substring(end).strip().split("\t", -1)[1];
      String before = text.substring(0, end);
      if (said.equals(Objects.sha256(before.getBytes(StandardCharsets.UTF_8)))
          && before.startsWith(TITLE + "\n")) {
        return parse(before.lines().skip(1).map(line -> line.split("\t", -1)).toList());
      }
    } catch (RuntimeException e) {
      throw new BackupException("The copy is damaged: " + file + " was altered.", e);
    }
    throw new BackupException("The copy is damaged: " + file + " was altered.");
  }

  private static Listing parse(List<String[]> lines) {
    long commit = 0;
    Instant time = Instant.EPOCH;
    List<Graph> graphs = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    List<Other> files = new ArrayList<>();
    for (String[] words : lines) {
      switch (words[0]) {
        case "commit" -> {
          commit = Long.parseLong(words[1]);
          time = Instant.parse(words[2]);
        }
        case "graph" ->
            graphs.add(new Graph(words[1], Long.parseLong(words[2]), words[3], words[4]));
        case "text" -> texts.add(words[1]);
        case "file" -> files.add(new Other(words[1], words[2]));
        default -> throw new IllegalArgumentException(words[0]);
      }
    }
    return new Listing(commit, time, graphs, texts, files);
  }

  /** The files of all copies in a folder, the newest last. */
  static List<Path> all(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted(Comparator.comparing(Listing::order))
          .toList();
    }
  }

  /** Commits are counted, so they tell more of the order than clocks. */
  private static long order(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = name.substring(0, name.length() - ENDING.length());
    return Long.parseLong(stem.substring(stem.lastIndexOf('-') + 1));
  }

  /** The newest in a folder, or the file itself when a copy is named by it. */
  static Optional<Path> newest(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return Optional.of(place);
    }
    List<Path> all = all(place);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
