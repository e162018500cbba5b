package org.entente.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The editor for queries: what it asks, and what it makes of the answers. */
@SuppressWarnings("NullAway.Init")
class SparqlPageTest {

  private static final String PREFIXES =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      PREFIX geosparql: <http://www.opengis.net/ont/geosparql#>
      """;

  private static final String TEXTS =
      """
      return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent).join(' ');
      """;

  @TempDir private static Path folder;
  private static Optional<Browser> started = Optional.empty();
  private static Store store;
  private static Server server;
  private static Browser browser;

  @BeforeAll
  static void start() {
    started = Browser.start();
    assumeTrue(started.isPresent(), "chromium and chromium-driver are not installed");
    browser = started.get();
    Path copy = folder.resolve("store");
    PreparedStore.filled(copy);
    store = Store.open(copy);
    server =
        Server.start(
            store,
            new DataFolder(Path.of("").toAbsolutePath()),
            Server.LOOPBACK,
            0,
            Map.of("maxRows", "400"));
  }

  @AfterAll
  static void stop() {
    if (started.isPresent()) {
      started.get().close();
      server.close();
      store.close();
    }
  }

  @BeforeEach
  void anew() {
    browser.window(1280, 1000, false);
    browser.open(server.address());
    browser.run("localStorage.clear()");
    browser.complaints();
  }

  /** Opens the editor with a query, which it asks at once. */
  private static void ask(String query) {
    browser.open(server.address()); // With the same page open, another fragment loads nothing.
    browser.open(
        server.address()
            + "sparql#query="
            + URLEncoder.encode(PREFIXES + query, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  /** Waits for a text that replaces another. */
  private static void until(String selector, String text) throws InterruptedException {
    String shown = "";
    for (int i = 0; i < 100 && !shown.contains(text); i++) {
      Thread.sleep(80);
      shown = String.valueOf(browser.run(TEXTS, selector));
    }
    assertThat(shown).contains(text);
  }

  private static void view(String name) {
    browser.find(".select_" + name + ":not(.disabled)").click();
  }

  @Test
  void itAsksByFormAndTakesWhatItCanShow() throws Exception {
    browser.open(server.address() + "sparql");
    browser.find(".yasqe_queryButton");
    browser.run(
        """
        const before = window.fetch;
        window.asked = [];
        window.fetch = async (request, options) => {
          const answer = await before(request.clone ? request.clone() : request, options);
          if (request.method === 'POST') window.asked.push([request.headers.get('Accept'),
            request.headers.get('Content-Type'), answer.headers.get('Content-Type'), await request.text()]);
          return answer;
        };
        """);
    browser.find(".yasqe_queryButton").click();
    assertThat(browser.find(".yasr_results tbody tr").isDisplayed()).isTrue();
    assertThat(String.valueOf(browser.run("return window.asked[0].join('\\n')")))
        .startsWith(
            "application/sparql-results+json,*/*;q=0.9\n"
                + "application/x-www-form-urlencoded\n"
                + "application/sparql-results+json")
        .contains("\nquery=PREFIX");
    browser.run(
        "document.querySelector('.CodeMirror').CodeMirror.setValue("
            + "'DESCRIBE <https://w3id.org/entente/id/actor/russia>')");
    browser.find(".yasqe_queryButton").click();
    until(".yasr_results", "Россия");
    assertThat(String.valueOf(browser.run("return window.asked[1].join('\\n')")))
        .startsWith("application/n-triples,*/*;q=0.9\napplication/x-www-form-urlencoded\n")
        .contains("\napplication/n-triples\n");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.fetched()).allMatch(a -> a.startsWith(server.address()));
  }

  @Test
  void namesAreCompletedFromThisEndpoint() throws Exception {
    ask("SELECT * { ?s a ent:Agreement } LIMIT 1");
    browser.find(".yasr_results tbody tr");
    complete("PREFIX ent: <https://w3id.org/entente/ontology#> SELECT * { ?s a ent:Agreem");
    assertThat(browser.find(".CodeMirror-hints").getText()).contains("ent:Agreement");
    new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
    complete("PREFIX ent: <https://w3id.org/entente/ontology#> SELECT * { ?s ent:dateSig");
    assertThat(browser.find(".CodeMirror-hints").getText()).contains("ent:dateSigned");
    new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
    complete("PREFIX skos");
    until(".CodeMirror-hints, .CodeMirror-code", "http://www.w3.org/2004/02/skos/core#");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.fetched()).allMatch(a -> a.startsWith(server.address()));
  }

  private static void complete(String text) {
    browser.run(
        """
        const editor = document.querySelector('.CodeMirror').CodeMirror;
        editor.setValue(arguments[0]);
        editor.setCursor(editor.lineCount(), 0);
        editor.focus();
        """,
        text);
    new Actions(browser.driver()).keyDown(Keys.CONTROL).sendKeys(" ").keyUp(Keys.CONTROL).perform();
  }

  @Test
  void aFaultIsMarkedWhereItIs() {
    ask("SELECT * {\n  ?s ?p ?o\n  FILTER(<http://example.org/no>(?o))\n}");
    assertThat(browser.find(".errorResult").getText()).contains("example.org/no");
    ask("SELECT * {\n  ?s ?p ?o .\n  FILTER(?o = = 3)\n}");
    // Looked up and asked in one step: the editor draws its lines anew when it likes.
    browser.await("document.querySelector('.yasqe .fault')?.textContent === '='");
    assertThat(browser.find(".errorResult").getText()).contains("line 6").contains("column 15");
    browser.find(".fault-line");
    assertThat(browser.run("return document.querySelector('.fault-line').checkVisibility()"))
        .isEqualTo(true);
  }

  @Test
  void aCutAnswerSaysSo() {
    ask("SELECT * { ?s ?p ?o }");
    assertThat(browser.find(".cut").getText()).contains("cut at 400 rows");
    assertThat(browser.find(".yasr_response_chip").getText()).startsWith("400 results");
    ask("SELECT * { ?s ?p ?o } LIMIT 3");
    browser.find(".yasr_results tbody tr");
    assertThat((Long) browser.run("return document.querySelectorAll('.cut').length")).isZero();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void answersAreDrawn() throws Exception {
    ask(
        "SELECT ?name (COUNT(*) AS ?n) { ?e ent:participant ?a . ?a rdfs:label ?name"
            + " FILTER(lang(?name) = 'en') } GROUP BY ?name ORDER BY DESC(?n)");
    view("Chart");
    assertThat(browser.find(".chart g text").getText()).isEqualTo("Russia");
    assertThat(browser.all(".select_Map:not(.disabled), .select_Network:not(.disabled)")).isEmpty();
    assertThat(browser.barriers()).isEmpty();
    ask(
        "SELECT ?label ?where { ?p geosparql:hasGeometry/geosparql:asWKT ?where ; rdfs:label"
            + " ?label FILTER(STRSTARTS(?label, 'Beijing')) }");
    view("Map");
    double x = Double.parseDouble(Browser.attribute(browser.find(".at"), "cx").replace("%", ""));
    assertThat(x).isBetween(73.0, 79.0);
    ask("SELECT ?a ?b { ?e ent:participant ?a, ?b FILTER(STR(?a) < STR(?b)) }");
    view("Network");
    assertThat(browser.all(".ties-drawn circle").size()).isGreaterThan(3);
    assertThat(browser.find(".ties-drawn a[href*='/id/actor/']").isDisplayed()).isTrue();
    assertThat(browser.barriers()).isEmpty();
  }

  @Test
  void whatIsDrawnStaysText() {
    String evil = "<img src=x onerror=ran=1></text><script>ran=2</script>";
    ask("SELECT ?name ?n { VALUES (?name ?n) { (\"" + evil + "\" 3) (\"b\" 2) } }");
    view("Chart");
    assertThat(browser.find(".chart g title").getDomProperty("textContent")).isEqualTo(evil);
    ask("SELECT ?a ?b { VALUES (?a ?b) { (<javascript:alert(1)> ent:a) (ent:b ent:c) } }");
    browser.find(".yasr_results tbody tr");
    assertThat(
            (Long) browser.run("return document.querySelectorAll('svg [href^=javascript]').length"))
        .isZero();
    assertThat(browser.run("return typeof ran")).isEqualTo("undefined");
    // The table's library reads cells as HTML to sort them; the page's policy lets nothing of it
    // run.
    assertThat(browser.complaints()).allMatch(c -> c.contains("Content Security Policy"));
  }

  @Test
  void aQuestionIsFilledInHere() {
    browser.open(server.address() + "questions/agreements-between?a=Russia&b=China&from=2014");
    browser.run("document.querySelector('.query').open = true");
    browser.find(".query p a").click();
    assertThat(browser.find("#p-from").getDomProperty("value")).isEqualTo("2014");
    assertThat(browser.find(".yasr_results tbody tr").isDisplayed()).isTrue();
    browser.find("#p-a").clear();
    browser.find("#p-a").sendKeys("Nobody of this name");
    browser.find("#fields button").click();
    assertThat(browser.find("#problem:not([hidden])").getText()).contains("Nobody of this name");
  }

  @Test
  void anAnswerIsKeptAsAFile() throws Exception {
    Path kept = Files.createDirectories(folder.resolve("kept"));
    browser
        .driver()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", kept.toString()));
    ask("SELECT ?label { ?e a ent:Agreement ; rdfs:label ?label } ORDER BY ?label LIMIT 3");
    browser.find(".downloads button").click();
    Path file = kept.resolve("answer.csv");
    for (int i = 0; i < 100 && !Files.exists(file); i++) {
      Thread.sleep(50);
    }
    assertThat(Files.readString(file)).startsWith("label\r\n").hasLineCount(4);
  }

  @Test
  void withAnAnswerNothingBarsTheWay() throws Exception {
    for (int width : new int[] {1280, 360}) {
      browser.window(width, 900, width == 360);
      ask("SELECT ?label { ?e a ent:Agreement ; rdfs:label ?label } LIMIT 3");
      browser.find(".yasr_results tbody tr");
      assertThat(browser.barriers()).as("barriers at %s", width).isEmpty();
      assertThat(browser.overflow()).isLessThanOrEqualTo(0);
    }
  }
}
