package org.entente.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.Entente;
import org.entente.difference.Difference;
import org.entente.difference.DifferenceJson;
import org.entente.history.Moment.AtCommit;
import org.entente.server.Server;
import org.entente.store.DocumentVersion;
import org.entente.testing.PreparedStore;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a document said before, told by a server that others write to. */
@SuppressWarnings("NullAway.Init")
@Timeout(300)
class VersionsPageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> TEXTS =
      List.of(
          "Russia and China signed a gas agreement in May 2014. It is worth $400 billion.\n",
          "Russia and China signed a gas agreement in June 2015. It is worth $400 billion.\n"
              + "Norway sold two frigates to Chile in 2016.\n",
          "Norway sold two frigates to Chile in 2016.\n"
              + "A note about <script>alert(1)</script> {{ 7 * 7 }} follows.\n");

  @TempDir private static Path folder;
  private static Entente entente;
  private static Server server;
  private static String document;
  private static String gone;

  @BeforeAll
  static void start() throws Exception {
    entente =
        Entente.builder()
            .store(PreparedStore.bare(folder.resolve("store")))
            .parser(SharedParser::get)
            .open();
    for (String text : TEXTS) {
      load("deal.txt", text);
      load("gone.txt", text);
    }
    document = entente.store().iris().document("deal.txt").getURI();
    gone = entente.store().iris().document("gone.txt").getURI();
    assertThat(entente.store().remove(gone)).isTrue();
    server = entente.serve(Server.LOOPBACK, 0, Map.of());
  }

  private static void load(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text);
    assertThat(entente.load(file.toString()).problems()).isEmpty();
  }

  @AfterAll
  static void stop() {
    server.close();
    entente.close();
  }

  private static String page(String iri) {
    return "versions?document=" + path(iri).replace("/", "%2F");
  }

  private static String path(String iri) {
    return iri.substring(entente.store().iris().base().length());
  }

  private static HttpResponse<String> get(String address, String accept) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + address))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", accept)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void tellsOfEachVersionWhatDiffTells() throws Exception {
    JsonNode answer = JSON.readTree(get(page(document), "application/json").body());
    assertThat(get(page(document).replace("?", ".json?"), "*/*").body())
        .isEqualTo(answer.toString());
    List<DocumentVersion> versions = DocumentVersion.of(entente.store().link(), document);
    assertThat(versions).hasSize(TEXTS.size());
    assertThat(answer.get("total").asInt()).isEqualTo(TEXTS.size());
    for (int i = 0; i < versions.size(); i++) {
      DocumentVersion version = versions.get(i);
      JsonNode told = answer.get("versions").get(versions.size() - 1 - i);
      assertThat(told.get("iri").asText()).isEqualTo(version.iri());
      assertThat(told.get("sha256").asText()).isEqualTo(version.sha256());
      assertThat(told.has("to")).isEqualTo(i < versions.size() - 1);
      if (i > 0) {
        Difference expected =
            entente.compare(
                document,
                new AtCommit(versions.get(i - 1).commit()),
                Optional.of(new AtCommit(version.commit())));
        ObjectNode json = JSON.createObjectNode();
        DifferenceJson.write(expected, json);
        assertThat(told.get("difference")).isEqualTo(json);
        assertThat(expected.isEmpty()).isFalse();
      } else {
        assertThat(told.get("first").asBoolean()).isTrue();
      }
    }
    assertThat(answer.toString()).contains("2014-05", "2015-06", "frigates");
  }

  @Test
  void answersWhileSomebodyWrites() {
    int status =
        entente
            .store()
            .edit(
                edit -> {
                  try {
                    return get(page(document) + "&page=1", "text/html").statusCode();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                });
    assertThat(status).isEqualTo(200);
  }

  @Test
  void aRemovedDocumentTellsWhatItWas() throws Exception {
    HttpResponse<String> refused = get("id/" + path(gone), "text/html");
    assertThat(refused.statusCode()).isEqualTo(410);
    List<DocumentVersion> versions = DocumentVersion.of(entente.store().link(), gone);
    assertThat(versions).hasSize(TEXTS.size());
    versions.forEach(
        version ->
            assertThat(refused.body()).contains("commit " + version.commit(), version.sha256()));
    String address = "/entente/" + page(gone);
    assertThat(refused.body()).contains(address);
    HttpResponse<String> page = get(page(gone), "text/html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("no more in the store", "3 versions", "2015-06");
  }

  @Test
  void knowsNothingOfOthersAndObeysNoText() throws Exception {
    for (String other : List.of("document/none", "actor/russia", "%22%3E%3Cx%20y", "")) {
      HttpResponse<String> page = get("versions?document=" + other, "text/html");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("knows no such document");
    }
    assertThat(get(page(document), "text/html").body())
        .doesNotContain("<script>alert")
        .contains("frigates");
    assertThat(get(page(document) + "&page=7", "text/html").statusCode()).isEqualTo(200);
  }

  @Test
  void isSound() throws Exception {
    Optional<Browser> started = Browser.start();
    assumeTrue(started.isPresent(), "chromium and chromium-driver are not installed");
    try (Browser browser = started.get()) {
      browser.window(1280, 900, false);
      browser.open(server.address() + "about/" + path(document) + ".html");
      browser.find("a[href*='versions?document=']").click();
      assertThat(browser.all("section")).hasSize(TEXTS.size());
      for (String address : List.of(page(document), page(gone), "versions")) {
        for (int width : new int[] {1280, 360}) {
          browser.window(width, 900, width == 360);
          browser.complaints();
          browser.open(server.address() + address);
          assertThat(browser.heading()).isNotBlank();
          assertThat(browser.overflow()).as("at %d", width).isLessThanOrEqualTo(0);
          assertThat(browser.complaints()).as("console").isEmpty();
          assertThat(browser.barriers()).as("barriers of %s at %d", address, width).isEmpty();
        }
      }
    }
  }
}
