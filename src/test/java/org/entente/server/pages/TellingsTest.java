package org.entente.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entente.Entente;
import org.entente.LoadReport;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** One deal that three documents tell of in their own ways. */
class TellingsTest {

  private static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());

  @Test
  void aPageSaysWhoElseTellsOfItAndWhereTheyDisagree(@TempDir Path folder) throws Exception {
    Optional<Browser> started = Browser.start();
    assumeTrue(started.isPresent(), "chromium and chromium-driver are not installed");
    try (Entente entente =
        Entente.builder()
            .store(PreparedStore.bare(folder))
            .knowledge(CHECKOUT.root())
            .parser(SharedParser::get)
            .open()) {
      LoadReport report = entente.load("src/test/resources/cases/tellings");
      assertThat(report.problems()).isEmpty();
    }
    try (Browser browser = started.get();
        Store store = Store.open(folder);
        Server server = Server.start(store, CHECKOUT, Server.LOOPBACK, 0)) {
      browser.window(1280, 900, false);
      browser.open(server.address());
      browser.complaints();
      browser.find("#documents tr a[href*='/signing']").click();
      browser.find(".facts li[data-class=Agreement] .lead a").click();
      assertThat(browser.heading()).contains("S-400");
      List<String> told = browser.all(".tellings > li").stream().map(WebElement::getText).toList();
      assertThat(told).hasSize(2);
      assertThat(told)
          .anySatisfy(
              t ->
                  assertThat(t)
                      .contains("What the summit may bring")
                      .containsPattern(
                          "Amount\\s+USD 5.43 billion\\s+\\$5.43 billion\\s+USD 6 billion\\s+\\$6 billion")
                      .containsPattern("Status\\s+agreed\\s+agreement\\s+planned\\s+plan"))
          .anySatisfy(
              t ->
                  assertThat(t)
                      .contains("Notes on arms in Asia")
                      .containsPattern(
                          "Signed\\s+5 October 2018\\s+5 October 2018\\s+4 October 2018"));
      assertThat(browser.barriers()).isEmpty();
      browser.window(360, 900, true);
      assertThat(browser.barriers()).isEmpty();
      assertThat(browser.overflow()).isLessThanOrEqualTo(0);
      browser.find(".tellings .lead a").click();
      browser.find(".tellings .lead a[href*='/signing']").click();
      assertThat(browser.driver().getCurrentUrl()).contains("/signing");
    }
  }
}
