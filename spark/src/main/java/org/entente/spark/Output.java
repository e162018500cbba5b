package org.entente.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * An output folder. Files are made in a staging folder; one entry of the log says which of them
 * come and which go, and counts from the moment when it stands there: a run that is killed before
 * has changed nothing, and what one that is killed after it has not moved yet, the next one moves.
 *
 * <pre>
 * graphs/PART.nq.gz       texts/PART.jsonl.gz     facts/PART.parquet
 * documents/PART.parquet  problems/PART.parquet
 * _log/00000001.json      _staging/RUN/
 * </pre>
 */
final class Output {

  /** What lies in the folder, each kind in a folder of its own. */
  enum Kind {
    GRAPHS(".nq.gz"),
    TEXTS(".jsonl.gz"),
    FACTS(".parquet"),
    DOCUMENTS(".parquet"),
    PROBLEMS(".parquet");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }

    String folder() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A run that is older than this is no more. */
  private static final Duration OLD = Duration.ofDays(2);

  private final Path root;
  private final FileSystem files;
  private final FileContext context;
  private long last;

  /**
   * Opens a folder, makes it when it is missing, and completes what a killed run left.
   *
   * @throws UsageException when the folder holds something else
   */
  Output(String folder, Configuration configuration) throws IOException {
    Path path = new Path(folder);
    this.files = path.getFileSystem(configuration);
    this.root = files.makeQualified(path);
    this.context = FileContext.getFileContext(root.toUri(), configuration);
    boolean isNew = !files.exists(log());
    if (isNew && files.exists(root) && files.listStatus(root).length > 0) {
      throw new UsageException(
          folder + " holds something else; name a new folder, or one of an earlier run");
    }
    files.mkdirs(log());
    List<FileStatus> entries = entries();
    this.last = entries.isEmpty() ? 0 : number(entries.get(entries.size() - 1).getPath());
    if (last > 0) {
      apply(read(entry(last)));
    }
    clean();
  }

  private Path log() {
    return new Path(root, "_log");
  }

  private Path entry(long number) {
    return new Path(log(), String.format("%08d.json", number));
  }

  private static long number(Path entry) {
    return Long.parseLong(entry.getName().replace(".json", ""));
  }

  private List<FileStatus> entries() throws IOException {
    return Stream.of(files.listStatus(log()))
        .filter(entry -> entry.getPath().getName().matches("\\d{8,}\\.json"))
        .sorted((a, b) -> Long.compare(number(a.getPath()), number(b.getPath())))
        .toList();
  }

  private void clean() throws IOException {
    Path staging = new Path(root, "_staging");
    if (files.exists(staging)) {
      long limit = System.currentTimeMillis() - OLD.toMillis();
      for (FileStatus run : files.listStatus(staging)) {
        if (run.getModificationTime() < limit) {
          files.delete(run.getPath(), true);
        }
      }
    }
  }

  /** Where a run works; made when it is needed. */
  Path staging(String run) {
    return new Path(root, "_staging/" + run);
  }

  /** Paths of all files of a kind. */
  List<String> all(Kind kind) throws IOException {
    try {
      return Stream.of(files.listStatus(new Path(root, kind.folder())))
          .map(status -> status.getPath().toString())
          .filter(path -> path.endsWith(kind.ending))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /**
   * Paths of the files of some parts: a file's name is its part's, from the second on with a
   * number.
   */
  List<String> of(Kind kind, Set<String> parts) throws IOException {
    return all(kind).stream().filter(path -> parts.contains(part(kind, path))).toList();
  }

  /** The part that a file belongs to. */
  static String part(Kind kind, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1, path.length() - kind.ending.length());
    int number = name.indexOf('.');
    return number < 0 ? name : name.substring(0, number);
  }

  /** A file's path within the folder. */
  static String within(Kind kind, String path) {
    return kind.folder() + path.substring(path.lastIndexOf('/'));
  }

  /**
   * Gives the files that Spark wrote, by part, their names.
   *
   * @param written a folder below the run's staging with folders {@code part=NAME}
   * @return their paths within the output folder
   */
  List<String> ready(String run, Kind kind, Path written) throws IOException {
    List<String> ready = new ArrayList<>();
    Path folder = ready(staging(run), kind.folder());
    files.mkdirs(folder);
    for (FileStatus part : files.listStatus(written)) {
      String name = part.getPath().getName();
      if (!name.startsWith("part=")) {
        continue;
      }
      int n = 0;
      for (FileStatus file : files.listStatus(part.getPath())) {
        if (!file.isFile() || file.getPath().getName().matches("[._].*")) {
          continue;
        }
        String last = name.substring(5) + (n == 0 ? "" : "." + n) + kind.ending;
        n++;
        move(file.getPath(), new Path(folder, last));
        ready.add(kind.folder() + "/" + last);
      }
    }
    return ready;
  }

  /**
   * Publishes a run's files.
   *
   * @throws UsageException when another run has published in between
   */
  void publish(LogEntry entry) throws IOException {
    Path draft = new Path(staging(entry.run()), "entry.json");
    try (OutputStream out = files.create(draft, true)) {
      JSON.writerWithDefaultPrettyPrinter().writeValue(out, entry);
    }
    try {
      context.rename(draft, entry(last + 1), Options.Rename.NONE);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("another run has written to " + root + " meanwhile; run this again");
    }
    last++;
    apply(entry);
  }

  private LogEntry read(Path path) throws IOException {
    try (InputStream in = files.open(path)) {
      return JSON.readValue(in, LogEntry.class);
    }
  }

  /** Not below a folder named as the one where it will count: who looks there does not find it. */
  private static Path ready(Path staging, String file) {
    return new Path(staging, "ready-" + file);
  }

  /** May be done twice. */
  private void apply(LogEntry entry) throws IOException {
    Path staging = new Path(root, entry.staging());
    if (!files.exists(staging)) {
      return;
    }
    for (String file : entry.add()) {
      Path from = ready(staging, file);
      if (files.exists(from)) {
        Path to = new Path(root, file);
        files.mkdirs(Optional.ofNullable(to.getParent()).orElse(root));
        move(from, to);
      }
    }
    for (String file : entry.remove()) {
      files.delete(new Path(root, file), false);
    }
    files.delete(staging, true);
  }

  private void move(Path from, Path to) throws IOException {
    context.rename(from, to, Options.Rename.OVERWRITE);
  }

  /** Of a run that is over, well or not. */
  void discard(String run) throws IOException {
    files.delete(staging(run), true);
  }
}
