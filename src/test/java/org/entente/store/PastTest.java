package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.entente.correction.Correction;
import org.entente.correction.CorrectionException;
import org.entente.correction.Corrections;
import org.entente.history.History;
import org.entente.history.HistoryException;
import org.entente.history.Moment;
import org.entente.history.Past;
import org.entente.rdf.Ent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store as it was, exactly. */
class PastTest {

  private static final Duration REST = Duration.ofSeconds(5);

  private static final String BASE = "https://w3id.org/entente/id/document/";
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  /** A clock that goes on by an hour at each look. */
  private Instant time = Instant.parse("2026-01-01T00:00:00Z");

  private Store open() {
    return open(500_000);
  }

  private Store open(long inMemory) {
    Path place = folder.resolve("store");
    return Store.open(
        place,
        Optional.empty(),
        new Conditions(
            this::tick,
            List.of(new History(place.resolve("history"), this::tick, inMemory)),
            32L << 20,
            REST));
  }

  private Instant tick() {
    time = time.plusSeconds(3600);
    return time;
  }

  private static String held(Store store) {
    return store.read(Held::all);
  }

  private static String past(Store store, Moment moment) throws IOException {
    try (Past past = store.past(moment)) {
      DatasetGraph data = past.dataset();
      return Txn.calculateRead(data, () -> Held.all(data));
    }
  }

  /** Replaces, removes, corrects, links and compacts at random; all that was is found again. */
  @Test
  void everyStateIsFoundAgain() throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      SortedMap<Long, String> states = new TreeMap<>();
      SortedMap<Instant, String> times = new TreeMap<>();
      Store store = open(seed == 3 ? 0 : 500_000);
      try {
        for (int i = 0; i < 25; i++) {
          edit(store, random);
          states.put(store.commit(), held(store));
          times.put(time, held(store));
          if (i == 12) {
            store.compact();
          }
          if (i == 18) {
            store.close();
            store = open(seed == 3 ? 0 : 500_000);
          }
        }
        assertThat(states).hasSizeGreaterThan(10);
        for (var state : states.entrySet()) {
          if (seed < 3 || state.getKey() % 4 == 0) {
            assertThat(past(store, new Moment.AtCommit(state.getKey())))
                .as("seed %d, commit %d", seed, state.getKey())
                .isEqualTo(state.getValue());
          }
        }
        if (seed == 1) {
          for (var state : times.entrySet()) {
            assertThat(past(store, new Moment.AtTime(state.getKey(), true)))
                .isEqualTo(state.getValue());
          }
          assertThat(past(store, new Moment.AtCommit(0))).isEmpty();
        }
        assertThat(store.check("https://w3id.org/entente/id/", data -> List.of()))
            .extracting(Problem::kind)
            .doesNotContain(Problem.Kind.TEXT, Problem.Kind.DANGLING);
      } finally {
        store.close();
      }
      clear();
    }
  }

  /** One graph at a time, as a server reads it; also between versions and after a removal. */
  @Test
  void everyStateOfAGraphIsFoundAgainWithinALimit() throws IOException {
    try (Store store = open()) {
      Node graph = store.iris().documentGraph(NodeFactory.createURI(BASE + "a"));
      Random random = new Random(7);
      TreeMap<Long, Graph> states = new TreeMap<>();
      for (int i = 0; i < 40; i++) {
        edit(store, random);
        states.put(store.commit(), store.read(data -> copy(data.getGraph(graph))));
      }
      TreeSet<Long> commits = new TreeSet<>(states.keySet());
      SortedMap<Long, Graph> all =
          store.read(data -> store.former(data, graph, commits, 1_000_000));
      assertThat(all.keySet()).isEqualTo(commits);
      all.forEach(
          (commit, found) ->
              assertThat(found.isIsomorphicWith(states.get(commit)))
                  .as("commit %d", commit)
                  .isTrue());
      assertThat(all.values().stream().map(Graph::size).distinct().count()).isGreaterThan(3);
      SortedMap<Long, Graph> some = store.read(data -> store.former(data, graph, commits, 1000));
      assertThat(some.size()).isBetween(1, commits.size() - 1);
      assertThat(some.lastKey()).isEqualTo(commits.last());
    }
  }

  private static Graph copy(Graph graph) {
    Graph copy = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(copy, graph);
    return copy;
  }

  private void edit(Store store, Random random) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    try {
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> store.replace(document(name, random));
        case 3 -> store.remove(BASE + name);
        case 4 -> store.edit(edit -> edit.refuse(fact(store, random), "Ann", "no"));
        default -> {
          List<Correction> made = store.read(data -> new Corrections(data, store.iris()).all());
          if (!made.isEmpty()) {
            String iri = made.get(0).node(store.iris()).getURI();
            store.edit(edit -> edit.undo(iri));
          } else {
            store.edit(
                edit -> edit.link(fact(store, random), fact(store, random), true, "Ann", "yes"));
          }
        }
      }
    } catch (CorrectionException e) {
      // This one cannot be made now; nothing has changed.
    }
  }

  private static DocumentContent document(String name, Random random) {
    Doc doc = new Doc(name);
    for (int i = 0; i <= random.nextInt(3); i++) {
      doc.sale("s" + i, "Norland sold ferry number " + random.nextInt(4) + ".");
    }
    return doc.meeting("m", "Norland met in Oslo " + random.nextInt(3) + " times.").content();
  }

  private static String fact(Store store, Random random) {
    List<String> facts =
        store.read(
            data ->
                data.getUnionGraph().stream(Node.ANY, RDF.type.asNode(), Ent.Engagement.asNode())
                    .map(Triple::getSubject)
                    .map(Node::getURI)
                    .sorted()
                    .toList());
    if (facts.isEmpty()) {
      throw new CorrectionException("nothing there");
    }
    return facts.get(random.nextInt(facts.size()));
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("store"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void sparqlKnowsWhichVersionSaidWhen() throws IOException {
    try (Store store = open()) {
      store.replace(new Doc("a").sale("s", "Norland sold a ferry.").content());
      store.replace(new Doc("a").sale("s", "Norland sold a boat.").content());
      String versions =
          "SELECT ?x { ?v prov:specializationOf <document/a> ; schema:sha256 ?x ;"
              + " prov:generatedAtTime ?t } ORDER BY ?t";
      String first = Fingerprint.of("Norland sold a ferry.\n");
      assertThat(Held.select(store, versions, ""))
          .containsExactly(first, Fingerprint.of("Norland sold a boat.\n"));
      assertThat(store.text(first)).contains("Norland sold a ferry.\n");
      store.remove(BASE + "a");
      assertThat(DocumentVersion.of(store.link(), BASE + "a"))
          .hasSize(2)
          .allMatch(version -> version.until().isPresent())
          .extracting(DocumentVersion::commit)
          .containsExactly(1L, 2L);
      assertThat(store.documents()).isEmpty();
      try (Past past = store.past(Moment.parse("1", ZoneId.of("UTC")))) {
        List<StoredDocument> then =
            StoredDocument.all(org.apache.jena.rdflink.RDFLink.connect(past.union()));
        assertThat(then).extracting(StoredDocument::sha256).containsExactly(first);
      }
    }
  }

  @Test
  void aDayMeansItsEndAndZonesCount() {
    try (Store store = open()) { // Opened at 01:00, 02:00; commits at 03:00, 04:00 …
      for (int i = 0; i < 24; i++) {
        store.replace(new Doc("a").sale("s", "Norland sold ferry number " + i + ".").content());
      }
      History history = new History(folder.resolve("store/history"), this::tick);
      store.read(
          data -> {
            try {
              history.opened(Commits.number(data), data);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
            return true;
          });
      Instant last = history.time(24).orElseThrow();
      Instant third = history.time(3).orElseThrow();
      ZoneId utc = ZoneId.of("UTC");
      assertThat(history.commit(Moment.parse(third.toString(), utc))).isEqualTo(3);
      assertThat(history.commit(Moment.parse(third.minusMillis(1).toString(), utc))).isEqualTo(2);
      String local = third.toString().replace("Z", "");
      assertThat(history.commit(Moment.parse(local, utc))).isEqualTo(3);
      assertThat(history.commit(Moment.parse(local, ZoneId.of("-05:00")))).isEqualTo(8);
      long inDay = history.commit(Moment.parse("2026-01-01", utc));
      assertThat(history.time(inDay).orElseThrow()).isBefore(Instant.parse("2026-01-02T00:00:00Z"));
      assertThat(history.time(inDay + 1).orElseThrow())
          .isAfterOrEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
      assertThat(history.commit(Moment.parse("2031-01-01", utc))).isEqualTo(24);
      assertThat(last).isAfter(third);
      assertThatThrownBy(() -> history.commit(Moment.parse("2025-12-30", utc)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("begins at 2026-01-01T");
      assertThatThrownBy(() -> history.commit(Moment.parse("99", utc)))
          .hasMessageContaining("the last is 24");
      assertThatThrownBy(() -> Moment.parse("yesterday", utc))
          .hasMessageContaining("neither a date nor a version");
      assertThat(Moment.parse(BASE + "a/version/17", utc)).isEqualTo(new Moment.AtCommit(17));
    }
  }

  @Test
  void aStoreOfBeforeHasItsHistoryFromItsFirstOpening() throws IOException {
    Path place = folder.resolve("store");
    try (Store old =
        Store.open(
            place, Optional.empty(), new Conditions(this::tick, List.of(), 32L << 20, REST))) {
      old.replace(new Doc("a").sale("s", "Norland sold a ferry.").content());
      old.replace(new Doc("b").sale("s", "Norland sold a boat.").content());
    }
    assertThat(place.resolve("history")).doesNotExist();
    try (Store store = open()) {
      String before = held(store);
      store.remove(BASE + "a");
      assertThat(past(store, new Moment.AtCommit(2))).isEqualTo(before);
      assertThatThrownBy(() -> store.past(new Moment.AtCommit(1)))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("with commit 2; what it held before is not known");
      assertThatThrownBy(() -> store.past(Moment.parse("2026-01-01T00:30:00Z", ZoneId.of("UTC"))))
          .hasMessageContaining("The history of this store begins at 2026-01-01T0");
    }
  }

  @Test
  void whatWasNotCommittedIsNoHistory() throws IOException {
    try (Store store = open()) {
      store.replace(new Doc("a").sale("s", "Norland sold a ferry.").content());
    }
    Path patch = patch(1);
    Path lost = patch.resolveSibling("000000002-12345678.rdfp.gz");
    Files.copy(patch, lost); // as of a process that was killed before its commit
    try (Store store = open()) {
      assertThat(lost).doesNotExist();
      store.replace(new Doc("b").sale("s", "Norland sold a boat.").content());
      assertThat(patch(2)).exists();
      assertThat(past(store, new Moment.AtCommit(1))).doesNotContain("boat").contains("ferry");
    }
  }

  @Test
  void purgedWordsAreInNoFile() throws IOException {
    try (Store store = open()) {
      store.replace(new Doc("b").sale("s", "Norland sold a ferry.").content());
      store.replace(
          new Doc("a").sale("s", "Norland sold a zeppelinfrachter.", "Quastenflosser").content());
      store.edit(
          edit -> edit.refuse(BASE + "a/engagement/s", "Ann", "a zeppelinfrachter, really?"));
      store.replace(new Doc("a").sale("s", "Norland sold one zeppelinfrachter more.").content());
      store.remove(BASE + "a");
      assertThat(filesWith("zeppelinfrachter")).isNotEmpty();
      assertThat(filesWith("Quastenflosser")).isNotEmpty();
      long before = store.commit();
      String ferry = past(store, new Moment.AtCommit(1));
      store.purge(Set.of(BASE + "a"));
      assertThat(filesWith("zeppelinfrachter")).isEmpty();
      assertThat(filesWith("Quastenflosser")).isEmpty();
      assertThat(filesWith("ferry")).as("the other is whole").isNotEmpty();
      assertThat(past(store, new Moment.AtCommit(1))).isEqualTo(ferry);
      assertThat(past(store, new Moment.AtCommit(before))).doesNotContain("document/a");
      assertThat(held(store)).doesNotContain("document/a");
      assertThat(store.check("https://w3id.org/entente/id/", data -> List.of())).isEmpty();
    }
    try (Store store = open()) {
      assertThat(DocumentVersion.all(store.link())).hasSize(1);
    }
  }

  /** A process that was killed half way: the next does the rest. */
  @Test
  void purgeIsFinishedAtTheNextOpening() throws IOException {
    try (Store store = open()) {
      store.replace(new Doc("a").sale("s", "Norland sold a zeppelinfrachter.").content());
      store.remove(BASE + "a");
      Unfinished.write(
          store.folder(),
          new Unfinished(
              Set.of(BASE + "a"), Set.of(Fingerprint.of("Norland sold a zeppelinfrachter.\n"))));
    }
    Path patch = patch(1);
    byte[] unpurged = Files.readAllBytes(patch);
    byte[] purging = Files.readAllBytes(folder.resolve("store/purging"));
    open().close();
    assertThat(filesWith("zeppelinfrachter")).isEmpty();
    assertThat(folder.resolve("store/purging")).doesNotExist();
    // As of one that was killed when the patch stood written anew beside the old one.
    Files.write(patch, unpurged);
    Files.write(folder.resolve("store/purging"), purging);
    open().close();
    assertThat(filesWith("zeppelinfrachter")).isEmpty();
  }

  private Path patch(int commit) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("store/history/000000"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("00000000" + commit + "-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private List<String> filesWith(String word) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
          try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            bytes = in.readAllBytes();
          }
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains(word)) {
          found.add(folder.relativize(file).toString());
        }
      }
    }
    return found;
  }
}
