package org.entente.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.entente.rdf.Iris;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two documents, each with one engagement: one and the same, or not, and on what they differ. */
class SameEngagementsTest {

  private static final String PREFIXES =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX entc: <https://w3id.org/entente/concept/>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
      PREFIX schema: <https://schema.org/>
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      PREFIX : <https://w3id.org/entente/id/>
      """;

  /** A delivery of frigates. */
  private static final String FRIGATES =
      """
      a ent:Engagement , ent:Transfer ; rdfs:label "Frigate: transfer, Norland–Sudland" ;
      ent:supplier :norland ; ent:recipient :sudland ; ent:participant :norland , :sudland ;
      ent:object :frigate ; ent:dateOccurred "2021-03" ; ent:status entc:completed""";

  private static final Node NAME = new Iris().sameEngagementsGraph();

  private final DatasetGraph data = DatasetGraphFactory.createTxnMem();

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the same told less precisely, without its date, with a third who takes part, beforehand
        """
        a ent:Engagement , ent:Transfer ; rdfs:label "Transfer" ;
        ent:supplier :norland ; ent:recipient :sudland ; ent:participant :norland , :sudland ;
        ent:object :frigate ; ent:dateOccurred "2021" """,
        """
        a ent:Engagement , ent:Transfer ; rdfs:label "Transfer" ; ent:supplier :norland ;
        ent:recipient :sudland ; ent:participant :norland , :sudland ; ent:object :frigate""",
        """
        a ent:Engagement , ent:Agreement ; rdfs:label "Order" ; ent:party :norland , :sudland ;
        ent:participant :norland , :sudland , :yard ; ent:object :frigate ;
        ent:dateOccurred "2021-03-04" """,
        """
        a ent:Engagement , ent:Agreement ; rdfs:label "Order" ; ent:party :norland , :sudland ;
        ent:participant :norland , :sudland , :yard ; ent:object :frigate ;
        ent:dateDue "2021-03" ; ent:status entc:planned"""
      })
  void isTheSame(String other) {
    load(FRIGATES, other);
    assertThat(rows("SELECT * { <http://a.example/e> ent:sameEngagementAs <http://b.example/e> }"))
        .isEqualTo(1);
    assertThat(rows("SELECT * { <http://b.example/e> ent:sameEngagementAs <http://a.example/e> }"))
        .isEqualTo(1);
    assertThat(
            rows(
                "SELECT * { ?link rdf:subject <http://a.example/e> ; ent:confidence ?c ; rdfs:comment ?why"
                    + " FILTER (?c >= 0.7 && ?c <= 1 && contains(?why, \"equipment\")) }"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the other way round; another year; other ships; others; war instead of trade
        """
        a ent:Engagement , ent:Transfer ; rdfs:label "Transfer" ; ent:supplier :sudland ;
        ent:recipient :norland ; ent:participant :norland , :sudland ; ent:object :frigate ;
        ent:dateOccurred "2021-03" """,
        """
        a ent:Engagement , ent:Transfer ; rdfs:label "Transfer" ; ent:supplier :norland ;
        ent:recipient :sudland ; ent:participant :norland , :sudland ; ent:object :frigate ;
        ent:dateOccurred "2009" """,
        """
        a ent:Engagement , ent:Transfer ; rdfs:label "Transfer" ; ent:supplier :norland ;
        ent:recipient :sudland ; ent:participant :norland , :sudland ; ent:object :gas ;
        ent:dateOccurred "2021" """,
        """
        a ent:Engagement , ent:Transfer ; rdfs:label "Transfer" ; ent:supplier :westland ;
        ent:recipient :eastland ; ent:participant :westland , :eastland ; ent:object :frigate ;
        ent:dateOccurred "2021-03" """,
        """
        a ent:Engagement , ent:Conflict ; rdfs:label "War" ; ent:initiator :norland ;
        ent:target :sudland ; ent:participant :norland , :sudland ; ent:dateOccurred "2021-03" """
      })
  void isAnother(String other) {
    load(FRIGATES, other);
    assertThat(data.getGraph(NAME).isEmpty()).isTrue();
  }

  @Test
  void isOneOfSeveralAtMost() {
    load(
        FRIGATES,
        FRIGATES + " . <http://b.example/f> " + FRIGATES.replace("\"2021-03\"", "\"2021\""));
    assertThat(rows("SELECT * { <http://a.example/e> ent:sameEngagementAs <http://b.example/e> }"))
        .isEqualTo(1);
    assertThat(rows("SELECT * { ?x ent:sameEngagementAs <http://b.example/f> }")).isZero();
  }

  @Test
  void tellsWhereTheyDisagree() {
    String deal =
        """
        a ent:Engagement , ent:Agreement ; rdfs:label "Deal" ; ent:party :norland , :sudland ;
        ent:participant :norland , :sudland ; ent:object :frigate ; ent:status entc:%s ;
        ent:amount [ schema:value %s ; schema:currency "EUR" ] ; ent:dateSigned "%s" """;
    load(
        deal.formatted("agreed", "900000000.0", "2021-03-04"),
        deal.formatted("cancelled", "950000000", "2021-03"));
    List<Node> properties = disagreements();
    assertThat(properties).extracting(Node::getLocalName).containsExactly("amount", "status");
  }

  @Test
  void numbersWrittenOtherwiseAreNoDisagreement() {
    String deal =
        """
        a ent:Engagement , ent:Agreement ; rdfs:label "Deal" ; ent:party :norland , :sudland ;
        ent:participant :norland , :sudland ; ent:object :frigate ;
        ent:amount [ schema:value %s ; schema:currency "EUR" ] """;
    load(deal.formatted("900000000.0"), deal.formatted("900000000"));
    assertThat(disagreements()).isEmpty();
    assertThat(rows("SELECT * { <http://a.example/e> ent:sameEngagementAs <http://b.example/e> }"))
        .isEqualTo(1);
  }

  @Test
  void goesWithEitherDocument() {
    for (String document : List.of("http://a.example/graph", "http://b.example/graph")) {
      data.clear();
      load(FRIGATES, FRIGATES.replace("entc:completed", "entc:planned"));
      assertThat(data.getGraph(NAME).size()).isGreaterThan(6);
      new SameEngagements(data, NAME, Decisions.NONE).forget(NodeFactory.createURI(document));
      assertThat(data.getGraph(NAME).isEmpty()).as(document).isTrue();
    }
  }

  private void load(String a, String b) {
    String trig =
        PREFIXES
            + ":frigate a ent:Equipment . :gas a ent:Commodity .\n"
            + "<http://a.example/graph> { :frigate a ent:Equipment . <http://a.example/e> %s . }\n"
                .formatted(a)
            + "<http://b.example/graph> { :frigate a ent:Equipment . <http://b.example/e> %s . }\n"
                .formatted(b);
    RDFParser.fromString(trig, Lang.TRIG).parse(data);
    new SameEngagements(data, NAME, Decisions.NONE)
        .join(NodeFactory.createURI("http://b.example/graph"));
  }

  /** What a great state takes part in is not all looked at to find what came before. */
  @Test
  void asksOfNoMoreThanItNeedsTo() {
    StringBuilder trig = new StringBuilder(PREFIXES);
    for (int i = 0; i < 3000; i++) {
      trig.append(
          "<http://%d.example/graph> { <http://%d.example/e> %s . }%n".formatted(i, i, FRIGATES));
    }
    RDFParser.fromString(trig.toString(), Lang.TRIG).parse(data);
    AtomicInteger asked = new AtomicInteger();
    new SameEngagements(data, NAME, Decisions.NONE)
        .join(
            NodeFactory.createURI("http://0.example/graph"),
            name -> {
              asked.incrementAndGet();
              return false;
            },
            new Lookups());
    assertThat(asked).hasValueBetween(200, 2000);
  }

  private List<Node> disagreements() {
    return select(
        "SELECT ?p { ?d a ent:Disagreement ; ent:between <http://a.example/e> , <http://b.example/e> ; ent:onProperty ?p"
            + " } ORDER BY ?p");
  }

  private int rows(String query) {
    return select(query.replace("SELECT *", "SELECT (1 AS ?p)")).size();
  }

  private List<Node> select(String query) {
    try (QueryExec execution =
        QueryExec.graph(data.getGraph(NAME)).query(PREFIXES + query).build()) {
      return execution.select().materialize().stream().map(row -> row.get("p")).toList();
    }
  }
}
