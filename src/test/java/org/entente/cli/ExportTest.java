package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;
import org.entente.store.Store;
import org.entente.testing.ClientPrograms;
import org.entente.testing.PreparedStore;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/** What is exported for other tools, read back by readers that others have written. */
@SuppressWarnings("NullAway.Init")
class ExportTest {

  private static final String DOCUMENT = "russia-china-cooperation.txt";

  @TempDir private static Path folder;
  private static Path store;

  @BeforeAll
  static void load() {
    store = folder.resolve("store");
    PreparedStore.filled(store);
  }

  private static void export(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "export";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Run run = Run.on(store, all);
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private static void inStore(Consumer<DatasetGraph> test) {
    try (Store open = Store.open(store)) {
      open.read(
          data -> {
            test.accept(data);
            return true;
          });
    }
  }

  private static int count(DatasetGraph data, Node property) {
    int[] count = new int[1];
    data.find(Node.ANY, Node.ANY, property, Node.ANY)
        .forEachRemaining(
            quad -> {
              if (quad.getGraph().getURI().endsWith("/graph")) {
                count[0]++;
              }
            });
    return count[0];
  }

  @Test
  void graphMlIsReadByJGraphT() {
    Path file = folder.resolve("all.graphml");
    export("--format", "graphml", "--output", file.toString());
    Graph<String, DefaultEdge> graph = new DirectedMultigraph<>(DefaultEdge.class);
    GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
    importer.setVertexFactory(id -> id);
    Map<String, Map<String, String>> nodes = new HashMap<>();
    importer.addVertexAttributeConsumer(
        (pair, value) ->
            nodes
                .computeIfAbsent(pair.getFirst(), id -> new HashMap<>())
                .put(pair.getSecond(), value.getValue()));
    Map<String, Integer> relations = new HashMap<>();
    importer.addEdgeAttributeConsumer(
        (pair, value) -> {
          if (pair.getSecond().equals("relation")) {
            relations.merge(value.getValue(), 1, Integer::sum);
          }
        });
    importer.importGraph(graph, file.toFile());

    inStore(
        data -> {
          assertThat(relations.get("party")).isEqualTo(count(data, Ent.party.asNode()));
          assertThat(relations.get("supplier")).isEqualTo(count(data, Ent.supplier.asNode()));
          assertThat(relations.get("object")).isEqualTo(count(data, Ent.object.asNode()));
          assertThat(relations.get("about")).isEqualTo(count(data, Ent.about.asNode()));
        });
    assertThat(graph.vertexSet())
        .allSatisfy(id -> assertThat(nodes.get(id)).as(id).containsKeys("iri", "label", "kind"));
    String id =
        graph.vertexSet().stream()
            .filter(n -> value(nodes.get(n), "iri").endsWith("/id/actor/russia"))
            .findFirst()
            .orElseThrow();
    Map<String, String> russia = Objects.requireNonNull(nodes.get(id));
    assertThat(russia.get("label")).isEqualTo("Russia");
    assertThat(russia.get("kind")).isEqualTo("State");
    assertThat(russia.get("wikidata")).isEqualTo("Q159");
    assertThat(graph.inDegreeOf(id)).isGreaterThan(20);
    assertThat(nodes.values())
        .anySatisfy(
            node -> {
              assertThat(node).containsKeys("dates", "earliest", "amount", "currency");
              assertThat(node.get("dates")).isEqualTo("signed 2014");
              assertThat(node.get("earliest")).isEqualTo("2014-01-01");
              assertThat(node.get("amount")).isEqualTo("400000000000.0");
              assertThat(node.get("currency")).isEqualTo("USD");
            });
  }

  private static String value(@Nullable Map<String, String> node, String key) {
    return node == null ? "" : node.getOrDefault(key, "");
  }

  @Test
  void tablesAreTheSameNetwork() throws IOException {
    Path tables = folder.resolve("csv");
    export("--format", "csv", "--output", tables.toString());
    Map<String, CSVRecord> nodes = new HashMap<>();
    rows(tables.resolve("nodes.csv")).forEach(row -> nodes.put(row.get("id"), row));
    List<CSVRecord> edges = rows(tables.resolve("edges.csv"));
    assertThat(edges)
        .hasSizeGreaterThan(100)
        .allSatisfy(edge -> assertThat(nodes).containsKeys(edge.get("source"), edge.get("target")));
    inStore(
        data -> {
          int[] engagements = new int[1];
          data.find(Node.ANY, Node.ANY, RDF.type.asNode(), Ent.Engagement.asNode())
              .forEachRemaining(
                  quad -> {
                    engagements[0]++;
                    CSVRecord row = Objects.requireNonNull(nodes.get(quad.getSubject().getURI()));
                    assertThat(row.get("quote")).isNotEmpty();
                    assertThat(row.get("document")).isNotEmpty();
                  });
          assertThat(engagements[0]).isGreaterThan(40);
        });
    Run without = Run.on(store, "export", "--format", "csv");
    assertThat(without.failsPlainly()).as(without.err()).isTrue();
    assertThat(without.err()).contains("name a folder");
    Path file = Files.writeString(folder.resolve("file"), "");
    Run onto = Run.on(store, "export", "--format", "csv", "-o", file.toString());
    assertThat(onto.err()).contains("is a file");
  }

  private static List<CSVRecord> rows(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(file, java.nio.charset.StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }

  @Test
  void geoJsonIsReadByJts() throws Exception {
    Path file = folder.resolve("places.geojson");
    export("--format", "geojson", "--output", file.toString());
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    assertThat(root.get("type").asText()).isEqualTo("FeatureCollection");
    int located = 0;
    int engagements = 0;
    for (JsonNode feature : root.get("features")) {
      engagements += feature.at("/properties/count").asInt();
      assertThat(feature.at("/properties/name").asText()).isNotEmpty();
      assertThat(feature.at("/properties/engagements")).isNotEmpty();
      if (!feature.get("geometry").isNull()) {
        located++;
        Point point = (Point) new GeoJsonReader().read(feature.get("geometry").toString());
        assertThat(point.getX()).isBetween(-180.0, 180.0);
        assertThat(point.getY()).isBetween(-90.0, 90.0);
      }
    }
    assertThat(located).isGreaterThan(3);
    int told = engagements;
    inStore(data -> assertThat(told).isEqualTo(count(data, Ent.place.asNode())));
  }

  @Test
  void jsonLdWithOurContextIsTheWholeStore() throws IOException {
    Path ours = folder.resolve("all.jsonld");
    Path quads = folder.resolve("all.nq");
    export("--format", "jsonld", "--output", ours.toString());
    export("--format", "nq", "--output", quads.toString());
    DatasetGraph one = DatasetGraphFactory.create();
    DatasetGraph two = DatasetGraphFactory.create();
    RDFDataMgr.read(one, ours.toUri().toString(), Lang.JSONLD11);
    RDFDataMgr.read(two, quads.toUri().toString(), Lang.NQUADS);
    two.listGraphNodes()
        .forEachRemaining(
            name ->
                assertThat(one.getGraph(name).isIsomorphicWith(two.getGraph(name)))
                    .as(name.getURI())
                    .isTrue());
    assertThat(one.size()).isEqualTo(two.size());
    assertThat(Files.readString(ours)).contains("\"@context\"", "\"dateSigned\": ");
  }

  @Test
  void rdfIsReadByRdflib() throws IOException {
    ClientPrograms.need("/usr/bin/python3", "-c", "import rdflib");
    Path exports = Files.createDirectories(folder.resolve("exports"));
    for (String form : List.of("nq", "trig", "ttl", "jsonld")) {
      export(DOCUMENT, "--format", form, "-o", exports.resolve("x." + form).toString());
    }
    export(DOCUMENT, "--format", "csv", "-o", exports.resolve("tables").toString());
    ClientPrograms.Outcome read =
        ClientPrograms.run(Map.of(), "/usr/bin/python3", "exports/read.py", exports.toString());
    assertThat(read.exit()).as(read.errors()).isZero();
    int[] triples = new int[1];
    inStore(
        data -> {
          Node name =
              NodeFactory.createURI(
                  data.find(Node.ANY, Node.ANY, Ent.sha256.asNode(), Node.ANY)
                      .next()
                      .getGraph()
                      .getURI());
          triples[0] = data.getGraph(name).size();
        });
    assertThat(read.output().lines())
        .contains(
            "x.nq " + triples[0] + " in 1",
            "x.trig " + triples[0] + " in 1",
            "x.jsonld " + triples[0] + " in 1")
        .anyMatch(line -> line.startsWith("x.ttl " + triples[0] + " "))
        .contains("nodes.csv " + rows(exports.resolve("tables/nodes.csv")).size());
  }
}
