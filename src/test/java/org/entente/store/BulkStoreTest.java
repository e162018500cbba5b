package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.bench.GeneratedDocuments;
import org.entente.history.Moment;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loaded in bulk is what is loaded document by document. */
class BulkStoreTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
  private static final int KILLS = 6;
  private static final Iris IRIS = new Iris();
  private static final GeneratedDocuments GENERATED = new GeneratedDocuments(DataFolder.find(), 7);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  private static final SystemGraph REGISTER =
      new SystemGraph(
          IRIS.registerGraph().getURI(),
          "1",
          () -> Doc.turtle("<actor/norland> a ent:Actor ; rdfs:label \"Norland\"@en ."));

  private static List<DocumentContent> documents(int from, int to) {
    List<DocumentContent> contents = new ArrayList<>();
    for (int number = from; number <= to; number++) {
      contents.add(document(number));
    }
    return contents;
  }

  private static DocumentContent document(int number) {
    GeneratedDocuments.Generated generated = GENERATED.document(number);
    return content(generated.graph().graph(), generated.text());
  }

  private static DocumentContent content(Graph graph, String text) {
    String document =
        graph.find(null, Ent.sha256.asNode(), null).mapWith(Triple::getSubject).next().getURI();
    return new DocumentContent(
        document, IRIS.documentGraph(NodeFactory.createURI(document)).getURI(), graph, text);
  }

  private static Set<Quad> named(DatasetGraph data) {
    return Iter.toSet(data.findNG(null, null, null, null));
  }

  /** But for the actors, whose register is not installed. */
  private static void assertSound(Store store) {
    assertThat(store.check(IRIS.base(), data -> List.of()))
        .allMatch(problem -> problem.kind() == Problem.Kind.DANGLING);
  }

  private Set<Quad> quads(Path store) {
    try (Store opened = Store.open(store)) {
      assertSound(opened);
      return opened.read(BulkStoreTest::named);
    }
  }

  private Path oneByOne(List<DocumentContent> contents) {
    Path place = folder.resolve("one-by-one");
    try (Store store = Store.open(place, Optional.empty(), Conditions.of(place).with(CLOCK))) {
      store.installSystemGraphs(List.of(REGISTER));
      store.replaceAll(contents);
    }
    return place;
  }

  private BulkStore begin() {
    return BulkStore.begin(folder.resolve("bulk"), Optional.empty(), CLOCK);
  }

  private Path finish(BulkStore bulk) {
    bulk.finish(List.of(REGISTER), words -> {});
    bulk.close();
    return folder.resolve("bulk");
  }

  @Test
  void theSameDocumentsGiveTheSameStore() {
    List<DocumentContent> contents = documents(1, 60);
    for (int number = 1; number <= 90; number++) {
      contents.add(changed(document(1 + number % 25), document(100 + number)));
    }
    Set<Quad> expected = quads(oneByOne(contents));
    assertThat(
            expected.stream().filter(q -> q.getPredicate().equals(Ent.sameEngagementAs.asNode())))
        .as("documents of which some tell of the same")
        .hasSizeGreaterThan(20);
    BulkStore bulk = begin();
    bulk.put(contents.subList(0, 70));
    bulk.put(contents.subList(70, 150));
    assertThat(quads(finish(bulk))).isEqualTo(expected);
    assertThat(folder.resolve("bulk.loading")).doesNotExist();
    assertThat(folder.resolve("bulk/parts")).doesNotExist();
  }

  @Test
  void afterwardsItIsAStoreAsOthersAre() throws Exception {
    BulkStore bulk = begin();
    bulk.put(documents(1, 20));
    Path place = finish(bulk);
    DocumentContent first = document(1);
    try (Store store = Store.open(place)) {
      assertThat(store.documents()).hasSize(20);
      assertThat(store.replace(first)).isEqualTo(Change.UNCHANGED);
      long commit = store.commit();
      assertThat(store.remove(first.document())).isTrue();
      assertThat(store.replace(document(21))).isEqualTo(Change.ADDED);
      assertThat(store.documents()).hasSize(20);
      try (var past = store.past(new Moment.AtCommit(commit))) {
        assertThat(
                Txn.calculateRead(
                    past.dataset(),
                    () ->
                        past.dataset()
                            .getGraph(NodeFactory.createURI(first.name()))
                            .isIsomorphicWith(first.graph())))
            .isTrue();
      }
      assertSound(store);
    }
  }

  @Test
  void whatAStoppedProcessHasReadIsNotReadAgain() throws IOException {
    List<DocumentContent> contents = documents(1, 30);
    String extractor = extractor(contents.get(0).graph());
    try (BulkStore stopped = begin()) {
      stopped.put(contents.subList(0, 20));
    }
    assertThat(folder.resolve("bulk")).doesNotExist();
    // A part that was being written, and the database of a process that was killed at the end.
    Files.writeString(folder.resolve("bulk.loading/parts/000002.nq.gz"), "half");
    Files.createDirectories(folder.resolve("bulk.loading/tdb2/Data-0001"));
    // And that was killed while it wrote: what an unfinished write leaves in other stores is
    // dropped.
    new Texts(folder.resolve("bulk.loading/texts")).begin();
    BulkStore next = begin();
    assertThat(next.size()).isEqualTo(20);
    for (DocumentContent content : contents) {
      boolean read = contents.indexOf(content) < 20;
      String sha256 = Fingerprint.of(content.text());
      assertThat(next.holds(content.document(), sha256, extractor)).isEqualTo(read);
      assertThat(next.holds(content.document(), sha256, "another")).isFalse();
      assertThat(next.holds(content.document(), "0".repeat(64), extractor)).isFalse();
    }
    next.put(contents.subList(20, 30));
    assertThat(quads(finish(next))).isEqualTo(quads(oneByOne(contents)));
  }

  @Test
  void stoppedAtAnyDocumentItMakesNoStoreAndTheNextMakesItWhole() {
    List<DocumentContent> contents = documents(1, 12);
    Set<Quad> expected = quads(oneByOne(contents));
    try (BulkStore bulk = begin()) {
      bulk.put(contents.subList(0, 6));
      bulk.put(contents.subList(6, 12));
      // It asks around each document while they are written, and before each while compared.
      for (int stop : List.of(0, 3, 9, 14, 18, 25)) {
        Stopping stopping = new Stopping(stop);
        assertThat(bulk.finish(List.of(REGISTER), stopping)).as("stopped at %d", stop).isFalse();
        assertThat(stopping.asked).as("and reads no more").isLessThanOrEqualTo(stop + 2);
        assertThat(folder.resolve("bulk")).doesNotExist();
      }
      assertThat(bulk.finish(List.of(REGISTER), words -> {})).isTrue();
    }
    assertThat(quads(folder.resolve("bulk"))).isEqualTo(expected);
  }

  /** Stopped once it was asked so often. */
  private static final class Stopping implements BulkProgress {

    private final int stop;
    private int asked;

    Stopping(int stop) {
      this.stop = stop;
    }

    @Override
    public void storing(String words) {}

    @Override
    public boolean isStopped() {
      return asked++ >= stop;
    }
  }

  private static String extractor(Graph graph) {
    return graph
        .find(null, SchemaDO.softwareVersion.asNode(), null)
        .next()
        .getObject()
        .getLiteralLexicalForm();
  }

  @Test
  void killedAtAnyMomentTheNextGoesOn() throws Exception {
    Random random = new Random(11);
    Path place = folder.resolve("bulk");
    int begun = 0;
    for (int kill = 1; kill <= KILLS && !Files.exists(place); kill++) {
      Process victim = victim(place);
      try (BufferedReader said = victim.inputReader()) {
        // Half of them while documents are read, half while the store is made.
        String until = kill % 2 == 0 ? "put" : "[0-9,]+ documents";
        String line = said.readLine();
        assertThat(line).as("kill %d", kill).startsWith("begun ");
        int size = Integer.parseInt(line.substring("begun ".length()));
        assertThat(size).as("nothing is lost").isGreaterThanOrEqualTo(begun);
        begun = size;
        while (line != null && !line.matches(until + ".*")) {
          line = said.readLine();
        }
        Thread.sleep(random.nextInt(120));
        victim.destroyForcibly().waitFor();
      }
    }
    if (!Files.exists(place)) {
      assertThat(victim(place).waitFor()).isZero();
    }
    Path other = folder.resolve("one-by-one");
    try (Store one = Store.open(other);
        Store bulk = Store.open(place)) {
      one.replaceAll(BulkVictim.documents());
      assertThat(bulk.documents()).isEqualTo(one.documents());
      assertSound(bulk);
    }
  }

  private Process victim(Path place) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            BulkVictim.class.getName(),
            place.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void ofADocumentThatWasPutTwiceTheLastCounts() {
    DocumentContent first = document(1);
    DocumentContent changed = changed(document(2), first);
    BulkStore bulk = begin();
    bulk.put(List.of(first, document(3)));
    bulk.put(List.of(changed));
    Path place = finish(bulk);
    try (Store store = Store.open(place)) {
      assertThat(store.documents()).hasSize(2);
      assertThat(store.text(Fingerprint.of(changed.text()))).contains(changed.text());
      assertThat(store.text(Fingerprint.of(first.text()))).as("of no document").isEmpty();
      assertSound(store);
    }
  }

  /** What one document says, said by another. */
  private static DocumentContent changed(DocumentContent content, DocumentContent name) {
    Set<Triple> triples = new HashSet<>();
    content
        .graph()
        .find()
        .forEach(t -> triples.add(renamed(t, content.document(), name.document())));
    Graph graph = GraphMemFactory.createDefaultGraph();
    triples.forEach(graph::add);
    return new DocumentContent(name.document(), name.name(), graph, content.text());
  }

  private static Triple renamed(Triple triple, String from, String to) {
    return Triple.create(
        renamed(triple.getSubject(), from, to),
        triple.getPredicate(),
        renamed(triple.getObject(), from, to));
  }

  private static Node renamed(Node node, String from, String to) {
    return node.isURI() && node.getURI().startsWith(from)
        ? NodeFactory.createURI(to + node.getURI().substring(from.length()))
        : node;
  }

  @Test
  void readyGraphsMakeAStore() throws IOException {
    List<DocumentContent> contents = documents(1, 12);
    Path parts = folder.resolve("ready");
    BulkParts.open(parts).write(contents);
    try (Stream<Path> files = Files.list(parts)) {
      List<Path> quads =
          files.filter(f -> f.toString().endsWith(".nq.gz")).collect(Collectors.toList());
      BulkStore bulk = begin();
      contents.subList(1, 12).forEach(content -> bulk.keep(content.text()));
      assertThatThrownBy(() -> bulk.finish(List.of(REGISTER), quads, words -> {}))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("The text of " + contents.get(0).document() + " is missing");
      bulk.keep(contents.get(0).text());
      List<Path> twice = Stream.concat(quads.stream(), quads.stream()).toList();
      assertThatThrownBy(() -> bulk.finish(List.of(REGISTER), twice, words -> {}))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("stands in two places");
      bulk.finish(List.of(REGISTER), quads, words -> {});
      bulk.close();
    }
    assertThat(quads(folder.resolve("bulk"))).isEqualTo(quads(oneByOne(contents)));
  }

  @Test
  void whatIsNoGraphOfADocumentIsRefused() throws IOException {
    Path file = folder.resolve("other.nq");
    try (BulkStore bulk = begin()) {
      for (String line :
          List.of(
              "<urn:s> <urn:p> <urn:o> .",
              "<urn:s> <urn:p> <urn:o> <urn:g> .",
              "<urn:s> <urn:p> <urn:o")) {
        Files.writeString(file, line + "\n");
        assertThatThrownBy(() -> bulk.finish(List.of(REGISTER), List.of(file), words -> {}))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("other.nq");
      }
      assertThat(folder.resolve("bulk")).doesNotExist();
    }
  }

  @Test
  void itMakesNewStoresOnlyAndOneAtATime() throws IOException {
    try (BulkStore bulk = begin()) {
      assertThatThrownBy(this::begin)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Another process makes a store");
      bulk.put(documents(1, 1));
    }
    assertThatThrownBy(
            () ->
                BulkStore.begin(
                    folder.resolve("bulk"), Optional.of(new Iris("https://example.org/id/"))))
        .as("another base")
        .isInstanceOf(StoreException.class);
    Files.createDirectories(folder.resolve("bulk/tdb2"));
    assertThatThrownBy(this::begin)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("is there already");
  }

  @Test
  void sourcesAreThoseOfTheDocuments() {
    BulkStore bulk = begin();
    bulk.put(documents(1, 3));
    try (Store store = Store.open(finish(bulk))) {
      Set<String> named =
          store.read(
              data ->
                  Iter.iter(data.findNG(null, null, DCTerms.source.asNode(), null))
                      .map(q -> q.getObject().getLiteralLexicalForm())
                      .toSet());
      assertThat(store.documents().stream().map(StoredDocument::source).toList())
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }
}
