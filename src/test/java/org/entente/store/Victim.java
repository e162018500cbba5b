package org.entente.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.backup.Backup;
import org.entente.commit.Commit;
import org.entente.commit.CommitListener;
import org.entente.correction.CorrectionException;

/**
 * Changes a store at random until it is killed: another process, for tests. It prints what a commit
 * is going to leave before it is made ({@code commit NUMBER HASH}), what it is about to do ({@code
 * begin WHAT}), and what was acknowledged ({@code done NUMBER}). Arguments: the store, a seed, and
 * of 20 actions how many are compactions.
 */
final class Victim implements CommitListener {

  private static final int DOCUMENTS = 12;
  private static final int LONGEST = 12;

  private final Random random;
  private final int compactions;
  private long hash;

  private Victim(Random random, int compactions) {
    this.random = random;
    this.compactions = compactions;
  }

  public static void main(String[] arguments) {
    Victim victim =
        new Victim(new Random(Long.parseLong(arguments[1])), Integer.parseInt(arguments[2]));
    Path folder = Path.of(arguments[0]);
    Store store = Store.open(folder, Optional.empty(), Conditions.of(folder).and(victim));
    System.out.println("open");
    Thread reader = new Thread(() -> read(store));
    reader.setDaemon(true);
    reader.start();
    while (true) {
      victim.act(store);
    }
  }

  /** Somebody reads all the while, also when a compaction replaces the files. */
  private static void read(Store store) {
    try {
      while (true) {
        store.read(data -> data.stream().count());
        Thread.sleep(5);
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      e.printStackTrace();
      System.exit(3);
    }
  }

  private void act(Store store) {
    int choice = random.nextInt(20);
    try {
      if (choice < compactions) {
        say("begin", "compact");
        store.compact();
      } else if (choice == 7) {
        say("begin", "backup");
        Backup.write(store, store.folder().resolveSibling("copies"), words -> {});
      } else if (choice < 7) {
        say("begin", "replace");
        store.replace(document(random.nextInt(DOCUMENTS)));
      } else if (choice < 13) {
        say("begin", "load");
        store.replaceAll(random.ints(6, 0, DOCUMENTS).distinct().mapToObj(this::document).toList());
      } else if (choice < 16) {
        say("begin", "remove");
        store.remove(Doc.BASE + "document/d" + random.nextInt(DOCUMENTS));
      } else {
        say("begin", "correct");
        correct(store);
      }
    } catch (CorrectionException e) {
      return; // It is no longer read, or has been refused: nothing changes.
    }
    say("done", store.commit());
  }

  private void correct(Store store) {
    String document = Doc.BASE + "document/d" + random.nextInt(DOCUMENTS);
    String fact = document + "/engagement/sale" + random.nextInt(LONGEST);
    store.edit(edit -> random.nextBoolean() ? edit.refuse(fact, "Ann", "no") : edit.undo(fact));
  }

  private DocumentContent document(int number) {
    return document("d" + number, 1 + random.nextInt(LONGEST), random.nextInt(100));
  }

  /**
   * @param facts how many sales it tells of
   * @param version is in its words
   */
  static DocumentContent document(String name, int facts, int version) {
    Doc doc = new Doc(name);
    for (int i = 0; i < facts; i++) {
      doc.sale("sale" + i, "Norland sold ferry " + version + " to Sudland, deal " + i);
    }
    return doc.content();
  }

  @Override
  public void opened(long number, DatasetGraph dataset) {
    hash = Held.hash(dataset);
  }

  @Override
  public void beforeCommit(Commit commit) {
    hash += Held.hash(commit.added()) - Held.hash(commit.removed());
    say("commit", commit.number() + " " + hash);
  }

  private static void say(String what, Object more) {
    System.out.println(what + " " + more);
  }
}
