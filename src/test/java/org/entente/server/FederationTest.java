package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.http.QueryExecHTTP;
import org.entente.query.Answer;
import org.entente.query.Catalogue;
import org.entente.query.Format;
import org.entente.query.Question;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queries that join two SPARQL services, asked here, there, and by somebody else. The other service
 * is a Fuseki that holds a small graph in Wikidata's shapes.
 */
@SuppressWarnings("NullAway.Init")
class FederationTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static FusekiServer wikidata;
  private static Store store;
  private static Server server;

  @BeforeAll
  static void start() {
    DatasetGraph graph = DatasetGraphFactory.createTxnMem();
    RDFDataMgr.read(graph, "src/test/resources/cases/federation/wikidata.ttl");
    graph.getContext().set(ARQ.httpServiceAllowed, true);
    wikidata = FusekiServer.create().loopback(true).port(0).add("/wikidata", graph).build().start();
    PreparedStore.filled(folder.resolve("store"));
    store = Store.open(folder.resolve("store"));
    server =
        Server.start(
            store, Served.CHECKOUT, Server.LOOPBACK, 0, Map.of("services", wikidataAddress()));
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
    wikidata.stop();
    ARQ.globalServiceAllowed = false;
  }

  private static String wikidataAddress() {
    return "http://127.0.0.1:" + wikidata.getPort() + "/wikidata/sparql";
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Accept", accept)
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void questionsOfTheCatalogueAskBoth() throws Exception {
    String service = "wikidata=" + URLEncoder.encode(wikidataAddress(), UTF_8);
    HttpResponse<String> heads = get("queries/heads-of-state?" + service, "text/csv");
    assertThat(heads.statusCode()).as(heads.body()).isEqualTo(200);
    assertThat(heads.body().lines().map(row -> row.replaceAll("\".*\"", "…")))
        .contains(
            "2001-01-01,2001 Treaty of Friendship,Russia,Vladimir Putin",
            "2013-03-01,…,China,Hu Jintao",
            "2014-01-01,…,China,Xi Jinping",
            "2014-01-01,…,Russia,Vladimir Putin");
    HttpResponse<String> sizes = get("queries/sizes?" + service, "text/csv");
    assertThat(sizes.body()).contains("2014,").contains("400000000000").contains("China,10475682");
  }

  @Test
  void theyAreOfferedWhereTheOperatorAllowsIt() throws Exception {
    assertThat(get("queries.json", "*/*").body()).contains("heads-of-state", "\"service\"");
    HttpResponse<String> elsewhere = get("queries/heads-of-state/answer", "text/csv");
    assertThat(elsewhere.statusCode()).isEqualTo(422);
    assertThat(elsewhere.body()).contains("SERVICE may call " + wikidataAddress());
    HttpResponse<String> wrong = get("queries/heads-of-state?wikidata=file:///etc/x", "text/csv");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("the address of a SPARQL endpoint");
    assertThat(Catalogue.load(Served.CHECKOUT).questions()).noneMatch(Question::isFederated);
  }

  @Test
  void theCommandLineAsksBoth() {
    Catalogue catalogue = Catalogue.loadFederated(Served.CHECKOUT);
    Answer answer =
        catalogue
            .question("heads-of-state")
            .ask(store.link(), Map.of("wikidata", wikidataAddress()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Format.TABLE.write(answer, out);
    assertThat(out.toString(UTF_8)).contains("Vladimir Putin", "Xi Jinping");
  }

  /** The other way round: the other service calls ours. */
  @Test
  void theOtherAsksUs() {
    String query =
        """
        PREFIX ent: <https://w3id.org/entente/ontology#>
        PREFIX owl: <http://www.w3.org/2002/07/owl#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX wdt: <http://www.wikidata.org/prop/direct/>
        SELECT DISTINCT ?capital ?where {
          SERVICE <%ssparql> {
            SELECT DISTINCT ?item {
              ?e a ent:Agreement ; ent:participant ?state .
              ?state a ent:State ; owl:sameAs ?item .
              FILTER (STRSTARTS(STR(?item), "http://www.wikidata.org/entity/"))
            }
          }
          ?item wdt:P36 ?city . ?city rdfs:label ?capital ; wdt:P625 ?where .
        }
        """
            .formatted(server.address());
    List<String> capitals = new ArrayList<>();
    try (QueryExecHTTP asked = QueryExecHTTP.service(wikidataAddress()).query(query).build()) {
      asked
          .select()
          .forEachRemaining(row -> capitals.add(row.get("capital").getLiteralLexicalForm()));
    }
    assertThat(capitals).containsExactlyInAnyOrder("Moscow", "Beijing");
  }
}
