package org.entente.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.entente.commit.Commit;

/**
 * Says when a database has grown so much that compaction is worth it. What a fresh one would take
 * is reckoned from its quads, by what they took after the last compaction, which the file {@code
 * compacted} in the store's folder keeps.
 */
final class Growth {

  /** As many times what a fresh database would take is let be: with a commit, 1.5 times. */
  private static final double MOST = 1.4;

  /** While somebody writes all the time, as many times is let be ... */
  private static final double MOST_IN_A_RUSH = 1.8;

  /** ... or so many times the slack more: to compact a small database every few writes is dear. */
  private static final int SLACKS_IN_A_RUSH = 4;

  /** After a failure, as many times what the database takes is let be. */
  private static final double PATIENCE = 1.25;

  /**
   * What compaction leaves is packed, so that the next writes divide blocks: of what a fresh one
   * takes that is written quad by quad. Measured: 0.61.
   */
  private static final double PACKED = 0.61;

  /** In bytes; measured: 370 to 416 MB for a million quads. */
  private static final double BYTES_A_QUAD = 420;

  private final Path file;
  private final long slack;
  private double bytesAQuad = BYTES_A_QUAD;
  private LongSupplier count = () -> 0;
  private OptionalLong counted = OptionalLong.empty();
  private long least;

  /**
   * @param folder of the store
   * @param slack so many bytes more than a fresh one takes are let be in any case: small databases
   *     are not worth it
   */
  Growth(Path folder, long slack) {
    this.file = folder.resolve("compacted");
    this.slack = slack;
  }

  /**
   * Call it when the store is opened.
   *
   * @param count how many quads it has; asked when that matters first, since who only serves a
   *     large store need not wait for it
   */
  synchronized void opened(LongSupplier count) throws IOException {
    this.count = count;
    if (Files.exists(file)) {
      String kept = Files.readString(file, StandardCharsets.UTF_8).strip();
      // Damaged, it only makes the reckoning the one of a new store.
      bytesAQuad = kept.matches("[0-9]{1,6}") ? Double.parseDouble(kept) : BYTES_A_QUAD;
    }
  }

  /** Call it after a commit. */
  synchronized void committed(Commit commit) {
    if (counted.isPresent()) {
      long change = (long) commit.added().size() - commit.removed().size();
      counted = OptionalLong.of(counted.getAsLong() + change);
    }
  }

  private synchronized long quads() {
    if (counted.isEmpty()) {
      counted = OptionalLong.of(count.getAsLong());
    }
    return counted.getAsLong();
  }

  /**
   * @param used bytes of the database that are in use
   */
  synchronized boolean isDue(long used) {
    return used > Math.max(least, slack) && used > Math.max(MOST * fresh(), fresh() + slack);
  }

  /** Whether it is due even though somebody goes on writing. */
  synchronized boolean isUrgent(long used) {
    return isDue(used)
        && used > Math.max(MOST_IN_A_RUSH * fresh(), fresh() + SLACKS_IN_A_RUSH * slack);
  }

  /**
   * It was due and failed: it is not again before the database has grown much more.
   *
   * @param used bytes of the database that are in use
   */
  synchronized void notCompacted(long used) {
    least = (long) (used * PATIENCE);
  }

  /** What a fresh database with the same quads would take, in bytes, about. */
  synchronized long fresh() {
    return (long) (quads() * bytesAQuad);
  }

  /**
   * @param used bytes of the database after compaction
   */
  void compacted(long used) throws IOException {
    loaded((long) (used / PACKED));
  }

  /**
   * @param used bytes of the database, which is a fresh one
   */
  synchronized void loaded(long used) throws IOException {
    least = 0;
    if (quads() > 0) {
      bytesAQuad = Math.ceil((double) used / quads());
      Path draft = file.resolveSibling("compacted.part");
      Files.writeString(draft, String.format("%.0f%n", bytesAQuad));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
