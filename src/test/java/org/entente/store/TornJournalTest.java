package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.transaction.txn.ComponentId;
import org.apache.jena.dboe.transaction.txn.journal.Journal;
import org.apache.jena.dboe.transaction.txn.journal.JournalEntry;
import org.apache.jena.dboe.transaction.txn.journal.JournalEntryType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals as TDB2 writes them, of a process that was killed after any number of bytes. */
class TornJournalTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  /** What is committed stays to be carried out; half an entry before that is dropped. */
  @Test
  void onlyWhatWasNotCommittedIsDropped() throws IOException {
    Path database = folder.resolve("tdb2/Data-0001");
    Path file = database.resolve("journal.jrnl");
    Files.createDirectories(database);
    List<Long> ends = write(database);
    byte[] whole = Files.readAllBytes(file);
    assertThat(ends).last().isEqualTo((long) whole.length);
    for (int length = 0; length <= whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(file, cut);
      TornJournal.mend(folder.resolve("tdb2"));
      assertThat(Files.readAllBytes(file))
          .as("%d of %d bytes", length, whole.length)
          .isEqualTo(ends.contains((long) length) ? cut : new byte[0]);
    }
  }

  /** Two entries and that they are committed; returns how long the journal was after each. */
  private static List<Long> write(Path database) {
    List<Long> ends = new ArrayList<>();
    ComponentId part = ComponentId.create(null, new byte[] {0, 0, 0, 3});
    Journal journal = Journal.create(Location.create(database));
    for (byte[] data : new byte[][] {new byte[24], {0, 0, 0, 3, 0, 0, 0, 3, 1}}) {
      journal.write(JournalEntryType.REDO, part, ByteBuffer.wrap(data));
      ends.add(journal.size());
    }
    journal.writeJournal(JournalEntry.COMMIT);
    ends.add(journal.size());
    journal.close();
    return ends;
  }

  /** A store with half an entry is whole and opens. */
  @Test
  void storeOpensAgain() throws IOException {
    Path place = folder.resolve("store");
    String held;
    try (Store store = Store.open(place)) {
      store.replace(new Doc("d1").sale("ferry", "Norland sold a ferry.").content());
      held = Held.dump(store);
    }
    Files.write(place.resolve("tdb2/Data-0001/journal.jrnl"), new byte[] {0, 0, 0, 24, 1, 2, 3});
    try (Store store = Store.open(place)) {
      assertThat(Held.dump(store)).isEqualTo(held);
    }
  }
}
