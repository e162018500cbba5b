package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.VOID;
import org.entente.server.http.Syntax;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class DescriptionsTest {

  private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
  private static final String PREFIXES =
      """
      PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
      PREFIX void: <http://rdfs.org/ns/void#>
      PREFIX dcterms: <http://purl.org/dc/terms/>
      """;

  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void start() throws Exception {
    Store store = Fixture.store(folder.resolve("store"));
    write(
        store,
        """
        BASE <https://w3id.org/entente/id/> PREFIX owl: <http://www.w3.org/2002/07/owl#>
        GRAPH <graph/links> {
          <actor/russia> owl:sameAs <http://www.wikidata.org/entity/Q159> , <http://dbpedia.org/resource/Russia> .
          <actor/china> owl:sameAs <http://www.wikidata.org/entity/Q148> }
        GRAPH <graph/register> { <actor/china> owl:sameAs <http://www.wikidata.org/entity/Q148> }
        """);
    served = Served.of(store, Map.of());
    assertThat(served.get("void").body()).as("counted, from now on").contains("void:triples");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  // --- what can be asked

  @ParameterizedTest
  @EnumSource
  void endpointDescribesItselfInEverySyntax(Syntax syntax) throws Exception {
    for (String endpoint : new String[] {"sparql", "query"}) {
      Model accepted = served.rdf(served.request(endpoint).header("Accept", syntax.mediaType()));
      Model named = served.rdf(endpoint + "?format=" + syntax.ending());
      Model ending = served.rdf(endpoint + "." + syntax.ending());
      for (Model model : new Model[] {accepted, named, ending}) {
        Resource service = model.createResource(served.server().address() + "sparql#service");
        assertThat(model.contains(service, model.createProperty(SD, "endpoint"))).isTrue();
        assertThat(model.isIsomorphicWith(accepted)).isTrue();
      }
    }
  }

  @Test
  void queriesStillGoToTheEndpoint() throws Exception {
    assertThat(served.query("ASK {}", "application/sparql-results+json").body()).contains("true");
    assertThat(served.get("sparql?query=").statusCode()).isEqualTo(400);
    assertThat(served.get("sparql?unknown=1").statusCode()).isEqualTo(400);
    assertThat(served.get("sparql?format=nonsense").statusCode()).isEqualTo(406);
    assertThat(served.get("sparql", "image/png").statusCode()).isEqualTo(406);
  }

  @Test
  void everyResultFormatThatIsPromisedIsGiven() throws Exception {
    Map<String, String> types =
        Map.of(
            "SPARQL_Results_JSON", "application/sparql-results+json",
            "SPARQL_Results_XML", "application/sparql-results+xml",
            "SPARQL_Results_CSV", "text/csv",
            "SPARQL_Results_TSV", "text/tab-separated-values",
            "Turtle", "text/turtle",
            "N-Triples", "application/n-triples",
            "RDF_XML", "application/rdf+xml",
            "JSON-LD", "application/ld+json",
            "TriG", "application/trig",
            "N-Quads", "application/n-quads");
    ResultSet formats =
        select(served.rdf("sparql"), "SELECT ?format { ?service sd:resultFormat ?format }");
    int tried = 0;
    while (formats.hasNext()) {
      String format = formats.next().getResource("format").getLocalName();
      String iri = "http://www.w3.org/ns/formats/";
      String name =
          types.keySet().stream().filter(t -> t.endsWith(format)).findFirst().orElseThrow();
      String query =
          name.startsWith("SPARQL")
              ? "SELECT * { ?s ?p ?o } LIMIT 1"
              : "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1";
      HttpResponse<String> answer = served.query(query, types.getOrDefault(name, ""));
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(iri + name)
          .startsWith(types.getOrDefault(name, ""));
      assertThat(answer.statusCode()).isEqualTo(200);
      tried++;
    }
    assertThat(tried).isEqualTo(types.size());
  }

  @Test
  void everyFunctionThatIsPromisedCanBeCalled() throws Exception {
    ResultSet functions =
        select(served.rdf("sparql"), "SELECT ?f { ?service sd:extensionFunction ?f }");
    int tried = 0;
    while (functions.hasNext()) {
      String function = functions.next().getResource("f").getURI();
      if (function.endsWith("/math#pi") || function.endsWith("#upper-case")) {
        String argument = function.endsWith("pi") ? "" : "'ä'";
        String query = "SELECT (<" + function + ">(" + argument + ") AS ?x) {}";
        assertThat(served.query(query, "text/csv").body()).containsAnyOf("3.14", "Ä");
        tried++;
      }
    }
    assertThat(tried).isEqualTo(2);
    String union =
        "ASK { ?service sd:feature sd:UnionDefaultGraph ; sd:supportedLanguage"
            + " sd:SPARQL11Query ; sd:defaultDataset/sd:namedGraph/sd:name ?register }";
    assertThat(ask(served.rdf("sparql"), union)).isTrue();
  }

  // --- what is there

  @Test
  void countsAreThoseThatQueriesFind() throws Exception {
    Model model = served.rdf("/.well-known/void");
    Resource dataset = model.createResource(served.server().address() + "dataset#this");
    assertThat(model.isIsomorphicWith(served.rdf("void"))).isTrue();
    assertThat(number(dataset, VOID.triples))
        .isEqualTo(count("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
    assertThat(number(dataset, VOID.distinctSubjects))
        .isEqualTo(count("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"));
    assertThat(number(dataset, VOID.distinctObjects))
        .isEqualTo(count("SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"));
    assertThat(number(dataset, VOID.entities))
        .isEqualTo(count("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c }"));
    assertThat(number(dataset, VOID.classes))
        .isEqualTo(count("SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }"));
    assertThat(number(dataset, VOID.properties))
        .isEqualTo(count("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"));
    assertThat(
            rows(
                model,
                "SELECT ?k ?n { ?d void:classPartition [ void:class ?k ; void:entities ?n ] }"))
        .isEqualTo(rows("SELECT ?k (COUNT(DISTINCT ?s) AS ?n) { ?s a ?k } GROUP BY ?k"))
        .hasSizeGreaterThan(10);
    for (String[] way :
        new String[][] {
          {"triples", "*"}, {"distinctSubjects", "DISTINCT ?s"}, {"distinctObjects", "DISTINCT ?o"}
        }) {
      assertThat(
              rows(
                  model,
                  "SELECT ?k ?n { ?d a void:Dataset ; void:propertyPartition [ void:property ?k ; void:%s ?n ] }"
                      .formatted(way[0])))
          .as(way[0])
          .isEqualTo(rows("SELECT ?k (COUNT(%s) AS ?n) { ?s ?k ?o } GROUP BY ?k".formatted(way[1])))
          .hasSizeGreaterThan(20);
    }
    assertThat(
            rows(
                model,
                "SELECT ?k ?n { ?d void:classPartition [ void:class <https://w3id.org/entente/ontology#State> ;"
                    + " void:propertyPartition [ void:property ?k ; void:triples ?n ] ] }"))
        .isEqualTo(
            rows(
                "SELECT ?k (COUNT(*) AS ?n) { ?s a <https://w3id.org/entente/ontology#State> ; ?k ?o } GROUP BY ?k"))
        .isNotEmpty();
  }

  @Test
  void graphsAreCountedByKindAndLinksByTarget() throws Exception {
    Model model = served.rdf("void");
    String documents = served.server().address() + "void#documents";
    Resource subset = model.createResource(documents);
    assertThat(number(subset, VOID.documents)).isEqualTo(3);
    assertThat(number(subset, VOID.triples))
        .isEqualTo(
            count(
                "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o }"
                    + " FILTER(CONTAINS(STR(?g), '/document/')) }"));
    assertThat(
            rows(
                model,
                "SELECT ?k ?n { [] a void:Linkset ; void:triples ?n ; void:objectsTarget [ void:uriSpace ?k ] }"))
        .isEqualTo(
            rows(
                "SELECT ?k (COUNT(*) AS ?n) { ?s <http://www.w3.org/2002/07/owl#sameAs>|<http://www.w3.org/2004/02/skos/core#exactMatch> ?o"
                    + " BIND(REPLACE(STR(?o), '[^/#]*$', '') AS ?k) } GROUP BY ?k"))
        .isNotEmpty();
    ResultSet examples = select(model, "SELECT ?e { ?d void:exampleResource ?e }");
    int seen = 0;
    while (examples.hasNext()) {
      String example = examples.next().getResource("e").getURI();
      assertThat(count("SELECT (COUNT(*) AS ?n) { <" + example + "> ?p ?o }")).isPositive();
      seen++;
    }
    assertThat(seen).isGreaterThan(5);
    assertThat(
            ask(model, "ASK { ?document a void:DatasetDescription ; dcterms:modified ?counted }"))
        .isTrue();
  }

  @Test
  void countsFollowTheStoreAndTagsTellWhetherTheyChanged() throws Exception {
    try (Served other = Served.fixture(folder.resolve("other"))) {
      HttpResponse<String> before = other.get("void");
      String tag = before.headers().firstValue("ETag").orElseThrow();
      assertThat(other.send(other.request("void").header("If-None-Match", tag)).statusCode())
          .isEqualTo(304);
      String name = other.server().address() + "dataset#this";
      long triples = number(other.rdf("void").createResource(name), VOID.triples);
      write(other.store(), "GRAPH <https://e.org/g> { <https://e.org/s> <https://e.org/p> 1, 2 }");
      assertThat(other.send(other.request("void").header("If-None-Match", tag)).statusCode())
          .isEqualTo(200);
      assertThat(number(other.rdf("void").createResource(name), VOID.triples))
          .isEqualTo(triples + 2);
    }
  }

  // --- the vocabulary

  @ParameterizedTest
  @CsvSource({
    "ontology, https://w3id.org/entente/ontology",
    "ontology/0.1.0, https://w3id.org/entente/ontology",
    "shapes, https://w3id.org/entente/shapes",
    "alignments, https://w3id.org/entente/alignments",
    "concept, https://w3id.org/entente/concept/",
    "concept/, https://w3id.org/entente/concept/",
    "concept/0.1.0, https://w3id.org/entente/concept/",
    "concept/naval, https://w3id.org/entente/concept/naval",
    "concept/domain, https://w3id.org/entente/concept/domain",
  })
  void vocabularyIsGivenInEverySyntax(String address, String about) throws Exception {
    Model first = served.rdf(address);
    assertThat(first.contains(first.createResource(about), null)).isTrue();
    for (Syntax syntax : Syntax.values()) {
      Model model = served.rdf(served.request(address).header("Accept", syntax.mediaType()));
      assertThat(model.isIsomorphicWith(first)).as(syntax.name()).isTrue();
    }
  }

  @Test
  void whatIsNotInTheVocabularyIsNotFound() throws Exception {
    for (String address :
        new String[] {"ontology/9.9.9", "concept/unheard-of", "concept/%3Cx%3E", "shapes/x"}) {
      assertThat(served.get(address).statusCode()).as(address).isEqualTo(404);
    }
    assertThat(served.get("ontology.ttl").statusCode()).isEqualTo(200);
    assertThat(served.get("ontology.doc").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"><b", "x> <y", "{}", "a b", "x\\u003e"})
  void hostThatIsNoHostDoesNoHarm(String host) throws Exception {
    String answer =
        raw("GET /entente/sparql HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.1 [24].*");
    assertThat(answer).doesNotContain(host + "/entente");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", served.server().port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.setSoTimeout(10_000);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void robotsAreToldWhatToLeave() throws Exception {
    assertThat(served.get("/robots.txt").body()).contains("Disallow: /entente/sparql");
  }

  private static void write(Store store, String trig) {
    Txn.executeWrite(
        store.dataset(), () -> RDFParser.fromString(trig, Lang.TRIG).parse(store.dataset()));
  }

  private static long number(Resource resource, org.apache.jena.rdf.model.Property property) {
    return resource.getRequiredProperty(property).getLong();
  }

  private static long count(String query) throws Exception {
    return rowsOf(query).next().getLiteral("n").getLong();
  }

  private static ResultSet rowsOf(String query) throws Exception {
    String json = served.query(query, "application/sparql-results+json").body();
    return ResultSetFactory.fromJSON(
        new java.io.ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, Long> rows(String query) throws Exception {
    return map(rowsOf(query));
  }

  private static Map<String, Long> rows(Model model, String query) {
    return map(select(model, query));
  }

  private static Map<String, Long> map(ResultSet rows) {
    Map<String, Long> map = new TreeMap<>();
    while (rows.hasNext()) {
      QuerySolution row = rows.next();
      map.put(row.get("k").toString(), row.getLiteral("n").getLong());
    }
    return map;
  }

  private static ResultSet select(Model model, String query) {
    return QueryExecutionFactory.create(PREFIXES + query, model).execSelect();
  }

  private static boolean ask(Model model, String query) {
    return QueryExecutionFactory.create(PREFIXES + query, model).execAsk();
  }
}
