package org.entente.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entente.knowledge.DataFolder;
import org.entente.search.NotReadyException;
import org.entente.search.SearchIndex;
import org.entente.server.Server;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages on the user's document, in a real browser. */
@SuppressWarnings("NullAway.Init")
class PagesTest {

  private static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());

  @TempDir private static Path folder;
  private static Optional<Browser> started = Optional.empty();
  private static Store store;
  private static Server server;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    started = Browser.start();
    assumeTrue(started.isPresent(), "chromium and chromium-driver are not installed");
    browser = started.get();
    Path copy = folder.resolve("store");
    PreparedStore.filled(copy);
    assertThat(Files.isDirectory(copy)).isTrue();
    store = Store.open(copy);
    server = Server.start(store, CHECKOUT, Server.LOOPBACK, 0);
    waitForNames();
  }

  /** A machine that does many things may need longer for the index than a reader waits. */
  private static void waitForNames() {
    for (int i = 0; i < 9; i++) {
      try {
        assertThat(SearchIndex.of(store).size()).isPositive();
        return;
      } catch (NotReadyException e) {
        System.out.println("Waiting for the index of names ...");
      }
    }
  }

  @AfterAll
  static void stop() {
    if (started.isPresent()) {
      started.get().close();
      server.close();
      store.close();
    }
  }

  private static void go(String address) {
    browser.open(server.address() + address);
  }

  private static String document() {
    go("");
    return below(browser.find("#documents a"));
  }

  private static String below(WebElement link) {
    return Browser.target(link).substring(server.address().length());
  }

  private static String page(String name) {
    return switch (name) {
      case "start" -> "";
      case "document" -> document();
      case "engagement" -> {
        go(document());
        yield below(browser.find(".facts li[data-class=Project] .lead a"));
      }
      case "observation" -> {
        go(document());
        yield below(browser.find(".facts li[data-class=Observation] .lead a"));
      }
      default -> name;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "start",
    "document",
    "engagement",
    "observation",
    "about/actor/russia",
    "about/actor/china?class=Project&status=underway&with=actor/russia",
    "about/place/ukraine",
    "about/thing/natural-gas",
    "engagements",
    "timeline",
    "timeline?with=actor/russia&class=Exercise",
    "network",
    "network?focus=actor/china&class=Project",
    "network?year=1850",
    "compare",
    "compare?a=actor/russia&b=actor/china",
    "compare?a=actor/russia&b=actor/nobody",
    "map",
    "map?with=actor/russia&class=Project",
    "questions",
    "questions/agreements-between",
    "questions/partners-of-actor?actor=nobody+of+this+name",
    "search?q=russia",
    "search?q=",
    "concept/naval",
    "ontology",
    "sparql",
  })
  void isSound(String name) throws Exception {
    String address = page(name);
    for (int width : new int[] {1280, 360}) {
      browser.window(width, 900, width == 360);
      browser.complaints();
      go(address);
      assertThat(browser.heading()).as("heading").isNotBlank();
      assertThat(browser.overflow())
          .as("wider than the window of %s", width)
          .isLessThanOrEqualTo(0);
      assertThat(browser.complaints()).as("console").isEmpty();
      assertThat(browser.barriers()).as("barriers at %s", width).isEmpty();
      browser.complaints(); // Axe's own.
      assertThat(browser.fetched()).allMatch(a -> a.startsWith(server.address()));
    }
  }

  @Test
  void fromASearchToTheSentenceAndBack() {
    browser.window(1280, 900, false);
    go("");
    browser.find("#search").sendKeys("russsia\n");
    browser.find("#g-actor + .hits a").click();
    assertThat(browser.heading()).isEqualTo("Russia");
    browser.find("details[data-facet=class] a").click();
    browser.find(".items .lead a").click();
    String engagement = browser.heading();
    String quote = browser.find(".quote.first .fact").getText();
    browser.find(".quote.first figcaption a").click();
    assertThat(browser.find(".text .here").isDisplayed()).isTrue();
    String marked =
        String.join(
            "",
            browser.all(".text .here").stream().map(e -> e.getDomProperty("textContent")).toList());
    assertThat(marked).startsWith(quote);
    assertThat(browser.driver().getCurrentUrl()).matches(".*#p-[0-9]+-[0-9]+");
    browser.driver().navigate().back();
    assertThat(browser.heading()).isEqualTo(engagement);
  }

  @Test
  void namesAreSuggestedWhileTyping() {
    browser.window(1280, 900, false);
    go("");
    browser.find("#search").sendKeys("росси");
    assertThat(browser.find(".suggestions li").getText()).contains("Russia");
    browser.find("#search").sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
    assertThat(browser.heading()).isEqualTo("Russia");
  }

  @Test
  void factsAndTheirWordsLightUpTogether() {
    browser.window(1280, 900, false);
    go(document());
    browser.run("document.querySelector('.note').focus()");
    String number = Browser.attribute(browser.find(".note.on"), "data-f");
    assertThat(browser.find("#f" + number).getDomAttribute("class")).contains("on");
    List<?> words = (List<?>) browser.run("return [...document.querySelectorAll('.text .on')]");
    assertThat(words).hasSizeGreaterThan(1);
  }

  @Test
  void factsAreFilteredByClassAndTheAddressSaysSo() {
    browser.window(1280, 900, false);
    go(document());
    browser.find(".filter input[value=Exercise]").click();
    assertThat(browser.driver().getCurrentUrl()).endsWith("?class=Exercise");
    long shown = browser.all(".facts li").stream().filter(e -> e.isDisplayed()).count();
    browser.driver().navigate().refresh();
    assertThat(browser.find(".filter input[value=Exercise]").isSelected()).isTrue();
    assertThat(browser.all(".facts li").stream().filter(e -> e.isDisplayed()).count())
        .isEqualTo(shown)
        .isPositive()
        .isLessThan(browser.all(".facts li").size());
  }

  @Test
  void facetsNarrowTogether() {
    browser.window(1280, 900, false);
    go("about/actor/russia");
    int all = number();
    browser.find("details[data-facet=class] a").click();
    int ofClass = number();
    browser.find("details[data-facet=with] a").click();
    int withOther = number();
    assertThat(ofClass).isLessThan(all);
    assertThat(withOther).isLessThanOrEqualTo(ofClass).isPositive();
    assertThat(browser.all(".items > li")).hasSize(Math.min(withOther, FacetedList.PAGE));
    browser.driver().navigate().back();
    assertThat(number()).isEqualTo(ofClass);
  }

  /** The list is of those that both take part in, and says how many as the line does. */
  private static void followTheStrongestTie() {
    Object words =
        browser.run(
            """
            const edge = document.querySelector('#network').graph.edges()
              .max((e) => e.data('width')).ele;
            edge.emit('tap');
            return edge.data('words');
            """);
    browser.await("location.pathname.endsWith('/engagements')");
    assertThat(String.valueOf(words)).contains(": " + number() + " (");
  }

  private static void goToNetwork(String address) {
    go(address);
    assertThat(browser.find("#network[data-ready]").isDisplayed()).isTrue();
  }

  private static long discs() {
    return (Long) browser.run("return document.querySelector('#network').graph.nodes().length");
  }

  private static void tap(String actor) {
    browser.run(
        "document.querySelector('#network').graph.getElementById(arguments[0]).emit('tap')", actor);
  }

  @Test
  void aLineOfTheNetworkLeadsToWhatTheTwoDo() {
    browser.window(1280, 900, false);
    goToNetwork("network");
    followTheStrongestTie();
    assertThat(browser.all(".taken").stream().map(WebElement::getText))
        .anyMatch(text -> text.contains("Russia"))
        .anyMatch(text -> text.contains("China"));
    assertThat(browser.all(".items > li")).isNotEmpty();
  }

  @Test
  void anActorOfTheNetworkIsExpandedAndTheAddressSaysSo() {
    browser.window(1280, 900, false);
    goToNetwork("network?focus=actor/rostec");
    long before = discs();
    tap("actor/china");
    browser.await("location.search.includes('china')");
    browser.await("document.querySelector('#network').graph.nodes().length > " + before);
    assertThat(browser.all(".tally .taken")).hasSize(2);
    long after = discs();
    assertThat(browser.all("#network circle")).hasSize((int) after);
    browser.driver().navigate().back();
    browser.await("document.querySelector('#network').graph.nodes().length === " + before);
    assertThat(browser.all(".tally .taken")).hasSize(1);
    // And the address alone gives the same.
    goToNetwork("network?focus=actor/rostec&focus=actor/china");
    assertThat(discs()).isEqualTo(after);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theNetworkIsDrawnTheSameEachTime() throws Exception {
    HttpResponse<String> first = get("network", "application/json");
    assertThat(first.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(first.body()).isEqualTo(get("network.json", "*/*").body());
    JsonNode network = new ObjectMapper().readTree(first.body());
    assertThat(network.path("ties").path(0).path("engagements").asInt()).isGreaterThan(1);
    assertThat(get("network.graphml", "*/*").body())
        .contains(
            "<node id=\"n0\"><data key=\"node-iri\">https://w3id.org/entente/id/actor/russia<",
            "<node id=\"n1\"><data key=\"node-iri\">https://w3id.org/entente/id/actor/china<",
            "<edge source=\"n0\" target=\"n1\"");
  }

  @Test
  void theRowsOfTheNetworkAreReachedByKeyboard() {
    browser.window(1280, 900, false);
    goToNetwork("network");
    browser.run("document.querySelector('.members li a').focus()");
    assertThat(
            browser.run("return document.querySelector('#network').graph.elements('.on').length"))
        .isNotEqualTo(0L);
    browser.find(".members .quiet a:last-child").sendKeys(Keys.ENTER);
    browser.await("location.search.includes('focus=')");
  }

  @Test
  void twoActorsAreChosenAndComparedAndTheNumbersLeadToTheirEngagements() {
    browser.window(1280, 900, false);
    go("compare");
    browser.find("#a").sendKeys("росси");
    assertThat(browser.find(".suggestions li").getText()).contains("Russia");
    browser.find("#a").sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
    browser.find("#b").sendKeys("China", Keys.ENTER);
    browser.await("location.search === '?a=actor%2Frussia&b=actor%2Fchina'");
    assertThat(browser.heading()).isEqualTo("Russia and China");
    WebElement cell = browser.find(".matrix tbody .cell a");
    int number = Integer.parseInt(cell.getText());
    cell.click();
    browser.await("location.pathname.endsWith('/engagements')");
    assertThat(number()).isEqualTo(number);
    browser.driver().navigate().back();
    int together = Integer.parseInt(browser.find(".counts dd").getText());
    browser.find(".counts dd a").click();
    browser.await("location.pathname.endsWith('/engagements')");
    assertThat(number()).isEqualTo(together);
  }

  @Test
  void aComparisonIsReadByPrograms() throws Exception {
    HttpResponse<String> answer = get("compare?a=Russia&b=China", "application/json");
    assertThat(answer.statusCode()).isEqualTo(303);
    JsonNode json =
        new ObjectMapper()
            .readTree(get("compare?a=actor/russia&b=actor/china", "application/json").body());
    int together = json.path("together").asInt();
    assertThat(together).isPositive();
    for (String part : List.of("classes", "statuses", "factualities")) {
      int sum = 0;
      for (JsonNode count : json.path(part)) {
        sum += count.asInt();
      }
      assertThat(sum).as(part).isEqualTo(together);
    }
  }

  private static HttpResponse<String> get(String path, String accept) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Accept", accept)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static int number() {
    return Integer.parseInt(browser.find(".tally").getText().replaceAll("(?s)\\D.*", ""));
  }

  @Test
  void aQuestionIsAskedAndItsQuotesLeadToTheDocument() {
    browser.window(1280, 900, false);
    go("questions/agreements-between");
    browser.find("#p-b").clear();
    browser.find("#p-b").sendKeys("China");
    browser.find(".fields button").click();
    assertThat(browser.all(".answer tbody tr")).isNotEmpty();
    browser.find(".answer .said a").click();
    assertThat(browser.find(".text .here").isDisplayed()).isTrue();
  }

  @Test
  void labelsAreInTheReadersLanguage() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + "about/actor/russia"))
            .header("Accept", "text/html")
            .header("Accept-Language", "ru,en;q=0.5")
            .build();
    HttpResponse<String> page =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(page.body()).contains("<h1><bdi lang=\"ru\">Россия</bdi></h1>");
    assertThat(page.headers().allValues("Vary")).contains("Accept-Language");
    // The reader's own language is the heading; six more are in sight, the others a click away.
    String[] folded = page.body().split("<details class=\"rest\"><summary>In ", 2);
    assertThat(folded).hasSize(2);
    assertThat(folded[0]).contains("俄罗斯", "Russia", "Russie").doesNotContain("Venäjä");
    assertThat(folded[1]).matches("(?s)\\d+ more languages.*").contains("Venäjä", "Oroszország");
  }

  @Test
  void anActorsPageTellsOfOtherYears() {
    browser.window(1280, 900, false);
    go("about/actor/north-atlantic-treaty-organization");
    WebElement members = browser.find("details.belonging summary");
    assertThat(browser.find(".ties").getText()).contains("32 members");
    members.click();
    assertThat(browser.find(".ties").getText()).contains("Finland since 2023", "Brussels");
    browser.find(".ties a[href*='members-at']").click();
    assertThat(browser.find("main").getText()).contains("Finland", "2023-04-04");
    go("about/actor/russia");
    assertThat(browser.find(".ties").getText())
        .contains("Came from", "Soviet Union 1991", "Russian Soviet Federative Socialist Republic");
    // Its many memberships and its names in other languages do not fill the page.
    assertThat(browser.find(".ties").getText()).doesNotContain("BRICS");
  }

  @Test
  void aQueryIsEditedAndAnswered() {
    browser.window(1280, 900, false);
    go("questions/documents");
    browser.run("document.querySelector('.query').open = true");
    browser.find(".query p a").click();
    assertThat(browser.find(".CodeMirror-code").getText()).contains("What was read");
    browser.find(".yasqe_queryButton").click();
    assertThat(browser.find(".yasr_results tbody tr").isDisplayed()).isTrue();
    assertThat(browser.fetched()).allMatch(a -> a.startsWith(server.address()));
  }

  @Test
  void aTermHasAnExampleOfThisStore() {
    browser.window(1280, 900, false);
    go("ontology");
    assertThat(browser.find("#party .live a:last-of-type").isDisplayed()).isTrue();
    String name = browser.find("#Project .live a").getText();
    browser.find("#Project .live a").click();
    assertThat(browser.heading()).isEqualTo(name);
  }

  @Test
  void withoutScriptsTheFootnotesLeadOn() {
    go(document());
    String href = Browser.attribute(browser.find(".note"), "href");
    assertThat(browser.find(href).getDomAttribute("data-f")).isEqualTo(href.substring(2));
  }
}
