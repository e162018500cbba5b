package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.entente.backup.BackupReport;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import org.entente.server.admin.ServedBackup;
import org.entente.server.admin.ServedCompaction;
import org.entente.store.Fingerprint;
import org.entente.store.Store;
import org.entente.store.SystemGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandsTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path store;

  @BeforeEach
  void fill() {
    store = folder.resolve("store");
    try (Store open = Store.open(store)) {
      open.installSystemGraphs(List.of(graph("urn:x:one"), graph("urn:x:two")));
    }
  }

  private static SystemGraph graph(String name) {
    var content = GraphFactory.createDefaultGraph();
    RDFParser.fromString("<" + name + "> a <urn:x:Thing> .", Lang.TURTLE).parse(content);
    return new SystemGraph(name, Fingerprint.of(name), () -> content);
  }

  @Test
  void copiesVerifiesAndRestores() throws IOException {
    String copies = folder.resolve("copies").toString();
    Run first = Run.on(store, "backup", copies);
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).startsWith("2 graphs, 2 quads and 0 texts are in " + copies);
    assertThat(Run.on(store, "backup", copies).out()).contains("written anew: 0 files, 0.0 MB");
    assertThat(Run.on(store, "backup", copies, "--verify").out()).contains("are whole in");

    Path other = folder.resolve("other");
    Run restored = Run.on(other, "restore", copies);
    assertThat(restored.exit()).as(restored.err()).isZero();
    assertThat(restored.out())
        .isEqualTo("2 graphs, 2 quads and 0 texts restored to " + other + "\n");
    assertThat(Run.on(other, "compact").out()).matches("compacted from .* MB to .* MB\n");
    try (Store open = Store.open(other)) {
      assertThat(open.check("http://example.org/", data -> List.of())).isEmpty();
    }
    Run again = Run.on(other, "restore", copies);
    assertThat(again.failsPlainly()).as(again.err()).isTrue();
    assertThat(again.err()).contains("is not empty. Name a folder that is missing or empty");
    Run none = Run.on(folder.resolve("third"), "restore", folder.toString());
    assertThat(none.err()).contains("There is no copy in").contains("entente backup");
  }

  @Test
  void damagedStoreIsSaidFileByFile() throws IOException {
    Files.write(store.resolve("tdb2/Data-0001/GSPO.bpt"), new byte[0]);
    Run check = Run.on(store, "check");
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out())
        .contains("files of the database    1 wrong")
        .contains("tdb2/Data-0001/GSPO.bpt: it has 0 bytes where 24 were in use");
    assertThat(check.err()).contains("is damaged, or another program wrote to it, and is not read");
    Run query = Run.on(store, "list");
    assertThat(query.failsPlainly()).as(query.err()).isTrue();
    assertThat(query.err()).contains("GSPO.bpt").contains("entente restore");
  }

  @Test
  void whoServesTheStoreCopiesItForOthers() throws Exception {
    List<String> heard = new ArrayList<>();
    Path copies = folder.resolve("copies of it");
    try (Store open = Store.open(store);
        Server server =
            Server.start(open, DataFolder.find(), "127.0.0.1", 0, Map.of("adminPort", "0"))) {
      BackupReport made = ServedBackup.ask(store, copies, heard::add);
      assertThat(made.quads()).isEqualTo(2);
      assertThat(heard).contains("3 graphs, 0 texts");
      Path key = store.resolve("served-at-admin");
      assertThat(Files.getPosixFilePermissions(key))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      URI there =
          server.adminAddress().orElseThrow().resolve("backup?to=" + folder.resolve("stolen"));
      HttpRequest keyless =
          HttpRequest.newBuilder(there).POST(HttpRequest.BodyPublishers.noBody()).build();
      assertThat(
              HttpClient.newHttpClient()
                  .send(keyless, HttpResponse.BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(403);
      assertThat(folder.resolve("stolen")).doesNotExist();
      assertThat(store.resolve("tdb2/Data-0001")).exists();
      List<String> words = new ArrayList<>();
      ServedCompaction.Sizes sizes = ServedCompaction.ask(store, words::add);
      assertThat(sizes.after()).isPositive().isEqualTo(open.used());
      assertThat(words.get(0)).matches("compacting [0-9.]+ MB, 2 quads");
      assertThat(store.resolve("tdb2/Data-0001")).doesNotExist();
    }
    assertThat(store.resolve("served-at-admin")).doesNotExist();
    assertThat(Run.on(folder.resolve("other"), "restore", copies.toString()).exit()).isZero();
  }
}
