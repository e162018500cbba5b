package org.entente.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.dboe.transaction.txn.Transaction;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.entente.database.CompactableDataset;

/** Follows a database from one committed write to the next, whoever in this process writes. */
final class Revisions {

  /** The roots of the B+trees, which every write moves: 24 bytes each, written by commits only. */
  private static final String ROOTS = ".bpt";

  private static final int TAG_BYTES = 8;

  private final CompactableDataset dataset;
  private Revision current;

  /** Compaction puts other files below the dataset, which give the same in another order. */
  private DatasetGraphTDB files;

  private long version;

  /** Of a database that nobody writes at this moment. */
  Revisions(Path database, CompactableDataset dataset) {
    this(stored(database), dataset);
  }

  /** Of a database that is known to be in a state. */
  Revisions(Revision known, CompactableDataset dataset) {
    this.dataset = dataset;
    this.current = known;
    this.files = dataset.database();
    this.version = dataset.calculateRead(() -> transaction(files).getDataVersion());
  }

  /** What a write transaction started from. */
  record Begun(Revision revision, DatasetGraphTDB files, long version) {}

  /**
   * What the write transaction of this thread starts from; empty when someone has written by
   * another way since the state was last asked for.
   */
  synchronized Optional<Begun> begun() {
    DatasetGraphTDB now = dataset.database();
    return now == files && transaction(now).getDataVersion() == version
        ? Optional.of(new Begun(current, files, version))
        : Optional.empty();
  }

  /** Whether one commit led from one state to another, which is the newest. */
  synchronized boolean follows(Begun begun, Revision now) {
    return now.equals(current) && files == begun.files() && version == begun.version() + 1;
  }

  /** The newest state that anyone has asked for here. */
  Revision current() {
    return Txn.calculateRead(dataset, this::look);
  }

  /**
   * The state that the read transaction of this thread sees; empty when a later one is known
   * already.
   */
  synchronized Optional<Revision> seen() {
    Revision newest = look();
    DatasetGraphTDB now = dataset.database();
    return now == files && transaction(now).getDataVersion() == version
        ? Optional.of(newest)
        : Optional.empty();
  }

  private synchronized Revision look() {
    DatasetGraphTDB files = dataset.database();
    Transaction transaction = transaction(files);
    boolean compacted = this.files != files && dataset.isNewest();
    boolean later = compacted || transaction.getDataVersion() > version;
    if (later && transaction.getMode() == ReadWrite.READ) {
      this.files = files;
      version = transaction.getDataVersion();
      Instant now = Instant.now();
      current = new Revision(tag(current.tag() + " " + now), now.truncatedTo(SECONDS));
    }
    return current;
  }

  private static Transaction transaction(DatasetGraphTDB files) {
    return files.getTxnSystem().getThreadTransaction();
  }

  /** The same as long as nothing has been written, whichever process asks. */
  private static Revision stored(Path database) {
    StringBuilder state = new StringBuilder();
    Instant since = Instant.EPOCH;
    try (Stream<Path> files = Files.walk(database, 2)) {
      List<Path> roots = files.filter(f -> f.toString().endsWith(ROOTS)).sorted().toList();
      for (Path root : roots) {
        Instant written = Files.getLastModifiedTime(root).toInstant();
        state.append(database.relativize(root)).append(' ').append(written).append(' ');
        state.append(HexFormat.of().formatHex(Files.readAllBytes(root))).append('\n');
        since = written.isAfter(since) ? written : since;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Revision(tag(state.toString()), since.truncatedTo(SECONDS));
  }

  private static String tag(String state) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(state.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
