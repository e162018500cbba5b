package org.entente.server.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.entente.Entente;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;

/**
 * Makes the pictures of the guide: {@code mvn -q test -Dtest=ScreenshotsTest
 * -Dentente.screenshots=docs/images}, of the user's document or of the store that {@code
 * -Dentente.screenshots.store} names.
 */
@EnabledIfSystemProperty(named = "entente.screenshots", matches = ".+")
class ScreenshotsTest {

  private static final Path INTO =
      Path.of(System.getProperty("entente.screenshots", "docs/images"));

  private static final String TIES =
      "PREFIX%20ent%3A%20%3Chttps%3A%2F%2Fw3id.org%2Fentente%2Fontology%23%3E%0A"
          + "PREFIX%20rdfs%3A%20%3Chttp%3A%2F%2Fwww.w3.org%2F2000%2F01%2Frdf-schema%23%3E%0A%0A"
          + "SELECT%20%3Fa%20%3FaLabel%20%3Fb%20%3FbLabel%20%7B%0A"
          + "%20%20%3Fengagement%20ent%3Aparticipant%20%3Fa%20%2C%20%3Fb%20.%0A"
          + "%20%20%3Fa%20rdfs%3Alabel%20%3FaLabel%20.%0A%20%20%3Fb%20rdfs%3Alabel%20%3FbLabel%0A"
          + "%20%20FILTER(STR(%3Fa)%20%3C%20STR(%3Fb)%20%26%26%20LANG(%3FaLabel)%20%3D%20%22en%22"
          + "%20%26%26%20LANG(%3FbLabel)%20%3D%20%22en%22)%0A%7D";

  @Test
  void takesAll(@TempDir Path folder) throws IOException {
    Optional<Browser> started = Browser.start();
    assumeTrue(started.isPresent());
    Path filled =
        Path.of(
            System.getProperty("entente.screenshots.store", folder.resolve("store").toString()));
    if (!Store.isStore(filled)) {
      PreparedStore.filled(filled);
    }
    Files.createDirectories(INTO);
    try (Browser browser = started.get();
        Store store = Store.open(filled);
        Server server =
            Server.start(store, new DataFolder(Path.of("").toAbsolutePath()), Server.LOOPBACK, 0)) {
      String home = server.address();
      four(browser, home, "start", 1000);
      browser.open(home + "search?q=gas");
      while (browser.driver().findElements(By.tagName("mark")).isEmpty()) {
        // The index of names is being built.
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        browser.open(home + "search?q=gas");
      }
      four(browser, home + "search?q=gas", "search", 1000);
      four(browser, home + "about/actor/russia", "actor", 1160);
      four(browser, home + "engagements?class=Project", "engagements", 1000);
      four(browser, home + "timeline", "timeline", 1000);
      four(browser, home + "network", "network", 940);
      four(browser, home + "compare?a=actor/russia&b=actor/china", "compare", 1300);
      four(browser, home + "map", "map", 1000);
      four(browser, home + "questions", "questions", 900);
      four(browser, home + "questions/agreements-between", "question", 900);
      four(browser, home + "about/thing/natural-gas", "thing", 900);
      four(browser, home + "concept/naval", "concept", 900);
      four(browser, home + "ontology", "ontology", 1000);
      browser.open(home);
      browser.find("#documents a").click();
      String document = browser.driver().getCurrentUrl();
      // The project that most passages tell of.
      String engagement =
          String.valueOf(
              browser.run(
                  """
                  const passages = (fact) => fact.querySelectorAll('.place').length;
                  return [...document.querySelectorAll('.facts li[data-class=Project]')]
                    .sort((a, b) => passages(b) - passages(a))[0].querySelector('.lead a').href;
                  """));
      four(browser, engagement, "engagement", 1060);
      browser.open(engagement);
      browser.find(".quote.first figcaption a").click();
      four(browser, browser.driver().getCurrentUrl(), "document", 860);
      for (View view : View.values()) {
        view.set(browser, 1000);
        browser.open(home);
        browser.open(home + "sparql#example=agreements-between&a=Russia&b=China");
        browser.find(".yasr_results tbody tr");
        keep(browser, "sparql" + view.ending);
      }
      browser.window(1280, 1120, false);
      browser.open(home);
      browser.open(home + "sparql#query=" + TIES);
      browser.find(".select_Network:not(.disabled)").click();
      browser.find(".ties-drawn");
      keep(browser, "sparql-network");
    }
  }

  /** Loads two files, one of which cannot be read, and shows what came of it. */
  @Test
  void takesTheLoadPage(@TempDir Path folder) throws IOException {
    Optional<Browser> started = Browser.start();
    assumeTrue(started.isPresent());
    Path filled = folder.resolve("store");
    PreparedStore.filled(filled);
    Path good =
        Files.writeString(
            folder.resolve("northern-pipeline.txt"),
            """
            Norway and Poland signed a gas agreement in October 2022. The agreement is worth $2 billion.

            Norway delivered 12 helicopters to Poland in March 2023. Both states held a naval exercise in the Baltic Sea in May 2023.
            """);
    Path bad = Files.writeString(folder.resolve("scan.pdf"), "%PDF-1.7 nothing");
    try (Browser browser = started.get();
        Entente entente = Entente.builder().store(filled).parser(SharedParser::get).open();
        Server server = entente.serveForEditing(Server.LOOPBACK, 0, Map.of())) {
      String page = server.address() + "load#token=" + server.editToken().orElseThrow();
      browser.window(1280, 1160, false);
      browser.open(page);
      browser.find("#files").sendKeys(good + "\n" + bad);
      long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
      while (!Boolean.TRUE.equals(
          browser.run(
              "return document.querySelectorAll('.loads li').length === 2 && document.querySelector('.loads progress') === null"))) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("the files are not loaded");
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
      for (View view : View.values()) {
        view.set(browser, 1160);
        keep(browser, "load" + view.ending);
      }
      browser.window(1280, 900, false);
      browser.find(".loads .came a").click();
      browser.find(".facts .lead a").click();
      browser.find("[data-decide=refuse]").click();
      browser.find(".asking textarea").sendKeys("The text says only that it was planned.");
      browser.find(".asking input").sendKeys("Ann Lee");
      keep(browser, "correct");
    }
  }

  /** How a page is looked at. */
  private enum View {
    DESKTOP("", 1280, false),
    DESKTOP_DARK("-dark", 1280, true),
    PHONE("-phone", 360, false),
    PHONE_DARK("-phone-dark", 360, true);

    private final String ending;
    private final int width;
    private final boolean dark;

    View(String ending, int width, boolean dark) {
      this.ending = ending;
      this.width = width;
      this.dark = dark;
    }

    /** Wide windows are as high as asked for, phones as phones are. */
    void set(Browser browser, int height) {
      browser.window(width, width < 600 ? 780 : height, dark);
    }
  }

  private static void four(Browser browser, String address, String name, int height)
      throws IOException {
    for (View view : View.values()) {
      view.set(browser, height);
      // Else an address that differs behind the # only is not opened anew.
      browser.open("about:blank");
      browser.open(address);
      keep(browser, name + view.ending);
    }
  }

  private static void keep(Browser browser, String name) throws IOException {
    browser.run("return document.fonts.ready");
    byte[] png = browser.driver().getScreenshotAs(OutputType.BYTES);
    ImageIO.write(
        Palette.reduce(ImageIO.read(new ByteArrayInputStream(png))),
        "png",
        INTO.resolve(name + ".png").toFile());
  }
}
