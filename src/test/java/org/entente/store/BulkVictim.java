package org.entente.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes a store in bulk until it is killed: another process, for tests. Argument: the store. */
final class BulkVictim {

  private static final int TOGETHER = 8;

  private BulkVictim() {}

  static List<DocumentContent> documents() {
    return IntStream.range(0, 200)
        .mapToObj(number -> Victim.document("d" + number, 1 + number % 7, number % 90))
        .toList();
  }

  public static void main(String[] arguments) {
    try (BulkStore bulk = BulkStore.begin(Path.of(arguments[0]), Optional.empty())) {
      System.out.println("begun " + bulk.size());
      List<DocumentContent> left =
          documents().stream()
              .filter(c -> !bulk.holds(c.document(), Fingerprint.of(c.text()), "1"))
              .toList();
      for (int from = 0; from < left.size(); from += TOGETHER) {
        bulk.put(left.subList(from, Math.min(left.size(), from + TOGETHER)));
        System.out.println("put " + bulk.size());
      }
      bulk.finish(List.of(), System.out::println);
      System.out.println("finished");
    }
  }
}
