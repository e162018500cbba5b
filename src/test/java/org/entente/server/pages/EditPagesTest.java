package org.entente.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.entente.Entente;
import org.entente.query.Answer;
import org.entente.server.Server;
import org.entente.testing.PreparedStore;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Who has the token loads a file in a browser, finds its facts, and says where they are wrong. */
@SuppressWarnings("NullAway.Init")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EditPagesTest {

  private static final String DEAL =
      "Russia and China signed a gas agreement in May 2014. The agreement is worth $400 billion.\n";
  private static final String AGAIN =
      "In May 2014, Russia and China signed a gas agreement worth $400 billion.\n";
  private static final String EVIL = "<img src=x onerror=alert(1)> \u202E{{ 7 * 7 }}";

  @TempDir private static Path folder;
  private static Optional<Browser> started = Optional.empty();
  private static Entente entente;
  private static Server server;
  private static Browser browser;
  private static String token;

  @BeforeAll
  static void start() {
    started = Browser.start();
    assumeTrue(started.isPresent(), "chromium and chromium-driver are not installed");
    browser = started.get();
    entente =
        Entente.builder()
            .store(PreparedStore.bare(folder.resolve("store")))
            .parser(SharedParser::get)
            .open();
    server = entente.serveForEditing(Server.LOOPBACK, 0, Map.of());
    token = server.editToken().orElseThrow();
  }

  @AfterAll
  static void stop() {
    if (started.isPresent()) {
      started.get().close();
      server.close();
      entente.close();
    }
  }

  private static void go(String address) {
    // Else the same page with another fragment is not opened anew.
    browser.open("about:blank");
    browser.open(server.address() + address);
  }

  private static void until(String script) {
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!Boolean.TRUE.equals(browser.run("return " + script))) {
      assertThat(System.nanoTime()).as("waiting for " + script).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static void load(Path file) {
    browser.driver().findElement(By.id("files")).sendKeys(file.toAbsolutePath().toString());
  }

  private static long count(String pattern) {
    String query =
        "PREFIX ent: <https://w3id.org/entente/ontology#> SELECT (COUNT(*) AS ?n) { "
            + pattern
            + " }";
    Answer.Rows answer = (Answer.Rows) entente.query(query);
    return ((Number) answer.rows().get(0).get("n").getLiteralValue()).longValue();
  }

  /** Opens the dialog of a button, says why, and waits until it is done. */
  private static void decide(String button, String why) {
    browser.run("window.before = true");
    browser.find(button).click();
    browser.find(".asking textarea").sendKeys(why);
    browser.find(".asking input").clear();
    browser.find(".asking input").sendKeys("Ann Lee");
    browser.find(".asking .button").click();
    until("!window.before && document.readyState === 'complete'");
  }

  private static void undo(String button) {
    browser.run("window.before = true");
    browser.find(button).click();
    browser.find(".asking .button").click();
    until("!window.before && document.readyState === 'complete'");
  }

  @Test
  @Order(1)
  void withoutTheTokenNothingCanBeChanged() throws Exception {
    browser.window(1280, 900, false);
    go("load");
    assertThat(browser.find("form.token").isDisplayed()).isTrue();
    assertThat(browser.find(".drop").isDisplayed()).isFalse();
    browser.find("#token").sendKeys("x".repeat(20));
    browser.find(".token .button").click();
    assertThat(browser.find(".drop").isDisplayed()).isTrue();
    load(Files.writeString(folder.resolve("wrong.txt"), DEAL));
    until("document.querySelector('form.token').hidden === false");
    assertThat(browser.find(".token [role=alert]").getText()).contains("not the token");
    assertThat(browser.find("form.token").isDisplayed()).as("it is asked for again").isTrue();
    assertThat(entente.store().documents()).isEmpty();
    assertThat(browser.complaints())
        .allMatch(line -> line.contains("401"), "but that it was refused");
  }

  @Test
  @Order(2)
  void aFileIsLoadedAndItsFactsAreFound() throws Exception {
    browser.window(1280, 900, false);
    go("load#token=" + token);
    assertThat(browser.driver().getCurrentUrl()).as("it does not stay there").endsWith("/load");
    load(Files.writeString(folder.resolve("deal.txt"), DEAL));
    until("document.querySelector('.loads .came a') !== null");
    assertThat(browser.find(".loads .classes").getText()).contains("Agreement 1", "2 actors");
    until("document.querySelector('.kept [data-remove]:not([hidden])') !== null");
    assertThat(browser.find(".kept").getText()).contains("deal.txt");
    load(Files.writeString(folder.resolve("broken.pdf"), "%PDF-nonsense"));
    until("document.querySelector('.loads .wrong') !== null");
    assertThat(browser.find(".loads .wrong").getText()).contains("it is damaged");
    assertThat(browser.find(".loads li:last-child .file").getText()).isEqualTo("broken.pdf");
    for (int width : new int[] {1280, 360}) {
      browser.window(width, 900, width == 360);
      assertThat(browser.barriers()).as(width + " pixels").isEmpty();
      assertThat(browser.overflow()).as(width + " pixels").isLessThanOrEqualTo(0);
    }
    browser.complaints(); // Axe's own, and the 422.
    browser.window(1280, 900, false);
    browser.find(".loads .came a").click();
    assertThat(browser.find(".text").getText()).contains("signed a gas agreement");
    browser.find(".facts .lead a").click();
    assertThat(browser.heading()).contains("Russia–China");
    assertThat(browser.fetched()).allMatch(a -> a.startsWith(server.address()));
  }

  @Test
  @Order(3)
  void aFactThatIsWrongGoesAndComesBack() throws Exception {
    browser.window(1280, 900, false);
    assertThat(count("?e a ent:Agreement")).isEqualTo(1);
    decide("[data-decide=refuse]", "it was denied " + EVIL);
    assertThat(count("?e a ent:Agreement")).isZero();
    assertThat(count("?e a ent:RefusedFact")).isEqualTo(1);
    assertThat(browser.find(".refused .reason").getText())
        .contains("<img src=x onerror=alert(1)>", "{{ 7 * 7 }}");
    assertThat(browser.run("return document.querySelectorAll('main img').length")).isEqualTo(0L);
    assertThat(browser.find(".quote").getText()).contains("signed a gas agreement");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.barriers()).isEmpty();
    browser.complaints(); // Axe's own.
    String refused = browser.driver().getCurrentUrl();
    go("load");
    assertThat(browser.find("#corrections").getText())
        .contains("Wrong:", "it was denied", "Ann Lee");
    load(Files.writeString(folder.resolve("deal.txt"), "A week later.\n\n" + DEAL));
    until("document.querySelector('.loads .came a') !== null");
    assertThat(browser.find(".loads .state").getText()).contains("replaced");
    assertThat(count("?e a ent:Agreement")).as("read again").isZero();
    browser.open(refused);
    undo(".refused [data-undo]");
    assertThat(browser.find("article.fact h1").getText()).contains("Russia–China");
    assertThat(count("?e a ent:Agreement")).isEqualTo(1);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @Order(4)
  void whatIsNotTheSameIsPartedAndJoinedAgain() throws Exception {
    browser.window(1280, 900, false);
    go("load");
    load(Files.writeString(folder.resolve("again.txt"), AGAIN));
    until("document.querySelector('.loads .came a') !== null");
    assertThat(count("?a ent:sameEngagementAs ?b")).isEqualTo(2);
    browser.find(".loads .came a").click();
    browser.find(".facts .lead a").click();
    decide(".tellings [data-decide=refuse-link]", "two deals");
    assertThat(count("?a ent:sameEngagementAs ?b")).isZero();
    assertThat(browser.find(".decided").getText())
        .contains("Ann Lee", "it is not the same as", "two deals");
    assertThat(browser.barriers()).isEmpty();
    undo(".decided [data-undo]");
    assertThat(count("?a ent:sameEngagementAs ?b")).isEqualTo(2);
    decide(".tellings [data-decide=accept-link]", "one deal");
    assertThat(count("?l ent:accordingTo ?c ; ent:confidence 1.0")).isEqualTo(1);
    browser.window(360, 780, true);
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.overflow()).isLessThanOrEqualTo(0);
  }

  /** Opens the dialog of a button, fills its own field, says why, and waits until it is done. */
  private static void decideWith(String button, String field, String value) throws IOException {
    browser.run("window.before = true");
    browser.find(button).click();
    assertThat(browser.barriers()).as(button).isEmpty();
    browser.complaints(); // Axe's own.
    if (browser.find("#ask-" + field).getTagName().equals("select")) {
      browser.run("document.querySelector('#ask-" + field + "').value = '" + value + "'");
    } else {
      browser.find("#ask-" + field).sendKeys(value);
    }
    browser.find(".asking textarea").sendKeys("I know it");
    browser.find("#ask-who").clear();
    browser.find("#ask-who").sendKeys("Ann Lee", Keys.ENTER); // By the keyboard.
    until("!window.before && document.readyState === 'complete'");
  }

  @Test
  @Order(5)
  void slotsAreSetAndTakenOutAndTheFactIsConfirmed() throws IOException {
    browser.window(1280, 900, false);
    String fact = browser.driver().getCurrentUrl();
    decideWith("[data-decide=set][data-property=dateSigned]", "value", "2015-06");
    assertThat(browser.find("table.slots").getText())
        .contains("June 2015", "on the word of Ann Lee");
    assertThat(count("?e ent:dateSigned ?d FILTER(STR(?d) = \"2015-06\")")).isEqualTo(1);
    decideWith("[data-decide=set][data-property=label]", "value", "The gas deal");
    assertThat(browser.heading()).isEqualTo("The gas deal");
    long parties = count("?e ent:party ?a");
    decide("[data-decide=unset][data-property=party]", "it was another");
    assertThat(count("?e ent:party ?a")).isEqualTo(parties - 1);
    decide("[data-decide=confirm]", "I have read it");
    assertThat(browser.find(".standing").getText()).contains("confirmed by Ann Lee");
    for (int width : new int[] {1280, 360}) {
      browser.window(width, 900, width == 360);
      assertThat(browser.barriers()).as(width + " pixels").isEmpty();
      assertThat(browser.overflow()).as(width + " pixels").isLessThanOrEqualTo(0);
    }
    browser.window(1280, 900, false);
    for (int left = 4; left > 0; left--) {
      undo(".decided [data-undo]");
    }
    assertThat(count("?e ent:party ?a")).isEqualTo(parties);
    assertThat(count("?e ent:dateSigned ?d FILTER(STR(?d) = \"2015-06\")")).isZero();
    assertThat(browser.driver().getCurrentUrl()).isEqualTo(fact);
  }

  @Test
  @Order(6)
  void anActorIsRenamedRetypedAndMerged() throws IOException {
    browser.window(1280, 900, false);
    go("about/actor/china");
    String china = browser.driver().getCurrentUrl();
    decideWith("[data-decide=rename]", "name", "The Middle Realm");
    assertThat(browser.heading()).isEqualTo("The Middle Realm");
    decideWith("[data-decide=retype]", "type", "Bloc");
    assertThat(count("<https://w3id.org/entente/id/actor/china> a ent:Bloc")).isEqualTo(1);
    browser.window(360, 900, true);
    assertThat(browser.barriers()).isEmpty();
    assertThat(browser.overflow()).isLessThanOrEqualTo(0);
    browser.window(1280, 900, false);
    go("load");
    assertThat(browser.find("#corrections").getText()).contains("The Middle Realm", "Bloc");
    browser.open(china);
    undo(".decided [data-undo]");
    undo(".decided [data-undo]");
    go("about/actor/russia");
    String russia = browser.driver().getCurrentUrl();
    decideWith("[data-decide=merge]", "into", china);
    assertThat(browser.find(".refused").getText()).contains("This is China", "I know it");
    assertThat(browser.barriers()).isEmpty();
    assertThat(count("?e ent:party <https://w3id.org/entente/id/actor/russia>")).isZero();
    go("load");
    assertThat(browser.find("#corrections").getText()).contains("The same: Russia is China");
    browser.open(russia);
    undo(".refused [data-undo]");
    assertThat(browser.heading()).isEqualTo("Russia");
  }

  @Test
  @Order(7)
  void aDocumentIsRemovedAfterAskingAndNamesStayText() throws IOException {
    browser.window(1280, 900, false);
    go("load");
    String name = "<img src=x onerror=alert(1)> {{ 7 * 7 }}.txt";
    load(Files.writeString(folder.resolve(name), DEAL));
    until("document.querySelector('.loads .came a') !== null");
    until("document.querySelectorAll('.kept [data-remove]:not([hidden])').length === 3");
    assertThat(browser.find(".loads .file").getText()).isEqualTo(name);
    assertThat(browser.find(".kept").getText()).contains(name);
    assertThat(browser.run("return document.querySelectorAll('main img').length")).isEqualTo(0L);
    browser.run(
        "[...document.querySelectorAll('[data-remove]')].find((b) => b.textContent.includes('onerror')).click()");
    assertThat(browser.find(".asking").getText()).contains(name);
    assertThat(browser.barriers()).isEmpty();
    browser.find(".asking .plainly").click();
    assertThat(entente.store().documents()).hasSize(3);
    browser.run("window.before = true");
    browser.run(
        "[...document.querySelectorAll('[data-remove]')].find((b) => b.textContent.includes('onerror')).click()");
    browser.find(".asking .button").click();
    until("!window.before && document.readyState === 'complete'");
    assertThat(entente.store().documents()).hasSize(2);
    browser.find("#forget").click();
    assertThat(browser.find("form.token").isDisplayed()).isTrue();
    assertThat(browser.run("return sessionStorage.getItem('entente-token') ?? ''")).isEqualTo("");
  }

  @Test
  @Order(8)
  void withoutEditingThereIsNoSuchPage() throws Exception {
    try (Server reading = entente.serve(Server.LOOPBACK, 0)) {
      HttpResponse<String> page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(reading.address() + "load")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(404);
      HttpResponse<String> start =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(reading.address())).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(start.body()).doesNotContain("edit.js", "/load");
    }
  }
}
