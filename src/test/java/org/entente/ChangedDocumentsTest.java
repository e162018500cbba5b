package org.entente;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.entente.difference.Changed;
import org.entente.difference.Difference;
import org.entente.difference.SlotChange;
import org.entente.difference.Told;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Ent;
import org.entente.source.Sources;
import org.entente.testing.PreparedStore;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What documents say now against before: real texts, read by the real program. */
@SuppressWarnings("NullAway.Init")
class ChangedDocumentsTest {

  private static final String DEAL =
      "Russia and China signed a gas agreement in May 2014. The agreement is worth $400 billion.\n";
  private static final String DRILL = "\nIndia and France held a naval exercise in March 2019.\n";

  @TempDir private Path folder;
  private Path file;
  private Entente entente;

  @BeforeEach
  void load() throws IOException {
    file = Files.writeString(folder.resolve("news.txt"), DEAL + DRILL);
    PreparedStore.bare(folder.resolve("store"));
    entente = open(DataFolder.find().root());
    assertThat(entente.load(file.toString()).problems()).isEmpty();
  }

  private Entente open(Path knowledge) {
    return Entente.builder()
        .store(folder.resolve("store"))
        .knowledge(knowledge)
        .parser(SharedParser::get)
        .open();
  }

  @AfterEach
  void close() {
    entente.close();
  }

  private List<Difference> compare(String text) throws IOException {
    Files.writeString(file, text);
    List<Difference> found = new ArrayList<>();
    LoadReport report =
        entente.compare(new Sources(), List.of(file.toString()), Progress.SILENT, found::add);
    assertThat(report.problems()).isEmpty();
    return found;
  }

  private Difference difference(String text) throws IOException {
    List<Difference> found = compare(text);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void theSameTextSaysTheSame() throws IOException {
    assertThat(compare(DEAL + DRILL)).isEmpty();
  }

  @Test
  void whatStandsElsewhereKeepsItsIrisAndIsNoDifference() throws IOException {
    Set<Node> before = engagements();
    assertThat(before).hasSize(2);
    String longer =
        "Brazil and Chile met in Lima in June 2021.\n\n" + DEAL + "\nIt rained.\n" + DRILL;
    Difference difference = difference(longer);
    assertThat(difference.gone()).isEmpty();
    assertThat(difference.changed()).isEmpty();
    assertThat(difference.added())
        .filteredOn(told -> told.kind() == Told.Kind.FACT)
        .extracting(told -> told.type().getLocalName())
        .containsExactly("Meeting");
    assertThat(difference.added())
        .filteredOn(told -> told.kind() == Told.Kind.ACTOR)
        .extracting(Told::label)
        .containsExactlyInAnyOrder("Brazil", "Chile");

    entente.load(file.toString());
    assertThat(engagements()).containsAll(before).hasSize(3);
  }

  @Test
  void anotherDateIsAChangeOfTheSameAgreement() throws IOException {
    long commit = entente.store().commit();
    Set<Node> before = engagements();
    Difference difference = difference(DEAL.replace("May 2014", "June 2015") + DRILL);
    assertThat(difference.added()).isEmpty();
    assertThat(difference.gone()).isEmpty();
    assertThat(difference.changed()).hasSize(1);
    Changed changed = difference.changed().get(0);
    assertThat(changed.before().type()).isEqualTo(Ent.Agreement.asNode());
    SlotChange signed =
        changed.slots().stream()
            .filter(slot -> slot.name().equals("dateSigned"))
            .findFirst()
            .orElseThrow();
    assertThat(signed.gone().get(0).words()).isEqualTo("2014-05");
    assertThat(signed.added().get(0).words()).isEqualTo("2015-06");
    assertThat(signed.gone().get(0).quotes().get(0)).contains("May 2014");
    assertThat(signed.added().get(0).quotes().get(0)).contains("June 2015");
    assertThat(changed.slots()).extracting(SlotChange::name).contains("words", "label");
    assertThat(changed.slots())
        .extracting(SlotChange::name)
        .doesNotContain("party", "amount", "status", "participant", "earliest");
    assertThat(engagements()).as("nothing is written").isEqualTo(before);
    assertThat(entente.store().commit()).isEqualTo(commit);
    try (Stream<Path> texts = Files.walk(folder.resolve("store/texts"))) {
      assertThat(texts.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void anotherAmountAndASentenceLess() throws IOException {
    Difference difference = difference(DEAL.replace("$400", "$300"));
    assertThat(difference.gone())
        .filteredOn(told -> told.kind() == Told.Kind.FACT)
        .extracting(told -> told.type().getLocalName())
        .containsExactly("Exercise");
    assertThat(difference.changed()).hasSize(1);
    SlotChange amount =
        difference.changed().get(0).slots().stream()
            .filter(slot -> slot.name().equals("amount"))
            .findFirst()
            .orElseThrow();
    assertThat(amount.gone().get(0).words()).isEqualTo("400000000000 USD");
    assertThat(amount.added().get(0).words()).isEqualTo("300000000000 USD");
  }

  @Test
  void whatPeopleHaveDecidedIsNoDifference() throws IOException {
    Node drill =
        engagements().stream()
            .filter(fact -> fact.getURI().contains("/exercise-"))
            .findFirst()
            .orElseThrow();
    entente.store().edit(edit -> edit.refuse(drill.getURI(), "Ann", "it was cancelled"));
    assertThat(engagements()).hasSize(1);
    Difference difference = difference("It rained.\n\n" + DEAL + DRILL + "\nIndia met Nepal.\n");
    assertThat(difference.added()).extracting(Told::iri).doesNotContain(drill);
    assertThat(engagements()).hasSize(1);
  }

  @Test
  void whatOtherKnowledgeHasReadIsReadAgainFromTheKeptTexts() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("page.html"),
            "<html><head><title>A visit</title><meta name='date' content='2020-05-06'></head><body>"
                + "<p>Russia and China signed a gas agreement on Monday.</p></body></html>");
    entente.load(page.toString());
    Path quiet = Files.createDirectories(folder.resolve("quiet"));
    for (int i = 0; i < 7; i++) {
      Files.writeString(quiet.resolve(i + ".txt"), "It rained for " + i + " hours.\n");
    }
    entente.load(quiet.toString());
    Set<String> whole = lines();
    entente.close();
    entente = open(withoutFrame("exercise.yaml"));
    List<Difference> found = new ArrayList<>();
    LoadReport would = entente.compareOutdated(Progress.SILENT, found::add);
    assertThat(would.documents()).hasSize(9);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).gone())
        .extracting(told -> told.type().getLocalName())
        .contains("Exercise");
    assertThat(lines()).as("compared only").isEqualTo(whole);

    found.clear();
    Stopping once = new Stopping();
    LoadReport stopped = entente.reload(once, found::add);
    assertThat(stopped.stopped()).isTrue();
    int done = stopped.documents().size();
    LoadReport rest = entente.reload(Progress.SILENT, found::add);
    assertThat(done + rest.documents().size()).as("each was read once").isEqualTo(9);
    assertThat(done).isBetween(1, 8);
    assertThat(found).hasSize(1);
    assertThat(engagements()).hasSize(2);
    assertThat(entente.reload(Progress.SILENT, found::add).documents()).isEmpty();

    entente.close();
    entente = open(DataFolder.find().root());
    entente.reload(Progress.SILENT, found::add);
    assertThat(lines()).as("title and date are in the kept texts").isEqualTo(whole);
  }

  @Test
  void aDocumentIsReadAgainWithTheLeastConfidenceThatItHad() throws IOException {
    Entente.Builder sure =
        Entente.builder()
            .store(PreparedStore.bare(folder.resolve("sure")))
            .knowledge(DataFolder.find().root())
            .parser(SharedParser::get)
            .leastConfidence(0.999);
    try (Entente store = sure.open()) {
      store.load(file.toString());
      assertThat(store.store().documents().get(0).engagements()).isZero();
    }
    try (Entente store =
        Entente.builder()
            .store(folder.resolve("sure"))
            .knowledge(withoutFrame("exercise.yaml"))
            .parser(SharedParser::get)
            .open()) {
      List<Difference> found = new ArrayList<>();
      assertThat(store.reload(Progress.SILENT, found::add).documents()).hasSize(1);
      assertThat(found).isEmpty();
      assertThat(store.store().documents().get(0).engagements()).isZero();
      assertThat(store.store().documents().get(0).extractor().orElseThrow())
          .endsWith("-from-0.999");
      assertThat(
              store
                  .store()
                  .<Boolean>read(
                      data ->
                          data.getUnionGraph()
                              .contains(
                                  Node.ANY,
                                  Ent.leastConfidence.asNode(),
                                  NodeFactory.createLiteralDT(
                                      "0.999",
                                      org.apache.jena.datatypes.xsd.XSDDatatype.XSDdecimal))))
          .isTrue();
    }
  }

  /** Ends a load after its first document. */
  private static final class Stopping implements Progress {
    private volatile boolean stopped;

    @Override
    public void done(Step step) {
      stopped = true;
    }

    @Override
    public boolean isStopped() {
      return stopped;
    }
  }

  /** The program's own knowledge without the examples and words of one class. */
  private Path withoutFrame(String name) throws IOException {
    Path own = DataFolder.find().root();
    Path other = folder.resolve("knowledge");
    for (String part :
        List.of("data/frames", "data/lexicon", "data/model", "data/register", "ontology")) {
      Files.createDirectories(other.resolve(part));
      try (Stream<Path> files = Files.list(own.resolve(part))) {
        for (Path one : files.filter(f -> Files.isRegularFile(f) && !f.endsWith(name)).toList()) {
          Files.createSymbolicLink(
              other.resolve(part).resolve(one.getFileName().toString()), one.toAbsolutePath());
        }
      }
    }
    return folder.resolve("knowledge");
  }

  private Set<Node> engagements() {
    return entente
        .store()
        .read(
            data ->
                data.getUnionGraph().stream(Node.ANY, RDF.type.asNode(), Ent.Engagement.asNode())
                    .map(Triple::getSubject)
                    .collect(Collectors.toSet()));
  }

  /** What all documents say. */
  private Set<String> lines() {
    return entente
        .store()
        .read(
            data ->
                data.stream()
                    .filter(quad -> quad.getGraph().toString().endsWith("/graph"))
                    .map(quad -> quad.asTriple().toString())
                    .collect(Collectors.toSet()));
  }
}
