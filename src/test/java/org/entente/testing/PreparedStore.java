package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.Entente;
import org.entente.LoadReport;
import org.entente.knowledge.DataFolder;

/** Stores that were made once for all tests: a copy is much cheaper than making one's own. */
public final class PreparedStore {

  private static final int BLOCK = 64 << 10;

  private static final Map<Kind, Path> MADE = new EnumMap<>(Kind.class);

  private enum Kind {
    BARE,
    FILLED
  }

  private PreparedStore() {}

  /**
   * A store of one's own without documents: register and ontology are in it already.
   *
   * @param folder made by this
   */
  public static Path bare(Path folder) {
    return copy(made(Kind.BARE), folder);
  }

  /**
   * A store of one's own with the documents of {@code data/documents}, as {@code entente up} fills
   * it.
   *
   * @param folder made by this
   */
  public static Path filled(Path folder) {
    return copy(made(Kind.FILLED), folder);
  }

  /**
   * A store under another name.
   *
   * @param from nobody has it open
   * @param to made by this
   */
  public static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(f -> !f.endsWith("tdb.lock")).toList()) {
        Path place = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(place);
        } else {
          copyWithHoles(file, place);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of TDB2 are mostly holes. */
  private static void copyWithHoles(Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from);
        FileChannel out =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      ByteBuffer hole = ByteBuffer.allocate(BLOCK);
      for (long at = 0; at < in.size(); at += block.limit()) {
        block.clear();
        while (block.hasRemaining() && in.read(block) >= 0) {
          // Until it is full or the file has ended.
        }
        block.flip();
        if (!block.equals(hole.clear().limit(block.limit()))) {
          out.write(block, at);
        }
      }
      if (out.size() < in.size()) {
        out.write(ByteBuffer.allocate(1), in.size() - 1);
      }
    }
  }

  private static synchronized Path made(Kind kind) {
    return MADE.computeIfAbsent(kind, PreparedStore::make);
  }

  private static Path make(Kind kind) {
    try {
      Path folder = Files.createTempDirectory("entente-prepared");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      Path store = folder.resolve("store");
      Path documents =
          kind == Kind.FILLED
              ? Path.of("data/documents")
              : Files.createDirectory(folder.resolve("none"));
      try (Entente entente =
          Entente.builder()
              .store(store)
              .knowledge(DataFolder.find().root())
              .parser(SharedParser::get)
              .open()) {
        LoadReport report = entente.load(documents.toString());
        // A folder without documents is one problem; the rest of a load is done before that.
        if (report.problems().size() != (kind == Kind.BARE ? 1 : 0)) {
          throw new IllegalStateException(List.copyOf(report.problems()).toString());
        }
      }
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
