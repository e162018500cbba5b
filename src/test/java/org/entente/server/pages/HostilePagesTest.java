package org.entente.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import org.entente.store.DocumentContent;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Everything in the graph may be made by somebody who means harm. */
@SuppressWarnings("NullAway.Init")
class HostilePagesTest {

  private static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String EVIL =
      "</title></bdi><script>alert(1)</script><b x=\"' {{ 7 * 7 }} \u202Egnp";
  private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";
  private static final String ID = "https://w3id.org/entente/id/";

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;

  @BeforeAll
  static void start() throws Exception {
    store = Store.open(folder.resolve("store"));
    String text = "First " + EVIL + " said.";
    Graph graph = GraphFactory.createDefaultGraph();
    RDFParser.fromString(
            """
            PREFIX ent: <https://w3id.org/entente/ontology#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX schema: <https://schema.org/>
            PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
            BASE <https://w3id.org/entente/id/>
            <document/d> a ent:Document ; ent:sha256 "%1$s" ; dcterms:source '''%2$s''' ;
              dcterms:title '''%2$s''' ; schema:mentions <actor/a> .
            <actor/a> a ent:Actor, ent:State ; rdfs:label '''%2$s'''@en ;
              owl:sameAs <javascript:alert(1)>, <data:text/html,x>, <https://example.org/%%22onclick=%%22x> .
            <actor/b> a ent:Actor ; rdfs:label '''%2$s'''@en .
            <document/d/engagement/e> ent:participant <actor/b> .
            <document/d/engagement/e> a ent:Engagement, ent:Agreement ; rdfs:label '''%2$s'''@en ;
              ent:party <actor/a> ; ent:participant <actor/a> ; ent:date '''%2$s''' ;
              ent:place <place/p>, <javascript:alert(3)> ; ent:object <javascript:alert(2)> ; prov:wasDerivedFrom <document/d/passage/p> .
            <place/p> a ent:Place ; rdfs:label '''%2$s'''@en ; geo:lat 10.5 ; geo:long 20.5 .
            <document/d/passage/p> oa:hasSource <document/d> ; oa:hasSelector <document/d/p/q> , <document/d/p/s> .
            <document/d/p/q> oa:exact '''%2$s''' . <document/d/p/s> oa:start 6 ; oa:end %3$d .
            """
                .formatted(
                    sha256(text),
                    EVIL.replace("\\", "\\\\").replace("'", "\\'"),
                    6 + EVIL.codePointCount(0, EVIL.length())),
            Lang.TURTLE)
        .parse(graph);
    store.replace(new DocumentContent(ID + "document/d", ID + "document/d/graph", graph, text));
    server = Server.start(store, CHECKOUT, Server.LOOPBACK, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  private static String sha256(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of()
        .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Accept", "text/html")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "about/document/d",
        "about/document/d/engagement/e",
        "about/actor/a",
        "engagements",
        "network",
        "network?focus=actor/a",
        "compare",
        "compare?a=actor/a&b=actor/b",
        "map",
        "search?q=script",
      })
  void labelsStayText(String path) throws Exception {
    HttpResponse<String> page = get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(ESCAPED)
        .doesNotContain("<script>alert")
        .doesNotContain("href=\"javascript:")
        .doesNotContain("href=\"data:")
        .doesNotContain("\"onclick=\"");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engagements?class=%3Cscript%3Ealert(1)%3C/script%3E",
        "map?with=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&year=x",
        "engagements?with=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&year=x&page=-1",
        "network?focus=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&ties=-1&class=%3Cscript%3Ealert",
        "compare?a=actor/%22%3E%3Cscript%3Ealert(1)%3C/script%3E&b=actor/%3Cscript%3Ealert(1)",
        "search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "questions/partners-of-actor?actor=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
      })
  void parametersStayText(String path) throws Exception {
    HttpResponse<String> page = get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("<script>alert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"network.json", "compare.json?a=actor/a&b=actor/b", "network.graphml"})
  void inDataLabelsStayText(String path) throws Exception {
    HttpResponse<String> data = get(path);
    assertThat(data.statusCode()).isEqualTo(200);
    assertThat(data.headers().firstValue("X-Content-Type-Options").orElse("")).isEqualTo("nosniff");
    if (path.endsWith("graphml")) {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(data.body())));
      var label = (org.w3c.dom.Element) document.getElementsByTagName("data").item(1);
      assertThat(label.getAttribute("key")).isEqualTo("node-label");
      assertThat(label.getTextContent()).isEqualTo(EVIL);
      assertThat(document.getElementsByTagName("script").getLength()).isZero();
    } else {
      assertThat(new ObjectMapper().readTree(data.body()).findValuesAsText("text"))
          .isNotEmpty()
          .containsOnly(EVIL);
    }
  }

  @Test
  void inABrowserGraphicsRunNothing() {
    Optional<Browser> started = Browser.start();
    org.junit.jupiter.api.Assumptions.assumeTrue(started.isPresent());
    try (Browser browser = started.get()) {
      browser.open(server.address() + "network");
      browser.find("#network[data-ready]");
      assertThat(
              browser.run(
                  "return document.querySelector('#network').graph.nodes()[0].data('words')"))
          .asString()
          .startsWith(EVIL);
      browser.open(server.address() + "compare?a=actor/a&b=actor/b");
      assertThat(browser.run("return document.querySelector('#a').value")).isEqualTo(EVIL);
      assertThat(browser.run("return document.querySelectorAll('main script, b').length"))
          .isEqualTo(0L);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void labelsStayTextInGeoJson() throws Exception {
    HttpResponse<String> map =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(server.address() + "map"))
                .header("Accept", "application/geo+json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    JsonNode features = new ObjectMapper().readTree(map.body()).required("features");
    assertThat(features)
        .extracting(f -> f.required("properties").path("label").asText())
        .contains(EVIL);
    assertThat(features)
        .extracting(f -> f.required("properties").path("address").asText())
        .allMatch(address -> address.isEmpty() || address.startsWith("/entente/about/"));
    assertThat(map.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void inABrowserNothingRuns() {
    Optional<Browser> started = Browser.start();
    org.junit.jupiter.api.Assumptions.assumeTrue(started.isPresent());
    try (Browser browser = started.get()) {
      browser.open(server.address() + "about/document/d/engagement/e");
      assertThat(browser.run("return document.querySelector('h1 bdi').textContent"))
          .isEqualTo(EVIL);
      assertThat(browser.run("return document.querySelectorAll('h1 script, b').length"))
          .isEqualTo(0L);
      browser.find(".quote figcaption a").click();
      assertThat(browser.run("return document.querySelector('.text .here').textContent"))
          .isEqualTo(EVIL);
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
