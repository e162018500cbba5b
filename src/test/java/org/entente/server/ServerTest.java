package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.knowledge.DataFolder;
import org.entente.query.Answer;
import org.entente.query.Catalogue;
import org.entente.query.Format;
import org.entente.query.Question;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class ServerTest {

  private static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());
  private static final String JSON = "application/sparql-results+json";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;

  @BeforeAll
  static void start() {
    store = Fixture.store(folder.resolve("store"));
    server = Server.start(store, CHECKOUT, Server.LOOPBACK, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
    assertThat(store.documents()).as("the store outlives the server").hasSize(3);
    store.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sparql", "query"})
  void answersQueriesOverTheUnionOfAllGraphs(String endpoint) throws Exception {
    String query =
        "PREFIX ent: <https://w3id.org/entente/ontology#>"
            + " SELECT (COUNT(*) AS ?n) { ?d a ent:Document }";
    String address = endpoint + "?query=" + URLEncoder.encode(query, UTF_8);
    HttpResponse<String> answer = send(request(address).header("Accept", JSON));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"value\":\"3\"");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(post(endpoint, query).body()).contains("\"value\":\"3\"");
  }

  @Test
  void exampleQueryHasAnAnswer() throws Exception {
    assertThat(post("sparql", Server.exampleQuery()).body())
        .contains("Treaty of Friendship, Russia")
        .contains("signed a $400 billion gas deal");
  }

  @Test
  void catalogueIsAnsweredFromElsewhereAsHere() {
    URI address = URI.create(server.address());
    try (StoreReader remote = StoreReader.served(address).orElseThrow()) {
      for (Question question : Catalogue.load(CHECKOUT).questions()) {
        Answer here = question.ask(store.link(), Map.of());
        Answer there = question.ask(remote.link(), Map.of());
        assertThat(written(there)).as(question.name()).isEqualTo(written(here));
      }
    }
  }

  @Test
  void readerElsewhereKnowsWhenAnAnswerIsNotWhole() {
    try (Server strict = Server.start(store, CHECKOUT, Server.LOOPBACK, 0, Map.of("maxRows", "3"));
        StoreReader remote = StoreReader.served(URI.create(strict.address())).orElseThrow()) {
      for (int i = 0; i < 30; i++) {
        remote.link().query("SELECT * { ?s ?p ?o } LIMIT 4").select().materialize();
        assertThat(remote.cut()).contains("rows=3");
      }
      remote.link().query("SELECT * { ?s ?p ?o } LIMIT 3").select().materialize();
      assertThat(remote.cut()).isEmpty();
    }
  }

  private static String written(Answer answer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Format.CSV.write(answer, out);
    return out.toString(UTF_8);
  }

  @Test
  void answersGraphs() throws Exception {
    String graph = "https://w3id.org/entente/id/document/bazaar-2/graph";
    HttpResponse<String> one =
        send(request("data?graph=" + graph).header("Accept", "application/n-triples"));
    assertThat(one.statusCode()).isEqualTo(200);
    assertThat(one.body()).contains("Heavy helicopter").doesNotContain("Wide-bodied");
    HttpResponse<String> all =
        send(request("data?default").header("Accept", "application/n-triples"));
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(all.body()).contains("Heavy helicopter").contains("Wide-bodied");
    assertThat(send(request("data")).statusCode()).as("not the whole store").isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, data?graph=urn:x",
    "POST, data?graph=urn:x",
    "POST, data",
    "DELETE, data?graph=https://w3id.org/entente/id/graph/register",
    "PATCH, data",
    "PUT, sparql",
    "DELETE, sparql",
    "POST, update",
    "POST, sparql?update=DROP%20ALL",
    "POST, ../$/compact/entente",
    "PUT, ../",
  })
  void nothingWrites(String method, String address) throws Exception {
    long before = quads();
    var body = BodyPublishers.ofString("<urn:s> <urn:p> <urn:o> .");
    HttpRequest.Builder put =
        request(address).method(method, body).header("Content-Type", "text/turtle");
    // A connection of its own: the server may close one whose body it has refused unread.
    HttpClient once = HttpClient.newHttpClient();
    assertThat(once.send(put.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
        .isBetween(400, 499);
    assertThat(quads()).isEqualTo(before);
  }

  @Test
  void updatesAreRefused() throws Exception {
    long before = quads();
    for (String type : new String[] {"application/sparql-update", "application/sparql-query"}) {
      HttpRequest.Builder update =
          request("sparql")
              .POST(BodyPublishers.ofString("DELETE WHERE { ?s ?p ?o }"))
              .header("Content-Type", type);
      assertThat(send(update).statusCode()).isBetween(400, 499);
    }
    assertThat(quads()).isEqualTo(before);
  }

  @Test
  void queriesDoNotMakeItCallOthers() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    HttpServer canary = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    canary.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    canary.start();
    try {
      String service = "SERVICE <http://127.0.0.1:" + canary.getAddress().getPort() + "/> { }";
      for (String query :
          new String[] {
            "SELECT * { " + service + " }",
            "SELECT * { SERVICE SILENT " + service.substring(8) + " }",
            "SELECT * { ?s ?p ?o FILTER EXISTS { " + service + " } }",
            "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { " + service + " })"
          }) {
        post("sparql", query);
      }
      assertThat(post("sparql", "SELECT * { " + service + " }").statusCode()).isBetween(400, 499);
      assertThat(calls).hasValue(0);
    } finally {
      canary.stop(0);
    }
  }

  @Test
  void queriesCannotNameJavaClasses() throws Exception {
    StaticTrap.sprung.set(false);
    String trap = "<java:org.entente.server.Trap>";
    assertThat(post("sparql", "SELECT (" + trap + "() AS ?x) {}").statusCode()).isLessThan(500);
    assertThat(post("sparql", "SELECT * { ?s " + trap + " ?o }").statusCode()).isLessThan(500);
    assertThat(StaticTrap.sprung).isFalse();
    String wait = "SELECT (<http://jena.apache.org/ARQ/function#wait>(30000) AS ?x) {}";
    long start = System.nanoTime();
    post("sparql", wait);
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    String cast = "SELECT (<http://www.w3.org/2001/XMLSchema#integer>(\"7\") AS ?x) {}";
    assertThat(post("sparql", cast).body()).contains("\"value\":\"7\"");
  }

  @Test
  void whoSendsTooMuchIsToldSoEveryTime() throws Exception {
    String long1 = "#" + "x".repeat(1_000_000);
    for (int i = 0; i < 150; i++) {
      assertThat(post("sparql", long1).statusCode()).isEqualTo(413);
    }
  }

  @Test
  void bigAndOddRequestsAreRefused() throws Exception {
    String long1 = "SELECT * { ?s ?p '" + "x".repeat(70_000) + "' }";
    assertThat(post("sparql", long1).statusCode()).isEqualTo(413);
    assertThat(post("sparql", "#" + "x".repeat(1_000_000)).statusCode()).isEqualTo(413);
    assertThat(post("sparql", "JSON { 'a' : 1 } WHERE {}").statusCode()).isEqualTo(400);
    assertThat(post("sparql", "SELECT * { " + "{".repeat(20_000)).statusCode()).isEqualTo(422);
    String callback = "sparql?query=ASK%7B%7D&callback=alert";
    assertThat(send(request(callback)).statusCode()).isEqualTo(400);
    var zipped = request("sparql").POST(BodyPublishers.ofString("x"));
    assertThat(send(zipped.header("Content-Encoding", "gzip")).statusCode()).isEqualTo(415);
    var endless = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[9]));
    assertThat(send(request("sparql").POST(endless)).statusCode()).isEqualTo(411);
  }

  @Test
  void slowSendersDoNotBlockOthers() throws Exception {
    Socket[] slow = new Socket[60];
    try {
      for (int i = 0; i < slow.length; i++) {
        slow[i] = new Socket("localhost", server.port());
        OutputStream out = slow[i].getOutputStream();
        out.write(
            ("POST /entente/sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                    + "Content-Type: application/sparql-query\r\n\r\nASK")
                .getBytes(UTF_8));
        out.flush();
      }
      long start = System.nanoTime();
      assertThat(post("sparql", "ASK {}").statusCode()).isEqualTo(200);
      assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    } finally {
      for (Socket socket : slow) {
        if (socket != null) {
          socket.close();
        }
      }
    }
  }

  @Test
  void pageTellsWhatThereIs() throws Exception {
    HttpResponse<String> redirect =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(server.address()).resolve("/")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(redirect.statusCode()).isEqualTo(302);
    assertThat(redirect.headers().firstValue("Location")).contains("/entente/");
    HttpResponse<String> page = send(request(""));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .containsPattern("documents</dt><dd><a href=\"#documents\">3</a>")
        .containsPattern("engagements</dt><dd><a href=\"[^\"]*\">16</a>")
        .contains(server.endpoint())
        .contains("Arms bazaar")
        .contains("questions/agreements-between")
        .doesNotContain("{{")
        .doesNotContainPattern("(src|href)=\"(https?:)?//");
  }

  @Test
  void pageEscapesWhatDocumentsSay() throws Exception {
    Path other = folder.resolve("hostile");
    String title = "<script>alert(1)</script> {{query}} \" '";
    try (Store hostile = Store.open(other)) {
      org.apache.jena.system.Txn.executeWrite(
          hostile.dataset(),
          () ->
              org.apache.jena.riot.RDFParser.fromString(
                      """
                      PREFIX ent: <https://w3id.org/entente/ontology#>
                      PREFIX dcterms: <http://purl.org/dc/terms/>
                      <urn:g> { <urn:d> a ent:Document ; ent:sha256 "0" ; dcterms:source "s" ;
                        dcterms:title '''%s''' }
                      """
                          .formatted(title.replace("'", "\\'")),
                      org.apache.jena.riot.Lang.TRIG)
                  .parse(hostile.dataset()));
      try (Server served = Server.start(hostile, CHECKOUT, Server.LOOPBACK, 0)) {
        String page =
            CLIENT
                .send(
                    HttpRequest.newBuilder(URI.create(served.address())).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(page)
            .contains("&lt;script&gt;alert(1)&lt;/script&gt; {{query}} &quot; &#39;")
            .doesNotContain("<script>");
      }
    }
  }

  @Test
  void takenPortIsToldInASentence() throws IOException {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress("localhost", 0));
      assertThatThrownBy(() -> Server.start(store, CHECKOUT, Server.LOOPBACK, taken.getLocalPort()))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " is taken")
          .hasMessageContaining("--port");
    }
    assertThatThrownBy(() -> Server.start(store, CHECKOUT, "192.0.2.1", 0))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("Cannot listen at 192.0.2.1");
  }

  private static long quads() {
    return store.read(data -> data.stream().count());
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(server.address()).resolve(address));
  }

  private static HttpResponse<String> post(String address, String query) throws Exception {
    return send(
        request(address)
            .POST(BodyPublishers.ofString(query))
            .header("Content-Type", "application/sparql-query")
            .header("Accept", JSON));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
