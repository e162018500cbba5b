package org.entente.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.entente.source.GivenSources;

/**
 * The files that were named, by what they hold.
 *
 * @param texts a document each
 * @param lines JSON Lines
 * @param tables Parquet: a file, or a folder of one table
 * @param tableFiles pattern of the names of a table's files
 * @param problems what cannot be read
 */
record Inputs(
    List<InputFile> texts,
    List<InputFile> lines,
    List<InputFile> tables,
    String tableFiles,
    List<Problem> problems) {

  /** What the files hold, when their names do not tell. */
  enum Form {
    text,
    jsonl,
    parquet
  }

  Inputs {
    texts = List.copyOf(texts);
    lines = List.copyOf(lines);
    tables = List.copyOf(tables);
    problems = List.copyOf(problems);
  }

  long bytes() {
    return texts.stream().mapToLong(InputFile::size).sum()
        + lines.stream().mapToLong(InputFile::size).sum()
        + tables.stream().mapToLong(InputFile::size).sum();
  }

  /**
   * Lists files.
   *
   * @param places paths, or patterns of paths, of files and folders; a file that is met twice
   *     counts once
   * @param form of all; each by its name when empty
   */
  static Inputs list(List<String> places, Optional<Form> form, Configuration configuration) {
    Lister lister = new Lister(form, configuration);
    places.forEach(lister::place);
    return new Inputs(
        lister.texts,
        lister.lines,
        lister.tables,
        form.isPresent() ? "*" : "*.parquet",
        lister.problems);
  }

  private static final class Lister {
    private final Optional<Form> form;
    private final Configuration configuration;
    private final CompressionCodecFactory codecs;
    private final Set<Path> met = new HashSet<>();
    private final List<InputFile> texts = new ArrayList<>();
    private final List<InputFile> lines = new ArrayList<>();
    private final List<InputFile> tables = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Lister(Optional<Form> form, Configuration configuration) {
      this.form = form;
      this.configuration = configuration;
      this.codecs = new CompressionCodecFactory(configuration);
    }

    void place(String place) {
      try {
        Path path = new Path(place);
        FileSystem files = path.getFileSystem(configuration);
        List<FileStatus> found = found(files, path);
        if (found.isEmpty()) {
          problems.add(new Problem(place, "it does not exist"));
        }
        for (FileStatus one : found) {
          if (one.isDirectory()) {
            folder(files, one.getPath(), place);
          } else {
            add(one, one.getPath().getName(), Optional.empty());
          }
        }
      } catch (IOException | IllegalArgumentException e) {
        problems.add(new Problem(place, "it cannot be read: " + e.getMessage()));
      }
    }

    /** What has exactly this path, whatever signs are in it; else what matches the pattern. */
    private static List<FileStatus> found(FileSystem files, Path path) throws IOException {
      try {
        return List.of(files.getFileStatus(path));
      } catch (FileNotFoundException e) {
        FileStatus[] matches = files.globStatus(path);
        return matches == null ? List.of() : sorted(matches);
      }
    }

    private static List<FileStatus> sorted(FileStatus[] all) {
      return Arrays.stream(all)
          .sorted(Comparator.comparing(status -> status.getPath().toString()))
          .toList();
    }

    private void folder(FileSystem files, Path folder, String place) throws IOException {
      List<FileStatus> inside = new ArrayList<>();
      walk(files, folder, inside);
      long tableSize = 0;
      int before = texts.size() + lines.size() + problems.size();
      for (FileStatus file : inside) {
        if (isTable(file.getPath().getName())) {
          tableSize += file.getLen();
        } else {
          add(file, within(folder, file.getPath()), Optional.of(folder));
        }
      }
      if (tableSize > 0) {
        table(folder, tableSize);
      } else if (texts.size() + lines.size() + problems.size() == before) {
        problems.add(new Problem(place, "the folder holds no document"));
      }
    }

    /** Names that begin with a dot or an underscore are hidden, as everywhere in Hadoop. */
    private static void walk(FileSystem files, Path folder, List<FileStatus> inside)
        throws IOException {
      for (FileStatus one : sorted(files.listStatus(folder))) {
        String name = one.getPath().getName();
        if (name.startsWith(".") || name.startsWith("_")) {
          continue;
        }
        if (one.isDirectory()) {
          walk(files, one.getPath(), inside);
        } else {
          inside.add(one);
        }
      }
    }

    private static String within(Path folder, Path file) {
      return folder.toUri().relativize(file.toUri()).getPath();
    }

    private boolean isTable(String name) {
      return form.map(f -> f == Form.parquet).orElse(name.endsWith(".parquet"));
    }

    private void table(Path path, long size) {
      if (met.add(path)) {
        tables.add(new InputFile(path.toString(), path.getName(), order(), size, true));
      }
    }

    private void add(FileStatus file, String name, Optional<Path> folder) {
      Path path = file.getPath();
      if (isTable(name)) {
        table(path, file.getLen());
        return;
      }
      CompressionCodec codec = codecs.getCodec(path);
      String plain =
          codec == null
              ? name
              : name.substring(0, name.length() - codec.getDefaultExtension().length());
      GivenSources.Holds holds = holds(plain, folder.isPresent());
      if (holds == GivenSources.Holds.NOTHING || !met.add(path)) {
        return;
      }
      InputFile input = new InputFile(path.toString(), name, order(), file.getLen(), codec == null);
      switch (holds) {
        case TEXT -> texts.add(input);
        case JSON_LINES -> lines.add(input);
        default ->
            problems.add(
                new Problem(
                    name,
                    "it is no plain text, JSON Lines or Parquet; turn it into one of these, or load"
                        + " it with entente load"));
      }
    }

    /** A file that was named itself is read whatever its name is. */
    private GivenSources.Holds holds(String name, boolean inFolder) {
      if (form.isPresent()) {
        return form.get() == Form.text ? GivenSources.Holds.TEXT : GivenSources.Holds.JSON_LINES;
      }
      GivenSources.Holds holds = GivenSources.holds(name.toLowerCase(Locale.ROOT));
      return holds == GivenSources.Holds.NOTHING && !inFolder ? GivenSources.Holds.TEXT : holds;
    }

    private int order() {
      return met.size();
    }
  }
}
