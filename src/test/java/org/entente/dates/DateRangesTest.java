package org.entente.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.entente.rdf.Ent;
import org.entente.store.Store;
import org.entente.testing.RowLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries for a time find with the index what they find without. */
@SuppressWarnings("NullAway.Init")
class DateRangesTest {

  private static final String ENT =
      "PREFIX ent: <" + Ent.NS + "> PREFIX xsd: <" + XSDDatatype.XSD + "#> ";
  private static final int ENGAGEMENTS = 300;

  @TempDir private Path folder;
  private Store store;
  private final Random random = new Random(11);

  @BeforeEach
  void fill() {
    store = Store.open(folder.resolve("store"));
    Txn.executeWrite(
        store.dataset(),
        () -> {
          for (int i = 0; i < ENGAGEMENTS; i++) {
            LocalDate day = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(12_000));
            add(i, Ent.earliest.asNode(), day + zone());
            add(i, Ent.latest.asNode(), day.plusDays(random.nextInt(700)) + zone());
            if (i % 50 == 0) {
              // What a document of somebody else's may say.
              add(i, Ent.earliest.asNode(), day.plusDays(5000).toString());
              add(i, Ent.latest.asNode(), day.plusDays(6000).toString());
              add(i + ENGAGEMENTS, Ent.latest.asNode(), "9999-12-31");
              store
                  .dataset()
                  .add(
                      NodeFactory.createURI("urn:graph:1"),
                      NodeFactory.createURI("urn:engagement:" + (i + 1)),
                      Ent.latest.asNode(),
                      NodeFactory.createLiteralDT("2010", XSDDatatype.XSDgYear));
            }
          }
        });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String zone() {
    return switch (random.nextInt(12)) {
      case 0 -> "Z";
      case 1 -> "+14:00";
      case 2 -> "-12:00";
      default -> "";
    };
  }

  private void add(int engagement, Node property, String day) {
    Node node = NodeFactory.createURI("urn:engagement:" + engagement);
    Node graph = NodeFactory.createURI("urn:graph:" + engagement % 7);
    store
        .dataset()
        .add(graph, node, property, NodeFactory.createLiteralDT(day, XSDDatatype.XSDdate));
  }

  @Test
  void findWhatTheyFoundBefore() {
    for (int i = 0; i < 10; i++) {
      LocalDate from = LocalDate.of(1989, 1, 1).plusDays(random.nextInt(13_000));
      LocalDate to = from.plusDays(random.nextInt(500));
      for (String shape : shapes()) {
        String query =
            ENT
                + shape
                    .replace("SINCE", "\"" + from + zone() + "\"^^xsd:date")
                    .replace("UNTIL", "\"" + to + zone() + "\"^^xsd:date")
                    .replace("YEARS", String.valueOf(from.getYear()));
        assertThat(rows(query)).as(query).isEqualTo(plainRows(query));
      }
    }
  }

  private static List<String> shapes() {
    return List.of(
        "SELECT ?x { ?x ent:earliest ?a ; ent:latest ?b FILTER(?a <= UNTIL && ?b >= SINCE) }",
        "SELECT ?x { ?x ent:earliest ?a ; ent:latest ?b FILTER(SINCE < ?b) FILTER(UNTIL > ?a) }",
        "SELECT ?x ?a { ?x ent:earliest ?a FILTER(?a >= SINCE && ?a <= UNTIL) }",
        "SELECT ?x ?b { ?x ent:latest ?b FILTER(?b = SINCE) }",
        "SELECT ?x { ?x ent:earliest ?a FILTER(YEAR(?a) = YEARS) }",
        "SELECT ?x { GRAPH ?g { ?x ent:earliest ?a } FILTER(?a >= SINCE && ?a < UNTIL) }",
        "SELECT ?x { GRAPH <urn:graph:3> { ?x ent:earliest ?a FILTER(?a > SINCE && ?a < UNTIL) } }",
        "SELECT ?x { ?x ent:earliest ?a OPTIONAL { ?x ent:latest ?b } FILTER(?a > SINCE && ?a < UNTIL) }",
        "SELECT ?x { BIND(?free AS ?who) FILTER(!BOUND(?who))"
            + " ?x ent:earliest ?a ; ent:latest ?b FILTER(?a <= UNTIL && ?b >= SINCE) }",
        "SELECT (COUNT(*) AS ?n) { { SELECT DISTINCT ?x { ?x ent:earliest ?a"
            + " FILTER(?a <= UNTIL) FILTER(?a >= SINCE) } } ?x ent:latest ?a }",
        "SELECT ?x { { ?x ent:earliest ?a } UNION { ?x ent:latest ?a } FILTER(?a >= SINCE && ?a <= UNTIL) }",
        "SELECT ?x { ?x ent:latest ?z { ?x ent:earliest ?a FILTER(?a >= SINCE && ?a <= UNTIL) } }",
        "SELECT * { ?x ent:earliest ?a ; ent:latest ?b"
            + " FILTER(?a <= UNTIL && ?b >= SINCE && STR(?x) != 'urn:engagement:7') }",
        "SELECT * { { SELECT ?x { ?x ent:earliest ?a ; ent:latest ?b"
            + " FILTER(?a <= UNTIL && ?b >= SINCE) } } ?x ent:earliest ?a ; ent:latest ?b }",
        "SELECT * { ?x ent:earliest ?a , ?c ; ent:latest ?b FILTER(?a <= UNTIL && ?c >= SINCE) }",
        "SELECT * { ?x ent:earliest ?a ; ent:latest ?a FILTER(?a >= SINCE) }",
        "SELECT * { ?x ent:earliest ?a ; ent:latest ?b FILTER(?a >= SINCE && ?a <= UNTIL) }",
        "SELECT * { ?x ent:earliest ?a ; ent:latest ?b FILTER(?a <= UNTIL || ?b >= SINCE) }",
        "SELECT * { VALUES ?x { <urn:engagement:3> <urn:engagement:50> }"
            + " ?x ent:earliest ?a FILTER(?a <= UNTIL) }",
        "SELECT * { ?x ent:earliest ?a FILTER(?a <= UNTIL) OPTIONAL { ?x ent:latest ?b } }",
        "SELECT * { ?x ent:earliest ?a FILTER(?a < UNTIL && ?a > SINCE)"
            + " { ?x ent:latest ?b FILTER(?b < UNTIL) } }",
        "SELECT * { ?x ent:earliest ?a FILTER(?a < UNTIL && ?a > SINCE)"
            + " FILTER EXISTS { ?x ent:latest ?b FILTER(?b > UNTIL) } }",
        "SELECT ?x { ?x ent:earliest ?a FILTER NOT EXISTS { ?x ent:latest ?b FILTER(?b < UNTIL) } }",
        "SELECT ?x FROM <urn:graph:1> FROM <urn:graph:2>"
            + " { ?x ent:earliest ?a FILTER(?a >= SINCE && ?a <= UNTIL) }");
  }

  @Test
  void lookOnlyAtWhatMayLieInIt() {
    String query =
        ENT
            + "SELECT ?x { ?x ent:earliest ?a ; ent:latest ?b"
            + " FILTER(?a <= \"2001-03-01\"^^xsd:date && ?b >= \"2001-02-01\"^^xsd:date) }";
    assertThat(rewritten(query)).contains("(dated").doesNotContain("(table");
    String graph = query.replace("{ ?x", "{ GRAPH ?g { ?x").replace("?b FILTER", "?b } FILTER");
    assertThat(rewritten(graph)).contains("(table (vars ?x)").contains("(bgp");
    String everything =
        ENT + "SELECT ?x { ?x ent:latest ?b FILTER(?b > \"1970-01-01\"^^xsd:date) }";
    assertThat(rewritten(everything)).doesNotContain("(table");
  }

  @Test
  void seeWhatIsWrittenAndWhatIsRemoved() {
    String query = ENT + "SELECT ?x { ?x ent:earliest ?a FILTER(?a = \"2077-07-07\"^^xsd:date) }";
    assertThat(rows(query)).isEmpty();
    Txn.executeWrite(store.dataset(), () -> add(4, Ent.earliest.asNode(), "2077-07-07"));
    assertThat(rows(query)).containsExactly("x=urn:engagement:4");
    DatasetGraph dataset = store.dataset();
    Txn.executeWrite(
        dataset,
        () -> {
          Node day = NodeFactory.createLiteralDT("2077-07-07", XSDDatatype.XSDdate);
          dataset.deleteAny(Node.ANY, Node.ANY, Node.ANY, day);
          // Within what writes, the index does not know what was written.
          add(5, Ent.earliest.asNode(), "2077-07-07");
          assertThat(inTransaction(query)).containsExactly("x=urn:engagement:5");
          dataset.deleteAny(Node.ANY, Node.ANY, Node.ANY, day);
        });
    assertThat(rows(query)).isEmpty();
    store.compact();
    assertThat(rows(query)).isEmpty();
  }

  private String rewritten(String query) {
    return store.read(
        dataset ->
            new DateRanges(dataset)
                .rewrite(Algebra.compile(QueryFactory.create(query)))
                .toString());
  }

  private List<String> rows(String query) {
    return store.read(dataset -> inTransaction(query));
  }

  private List<String> inTransaction(String query) {
    try (QueryExec execution = QueryExec.dataset(store.dataset()).query(query).build()) {
      return RowLines.of(execution.select());
    }
  }

  private List<String> plainRows(String query) {
    return store.read(
        dataset -> {
          try (QueryExec execution =
              QueryExec.dataset(dataset)
                  .query(query)
                  .set(ARQConstants.sysOptimizerFactory, Optimize.stdOptimizationFactory)
                  .build()) {
            return RowLines.of(execution.select());
          }
        });
  }
}
