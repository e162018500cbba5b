package org.entente.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.dboe.transaction.txn.ComponentId;

/**
 * Empties a journal whose process was killed while it wrote it: TDB2 (5.6.0) refuses to open a
 * database with half an entry. There is one transaction in a journal at most, whose last entry says
 * that it is committed; without that nothing of it counts.
 */
final class TornJournal {

  /** Where the kind of an entry stands; before it length of its data and checksum. */
  private static final int KIND = 2 * Integer.BYTES;

  /** After the kind: which part of the database the entry is of. Then comes the data. */
  private static final int HEADER = KIND + Integer.BYTES + ComponentId.SIZE;

  private static final int COMMIT = 3;

  private TornJournal() {}

  /**
   * @param databases where TDB2 keeps them; nobody has them open
   */
  static void mend(Path databases) throws IOException {
    try (Stream<Path> files = Files.walk(databases, 2)) {
      for (Path journal : files.filter(file -> file.endsWith(Names.journalFile)).toList()) {
        if (isTorn(ByteBuffer.wrap(Files.readAllBytes(journal)))) {
          try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            channel.force(true);
          }
        }
      }
    }
  }

  /** Whether its last entry is not whole, and none before says that it is committed. */
  private static boolean isTorn(ByteBuffer journal) {
    int at = 0;
    while (at < journal.limit()) {
      if (journal.limit() - at < HEADER) {
        return true;
      }
      int length = journal.getInt(at);
      if (journal.getInt(at + KIND) == COMMIT || length < 0) {
        return false; // It is TDB2's to carry out, or to say that it is damaged.
      }
      if (length > journal.limit() - at - HEADER) {
        return true;
      }
      at += HEADER + length;
    }
    return false;
  }
}
