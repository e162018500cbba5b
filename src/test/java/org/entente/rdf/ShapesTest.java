package org.entente.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.fact.Slot;
import org.entente.identity.Identities;
import org.entente.identity.Resolver;
import org.entente.identity.Slug;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {

  private static final DataFolder PROJECT = new DataFolder(Path.of("."));
  private static final NamedGraph ONTOLOGY = OntologyGraph.read(new Iris(), PROJECT);
  private static final Shapes SHAPES = shapes(CasesTest.REGISTER);

  private static Shapes shapes(Register register) {
    return new Shapes(PROJECT, ONTOLOGY, new RegisterGraph(new Iris(), register).register());
  }

  static List<Path> cases() throws IOException {
    return CasesTest.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsWrittenConforms(Path folder) throws IOException {
    Graph graph = CasesTest.write(CaseExtraction.read(folder.resolve("input.json"))).graph();
    assertThat(SHAPES.validate(graph)).isEmpty();
  }

  @Test
  void problemsSayWhatIsWrongWhere() throws IOException {
    Extraction extraction = CaseExtraction.parse(CaseExtraction.json("gas-deal"));
    NamedGraph written = CasesTest.write(extraction);
    Node deal =
        Iris.below(new Iris().document(extraction.document().source()), "engagement/aaaa1111");
    written.graph().remove(deal, Vocabulary.WAS_DERIVED_FROM, Node.ANY);
    written.graph().add(deal, Ent.party.asNode(), NodeFactory.createURI("http://example.org/who"));
    written.graph().remove(deal, Ent.latest.asNode(), Node.ANY);
    List<Shapes.Problem> problems = SHAPES.validate(written.graph());
    assertThat(problems)
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(problem -> problem.resource().contains("Gas supply contract, Russia–China, 2014"))
        .anyMatch(problem -> problem.property().equals("prov:wasDerivedFrom"))
        .anyMatch(problem -> problem.value().contains("example.org/who"));
    assertThat(problems).isEqualTo(SHAPES.validate(written.graph()));
    assertThat(SHAPES.report(written).conforms()).isFalse();
  }

  @Test
  void checkGivesWayAndFindsTheSame() throws IOException {
    Graph graph = CasesTest.write(CaseExtraction.parse(CaseExtraction.json("gas-deal"))).graph();
    graph.remove(Node.ANY, Ent.latest.asNode(), Node.ANY);
    AtomicInteger times = new AtomicInteger();
    assertThat(SHAPES.givingWay(times::incrementAndGet).validate(graph))
        .isNotEmpty()
        .isEqualTo(SHAPES.validate(graph));
    assertThat(times.get()).isPositive();
  }

  @Test
  void actorThatNothingDescribesIsFound() throws IOException {
    Graph graph = CasesTest.write(CaseExtraction.parse(CaseExtraction.json("beyond-bmp"))).graph();
    Node nobody = NodeFactory.createURI("http://example.org/nobody");
    graph.add(nobody, RDFS.label.asNode(), Triples.english("Nobody"));
    Node meeting = Iris.below(new Iris().document("beyond.txt"), "engagement/m1");
    graph.add(meeting, Ent.partner.asNode(), nobody);
    graph.add(meeting, Ent.participant.asNode(), nobody);
    assertThat(SHAPES.validate(graph)).isNotEmpty();
  }

  /** The whole register of the project beside a document of sixty engagements. */
  @Test
  void documentOfSixtyEngagementsTakesNoTime() throws IOException {
    Shapes shapes = shapes(Register.load(PROJECT));
    NamedGraph graph = manyTimes(CaseExtraction.parse(CaseExtraction.json("gas-deal")), 20);
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      shapes.validate(graph.graph());
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    // 160 ms for 5,098 triples when two cores were shared by ten processes; the rest is slack.
    assertThat(fastest / 1_000_000).isLessThan(1_000);
  }

  /** A document that says the same again and again, each time another engagement. */
  private static NamedGraph manyTimes(Extraction once, int times) {
    Document document = once.document();
    String text = (document.text() + "\n\n").repeat(times);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int shift = i * (document.text().length() + 2);
      for (Fact fact : once.facts()) {
        facts.add(shifted((Fact.Engagement) fact, i, shift));
      }
    }
    Document many =
        new Document("many.txt", "Many", Optional.empty(), text, Slug.sha256(text), List.of());
    Extraction extraction = new Extraction(many, once.actors(), facts);
    Identities identities = new Resolver(CasesTest.REGISTER).resolve(extraction);
    return new DocumentGraph(new Iris(), "test").write(extraction, identities);
  }

  private static Fact.Engagement shifted(Fact.Engagement e, int n, int shift) {
    return new Fact.Engagement(
        e.key() + n,
        e.kind(),
        e.label() + " " + n,
        e.name(),
        e.registerId(),
        e.participants().stream().map(s -> slot(s, shift)).toList(),
        e.dates().stream().map(s -> slot(s, shift)).toList(),
        e.amounts(),
        e.quantities(),
        e.objects().stream().map(s -> slot(s, shift)).toList(),
        e.places().stream().map(s -> slot(s, shift)).toList(),
        e.domains().stream().map(s -> slot(s, shift)).toList(),
        e.status().map(s -> slot(s, shift)),
        e.factuality().map(s -> slot(s, shift)),
        e.attributedTo().stream().map(s -> slot(s, shift)).toList(),
        e.partOf().map(key -> key + n),
        e.passages().stream().map(s -> span(s, shift)).toList(),
        e.confidence());
  }

  private static <T> Slot<T> slot(Slot<T> slot, int shift) {
    return new Slot<>(slot.value(), span(slot.evidence(), shift));
  }

  private static Span span(Span span, int shift) {
    return new Span(span.start() + shift, span.end() + shift);
  }
}
