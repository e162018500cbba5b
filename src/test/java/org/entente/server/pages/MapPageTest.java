package org.entente.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map of the user's document: what it counts is what it leads to. */
@SuppressWarnings("NullAway.Init")
class MapPageTest {

  @TempDir private static Path folder;
  private static Store store;
  private static Server server;

  @BeforeAll
  static void start() {
    Path copy = folder.resolve("store");
    PreparedStore.filled(copy);
    store = Store.open(copy);
    server = Server.start(store, new DataFolder(Path.of("").toAbsolutePath()), Server.LOOPBACK, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  private static HttpResponse<String> get(String address, String accept) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).header("Accept", accept).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static List<JsonNode> features(String query) throws Exception {
    HttpResponse<String> map = get(server.address() + "map" + query, "application/geo+json");
    assertThat(map.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/geo+json");
    JsonNode features = new ObjectMapper().readTree(map.body()).required("features");
    return StreamSupport.stream(features.spliterator(), false).toList();
  }

  @Test
  void eachCountIsThatOfTheListItLeadsTo() throws Exception {
    for (String query : List.of("", "?class=Project", "?with=actor/china&status=planned")) {
      List<JsonNode> features = features(query);
      assertThat(features).isNotEmpty();
      for (JsonNode feature : features) {
        JsonNode properties = feature.required("properties");
        String list =
            get(
                    URI.create(server.address())
                        .resolve(properties.required("address").asText())
                        .toString(),
                    "text/html")
                .body();
        String tally =
            list.replaceAll("(?s).*<p class=\"tally\" role=\"status\">([0-9,]+).*", "$1");
        assertThat(tally)
            .as(properties.toString())
            .isEqualTo(properties.required("engagements").asText());
      }
    }
  }

  @Test
  void statesPlacesAndTiesHaveTheirGeometry() throws Exception {
    List<JsonNode> features = features("");
    assertThat(features)
        .extracting(f -> f.required("properties").required("kind").asText())
        .contains("state", "place", "between");
    JsonNode beijing =
        features.stream()
            .filter(f -> f.required("properties").path("label").asText().equals("Beijing"))
            .findFirst()
            .orElseThrow();
    assertThat(beijing.required("geometry").required("coordinates").get(0).asDouble())
        .isBetween(116.0, 117.0);
  }

  @Test
  void theEndingGivesTheSameAsTheHeader() throws Exception {
    HttpResponse<String> map = get(server.address() + "map.geojson?class=Project", "*/*");
    assertThat(map.body())
        .isEqualTo(get(server.address() + "map?class=Project", "application/geo+json").body());
    HttpResponse<String> page = get(server.address() + "map?class=Project", "text/html");
    assertThat(page.headers().allValues("Vary").toString()).contains("Accept");
    assertThat(page.headers().firstValue("ETag")).isNotEqualTo(map.headers().firstValue("ETag"));
  }

  @Test
  void isLookedAtNearerAndLeadsOn() {
    Optional<Browser> started = Browser.start();
    assumeTrue(started.isPresent(), "chromium and chromium-driver are not installed");
    try (Browser browser = started.get()) {
      browser.window(1280, 900, false);
      browser.open(server.address() + "map?class=Project");
      String whole = Browser.attribute(browser.find(".lands"), "viewBox");
      browser.find(".tools button").click();
      String near = Browser.attribute(browser.find(".lands"), "viewBox");
      assertThat(near).isNotEqualTo(whole);
      assertThat(browser.driver().getCurrentUrl()).contains("?class=Project#at=");
      browser.driver().navigate().refresh();
      assertThat(Browser.attribute(browser.find(".lands"), "viewBox").split(" ")[2])
          .startsWith(near.split(" ")[2].substring(0, 4));
      browser.find(".tools button:last-child").click();
      browser.run(
          "document.querySelector('.globe a[aria-label^=\"China\"] path')"
              + ".dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))");
      assertThat(browser.heading()).isEqualTo("China");
      assertThat(browser.find(".tally").getText()).contains("project");
      browser.driver().navigate().back();
      assertThat(browser.heading()).isEqualTo("Map");
      browser.find("a[href='#disputed']").click();
      assertThat(browser.find(".claims dt").isDisplayed()).isTrue();
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
