package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.entente.knowledge.DataFolder;
import org.entente.release.PublishReport;
import org.entente.release.Release;
import org.entente.release.Releases;
import org.entente.server.Server;
import org.entente.server.admin.ServedPublication;
import org.entente.store.Store;
import org.entente.store.SystemGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path store;

  @SuppressWarnings("NullAway.Init")
  private Path published;

  @BeforeEach
  void fill() {
    store = folder.resolve("store");
    published = folder.resolve("published");
    change("1");
  }

  private void change(String version) {
    try (Store open = Store.open(store)) {
      change(open, version);
    }
  }

  private static void change(Store open, String version) {
    var content = GraphFactory.createDefaultGraph();
    RDFParser.fromString("<urn:x:a> a <urn:x:Thing" + version + "> .", Lang.TURTLE).parse(content);
    open.installSystemGraphs(List.of(new SystemGraph("urn:x:g", version, () -> content)));
  }

  @Test
  void publishesAndKeepsAFew() throws IOException {
    Run first = Run.on(store, "publish", published.toString());
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out())
        .matches("\\S+-1 is current in " + published + ": 1 quad and 0 texts, [0-9.]+ MB\n");
    assertThat(Run.on(store, "publish", published.toString()).out())
        .contains("-1, which was published before, is current");
    for (String version : List.of("2", "3")) {
      change(version);
      assertThat(Run.on(store, "publish", published.toString(), "--keep", "1").exit()).isZero();
    }
    assertThat(new Releases(published).all()).extracting(Release::commit).containsExactly(3L, 2L);
    assertThat(Run.on(store, "publish", published.toString(), "--keep", "0").out())
        .containsPattern("deleted \\S+-2\n");
    assertThat(Run.on(store, "publish", published.toString(), "--keep", "-1").failsPlainly())
        .isTrue();
  }

  @Test
  void saysWhatReleasesAreFor() throws IOException {
    assertThat(Run.on(store, "publish", published.toString()).exit()).isZero();
    for (Path place : List.of(published, published.resolve("current"))) {
      Run list = Run.on(place, "list");
      assertThat(list.failsPlainly()).as(list.err()).isTrue();
      assertThat(list.err()).contains("published releases, which are only served");
      Run edit = Run.on(place, "serve", "--port", "0", "--edit");
      assertThat(edit.failsPlainly()).as(edit.err()).isTrue();
      assertThat(edit.err()).contains("cannot be edited");
      Run watch = Run.on(place, "serve", "--port", "0", "--watch", folder.toString());
      assertThat(watch.failsPlainly()).as(watch.err()).isTrue();
    }
    Path release = published.resolve(new Releases(published).all().get(0).name());
    Run inside = Run.on(release, "list");
    assertThat(inside.failsPlainly()).as(inside.err()).isTrue();
    assertThat(inside.err()).contains("is a published release, which nobody changes");
    Run onto = Run.on(store, "publish", store.toString());
    assertThat(onto.failsPlainly()).as(onto.err()).isTrue();
    assertThat(onto.err()).contains("is a store. Name another folder");
    Files.writeString(published.resolve("current"), "../store");
    Run astray = Run.on(published, "serve", "--port", "0");
    assertThat(astray.failsPlainly()).as(astray.err()).isTrue();
    assertThat(astray.err()).contains("must hold the name of a release");
    Files.writeString(published.resolve("current"), "2020-01-01T000000Z-9");
    Run missing = Run.on(published, "serve", "--port", "0");
    assertThat(missing.failsPlainly()).as(missing.err()).isTrue();
    assertThat(missing.err()).contains("There is no release in");
  }

  @Test
  void whoServesTheStorePublishesItForOthers() {
    try (Store open = Store.open(store);
        Server server =
            Server.start(open, DataFolder.find(), "127.0.0.1", 0, Map.of("adminPort", "0"))) {
      assertThat(server.adminAddress()).isPresent();
      PublishReport made = ServedPublication.ask(store, published, words -> {});
      assertThat(made.quads()).isEqualTo(1);
      assertThat(made.made()).isTrue();
      change(open, "2");
      PublishReport next = ServedPublication.ask(store, published, words -> {});
      assertThat(next.commit()).isEqualTo(made.commit() + 1);
    }
  }
}
