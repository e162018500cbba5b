package org.entente.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.entente.link.LinkedDataset;
import org.entente.rdf.Iris;
import org.entente.rdf.Link;
import org.entente.rdf.LinkMethod;
import org.entente.rdf.LinkTriples;
import org.entente.rdf.RefusedLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people decide about links stays, whatever the register says later. */
class DecidedLinksTest {

  private static final Iris IRIS = new Iris();
  private static final Node NORLAND = IRIS.actor("norland");
  private static final Node SUDLAND = IRIS.actor("sudland");
  private static final Node Q1 = NodeFactory.createURI("http://www.wikidata.org/entity/Q1");
  private static final Node Q2 = NodeFactory.createURI("http://www.wikidata.org/entity/Q2");
  private static final Node NOW =
      NodeFactory.createLiteralDT("2026-11-26T10:00:00Z", XSDDatatype.XSDdateTime);

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("store"));
    install("1", Q1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aDecisionStaysWhenTheRegisterIsMadeAnew() {
    accept(SUDLAND, Q2);
    String before = links();
    install("2", Q1);

    assertThat(links()).isEqualTo(before);
    assertThat(select("?x { <" + SUDLAND + "> owl:sameAs ?x }")).containsExactly(Q2.getURI());
    assertThat(select("?x { ?s rdf:object <" + Q2 + "> ; ent:decidedBy ?x }"))
        .containsExactly("Ann");
    assertThat(select("?x { ?s rdf:object <" + Q2 + "> ; dcterms:source/foaf:homepage ?x }"))
        .containsExactly("https://example.org/");
    assertThat(store.check(IRIS.base(), data -> List.of()))
        .as("though no document tells of the actor")
        .isEmpty();
  }

  @Test
  void aRefusalTakesTheRegistersLinkAwayAndStaysWhenThatIsMadeAnew() {
    refuse(NORLAND, Q1);
    assertThat(select("?x { <" + NORLAND + "> ?x <" + Q1 + "> }")).isEmpty();
    assertThat(select("?x { ?s a rdf:Statement ; rdf:object ?x }")).isEmpty();
    install("2", Q1);
    assertThat(select("?x { <" + NORLAND + "> ?x <" + Q1 + "> }")).isEmpty();
    assertThat(select("?x { ?r a ent:RefusedLink ; ent:linkTo ?x }")).containsExactly(Q1.getURI());
  }

  @Test
  void whatIsTakenBackIsWhatTheRegisterSaysNow() {
    String before = links();
    refuse(NORLAND, Q1);
    accept(NORLAND, Q1);
    assertThat(select("?x { ?s rdf:object <" + Q1 + "> ; ent:method ?x }"))
        .containsExactly("https://w3id.org/entente/concept/byPerson");
    assertThat(forget(NORLAND, Q1)).isTrue();
    assertThat(without(links(), "dataset/")).isEqualTo(before);
    assertThat(forget(NORLAND, Q1)).isFalse();

    refuse(NORLAND, Q1);
    install("2", Q2);
    assertThat(forget(NORLAND, Q1)).isTrue();
    assertThat(select("?x { <" + NORLAND + "> owl:sameAs ?x }"))
        .as("the register no longer says so")
        .containsExactly(Q2.getURI());
  }

  private void install(String version, Node there) {
    Graph graph = GraphFactory.createDefaultGraph();
    new LinkTriples(graph)
        .write(
            new Link(
                NORLAND,
                OWL2.sameAs.asNode(),
                there,
                LinkMethod.FROM_REGISTER,
                1,
                NodeFactory.createLiteralDT("2026-11-26", XSDDatatype.XSDdate),
                "column wikidata",
                List.of(),
                Optional.empty()));
    store.installSystemGraphs(
        List.of(new SystemGraph(IRIS.linksGraph().getURI(), version, () -> graph)));
    store.installSystemGraphs(
        List.of(
            new SystemGraph(
                "urn:x:register",
                "1",
                () ->
                    turtle(
                        "<"
                            + NORLAND
                            + "> a ent:Actor . entc:byPerson a skos:Concept . entc:fromRegister a"
                            + " skos:Concept ."))));
  }

  private void accept(Node actor, Node there) {
    LinkedDataset dataset =
        new LinkedDataset("A list", Optional.of("https://example.org/"), Optional.empty());
    store.edit(
        edit -> {
          edit.links().describe(dataset);
          edit.links()
              .accept(
                  new Link(
                      actor,
                      OWL2.sameAs.asNode(),
                      there,
                      LinkMethod.BY_PERSON,
                      0.9,
                      NOW,
                      "the same name",
                      List.of(dataset.node(IRIS)),
                      Optional.of("Ann")));
          return true;
        });
  }

  private void refuse(Node actor, Node there) {
    store.edit(
        edit -> {
          edit.links().refuse(new RefusedLink(actor, there, NOW, "another", List.of(), "Ann"));
          return true;
        });
  }

  private boolean forget(Node actor, Node there) {
    return store.edit(edit -> edit.links().forget(actor, there));
  }

  private String links() {
    return store.read(
        data ->
            data.getGraph(IRIS.linksGraph()).stream()
                .map(Object::toString)
                .sorted()
                .reduce("", (a, b) -> a + "\n" + b));
  }

  private static String without(String lines, String word) {
    return lines.lines().filter(l -> !l.contains(word)).reduce((a, b) -> a + "\n" + b).orElse("");
  }

  private List<String> select(String query) {
    return store.read(
        data -> {
          try (QueryExec execution =
              QueryExec.dataset(data).query(PREFIXES + "SELECT " + query).build()) {
            return execution.select().materialize().stream()
                .map(row -> row.get("x"))
                .map(x -> x.isURI() ? x.getURI() : x.getLiteralLexicalForm())
                .toList();
          }
        });
  }

  private static final String PREFIXES =
      "PREFIX ent: <https://w3id.org/entente/ontology#>\n"
          + "PREFIX entc: <https://w3id.org/entente/concept/>\n"
          + "PREFIX owl: <http://www.w3.org/2002/07/owl#>\n"
          + "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
          + "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n"
          + "PREFIX dcterms: <http://purl.org/dc/terms/>\n"
          + "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n";

  private static Graph turtle(String text) {
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.create().source(new StringReader(PREFIXES + text)).lang(Lang.TURTLE).parse(graph);
    return graph;
  }
}
