package org.entente.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.entente.annotation.Mention;
import org.entente.fact.Fact;
import org.entente.fact.Factuality;
import org.entente.fact.Status;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Register;
import org.entente.knowledge.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written against what is defined: ontology, register, and the store that keeps it. */
class SchemaTest {

  private static final DataFolder PROJECT = new DataFolder(Path.of("."));
  private static final Graph ONTOLOGY = OntologyGraph.read(new Iris(), PROJECT).graph();

  @Test
  void everyTermThatDataNameIsDefined() {
    List<Node> terms = new ArrayList<>();
    Stream.of(ActorType.values()).forEach(type -> terms.add(Vocabulary.ent(type.term())));
    Stream.of(EngagementKind.values()).forEach(kind -> terms.add(Vocabulary.ent(kind.term())));
    Stream.of(Role.values()).forEach(role -> terms.add(Vocabulary.ent(role.term())));
    Stream.of(Fact.DateKind.values()).forEach(kind -> terms.add(Vocabulary.ent(kind.term())));
    Stream.of(Mention.ThingMention.Kind.values())
        .forEach(kind -> terms.add(FactTriples.thingClass(kind)));
    Stream.concat(Stream.of(Status.values()), Stream.of(Factuality.values()))
        .forEach(value -> terms.add(Vocabulary.entc(value.name().toLowerCase(Locale.ROOT))));
    assertThat(terms)
        .hasSizeGreaterThan(40)
        .allMatch(term -> ONTOLOGY.contains(term, RDF.type.asNode(), Node.ANY));
  }

  @Test
  void ontologyIsTheSameEachTime() {
    Graph again = OntologyGraph.read(new Iris(), PROJECT).graph();
    assertThat(CasesTest.lines(again)).isEqualTo(CasesTest.lines(ONTOLOGY));
    assertThat(ONTOLOGY.stream()).noneMatch(t -> t.toString().contains("ns/shacl#"));
  }

  @Test
  void registerIsWrittenAsExpected() throws IOException {
    RegisterGraph written = new RegisterGraph(new Iris(), CasesTest.REGISTER);
    CasesTest.compare(written.register().graph(), CasesTest.CASES.resolve("home/register.ttl"));
    CasesTest.compare(written.links().graph(), CasesTest.CASES.resolve("home/links.ttl"));
  }

  @Test
  void domainsOfTheRegisterAreConcepts() {
    RegisterGraph written = new RegisterGraph(new Iris(), Register.load(PROJECT));
    assertThat(
            written.register().graph().stream()
                .filter(t -> t.getObject().isURI())
                .filter(t -> t.getObject().getURI().startsWith(Entc.NS)))
        .allMatch(t -> ONTOLOGY.contains(t.getObject(), RDF.type.asNode(), SKOS.Concept.asNode()));
  }

  static List<Path> cases() throws IOException {
    return CasesTest.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void storeGivesBackTheSameTriples(Path folder) throws IOException {
    NamedGraph written = CasesTest.write(CaseExtraction.read(folder.resolve("input.json")));
    DatasetGraph store = DatabaseMgr.createDatasetGraph();
    Txn.executeWrite(store, () -> written.quads().forEach(store::add));
    List<String> read =
        Txn.calculateRead(store, () -> CasesTest.lines(store.getGraph(written.name())));
    assertThat(read).isEqualTo(CasesTest.lines(written.graph()));
    store.close();
  }
}
