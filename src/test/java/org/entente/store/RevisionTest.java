package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTest {

  @TempDir private Path folder;

  @Test
  void changesWithEveryCommittedWriteAndWithNothingElse() {
    Set<String> tags = new HashSet<>();
    Instant start = Instant.now().minusSeconds(2);
    try (Store store = Store.open(folder)) {
      tags.add(store.revision().tag());
      write(store, "<urn:a> <urn:b> 1 .");
      assertThat(tags.add(store.revision().tag())).isTrue();
      assertThat(store.revision().since()).isBetween(start, Instant.now());
      store.read(data -> data.stream().count());
      store.documents();
      assertThat(tags.add(store.revision().tag())).isFalse();
      Txn.executeWrite(
          store.dataset(),
          () -> {
            add(store, "<urn:a> <urn:b> 2 .");
            store.dataset().abort();
          });
      assertThat(tags.add(store.revision().tag())).as("an aborted write").isFalse();
      write(store, "<urn:a> <urn:b> 3 .");
      assertThat(tags.add(store.revision().tag())).isTrue();
      store.compact();
      write(store, "<urn:a> <urn:b> 4 .");
      assertThat(tags.add(store.revision().tag())).as("after compaction").isTrue();
    }
    Revision closed;
    try (Store store = Store.open(folder)) {
      closed = store.revision();
    }
    try (Store store = Store.open(folder)) {
      assertThat(store.revision()).as("opened again, nothing written").isEqualTo(closed);
      write(store, "<urn:a> <urn:b> 5 .");
    }
    try (Store store = Store.open(folder)) {
      assertThat(store.revision().tag()).as("written by another").isNotEqualTo(closed.tag());
    }
  }

  private static void write(Store store, String turtle) {
    Txn.executeWrite(store.dataset(), () -> add(store, turtle));
  }

  private static void add(Store store, String turtle) {
    RDFParser.fromString("GRAPH <urn:g> { " + turtle + " }", Lang.TRIG).parse(store.dataset());
  }
}
