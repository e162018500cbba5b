package org.entente.manifest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.tdb2.sys.SystemTDB;

/**
 * How much of a file of the database is in use.
 *
 * @param name relative to the store's folder
 * @param length in bytes
 * @param state whether it is one of the small files that a commit overwrites
 */
record UsedFile(String name, long length, boolean state) {

  /** Root, blocks of branches in use and blocks of records in use of a B+tree: 8 bytes each. */
  private static final String TREE = ".bpt";

  private static final String BRANCHES = ".idn";
  private static final String RECORDS = ".dat";

  /** The length in use of a file that is appended to, 8 bytes, and 8 more. */
  private static final String APPENDED = ".bdf";

  private static final String APPENDED_TO = ".obj";

  /** All files of a TDB2 database that nobody writes to at this moment. */
  static List<UsedFile> of(Path folder, Path database) throws IOException {
    List<UsedFile> used = new ArrayList<>();
    try (Stream<Path> files = Files.list(database)) {
      for (Path file : files.sorted().toList()) {
        String name = folder.relativize(file).toString();
        if (name.endsWith(TREE)) {
          ByteBuffer state = ByteBuffer.wrap(Files.readAllBytes(file));
          String tree = name.substring(0, name.length() - TREE.length());
          used.add(new UsedFile(name, state.limit(), true));
          used.add(new UsedFile(tree + BRANCHES, blocks(name, state, 1), false));
          used.add(new UsedFile(tree + RECORDS, blocks(name, state, 2), false));
        } else if (name.endsWith(APPENDED)) {
          ByteBuffer state = ByteBuffer.wrap(Files.readAllBytes(file));
          String appended = name.substring(0, name.length() - APPENDED.length());
          used.add(new UsedFile(name, state.limit(), true));
          used.add(new UsedFile(appended + APPENDED_TO, state.getLong(0), false));
        }
      }
    }
    return used;
  }

  private static long blocks(String name, ByteBuffer state, int index) throws IOException {
    long root = state.getLong(0);
    long blocks = state.getLong(index * Long.BYTES);
    if (blocks < 0 || root < 0 || index == 1 && root > 0 && root >= blocks) {
      throw new IOException(name + ": the root is block " + root + " of " + blocks);
    }
    return blocks * SystemTDB.BlockSize;
  }

  /** State files that say less is in use than before, or more than there is. */
  static List<Damage> backwards(Path folder, Path database, Manifest last) throws IOException {
    Map<String, Long> before =
        last.files().stream().collect(Collectors.toMap(FileSum::name, FileSum::length));
    List<Damage> damages = new ArrayList<>();
    for (UsedFile now : of(folder, database)) {
      long length = before.getOrDefault(now.name(), 0L);
      if (!now.state()
          && (now.length() < length || now.length() > Files.size(folder.resolve(now.name())))) {
        String message = "of " + now.name() + " it says that " + now.length() + " bytes are in use";
        damages.add(new Damage(now.stateName(), message));
      }
    }
    return damages;
  }

  private String stateName() {
    String stem = name.substring(0, name.length() - BRANCHES.length());
    return stem + (name.endsWith(APPENDED_TO) ? APPENDED : TREE);
  }
}
