package org.entente.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.commit.Commit;
import org.entente.commit.CommitListener;

/**
 * Writes to a store until something fails: another process, for tests. It prints {@code done
 * NUMBER} for each write that was acknowledged and {@code failed MESSAGE} for each that was not,
 * and goes on three times.
 */
final class FaultyWriter implements CommitListener {

  private static final int GOOD = 4;

  private final Optional<Path> filler;

  private FaultyWriter(Optional<Path> filler) {
    this.filler = filler;
  }

  /** Arguments: the store; when the disk is full, write or commit, or memory; what fills it. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    String when = arguments[1];
    Optional<Path> filler = Optional.of(Path.of(arguments[2]));
    FaultyWriter atCommit = new FaultyWriter(when.equals("commit") ? filler : Optional.empty());
    Store store = Store.open(folder, Optional.empty(), Conditions.of(folder).and(atCommit));
    int failures = 0;
    for (int i = 0; failures < 3; i++) {
      DocumentContent document = Victim.document("d" + i, 12, i);
      boolean now = i >= GOOD;
      try {
        store.edit(
            edit -> {
              if (now && when.equals("write")) {
                fill(filler.orElseThrow());
              } else if (now && when.equals("memory")) {
                exhaust();
              }
              return edit.replace(document);
            });
        System.out.println("done " + store.commit());
      } catch (StoreException e) {
        failures++;
        System.out.println("failed " + e.getMessage());
      }
    }
    Runtime.getRuntime().halt(1);
  }

  private static void exhaust() {
    List<long[]> held = new ArrayList<>();
    while (true) {
      held.add(new long[1 << 20]);
    }
  }

  private static void fill(Path filler) {
    byte[] block = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      fillRest(filler);
    }
  }

  /** The last bytes, too. */
  private static void fillRest(Path filler) {
    try (OutputStream out = Files.newOutputStream(filler.resolveSibling("rest"))) {
      while (true) {
        out.write(0);
      }
    } catch (IOException e) {
      System.out.println("full");
    }
  }

  @Override
  public void opened(long number, DatasetGraph dataset) {}

  @Override
  public void beforeCommit(Commit commit) {
    if (commit.number() > GOOD) {
      filler.ifPresent(FaultyWriter::fill);
    }
  }
}
