package org.entente;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;
import org.entente.server.Server;
import org.entente.testing.PreparedStore;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents come and go over HTTP, for who knows the token. */
@SuppressWarnings("NullAway.Init")
class EditingTest {

  private static final String TEXT =
      "Russia and China signed a gas agreement in May 2014. The agreement is worth $400 billion.\n";
  private static final String JSON = "application/json";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static Entente entente;
  private static Server server;
  private static String token;

  @BeforeAll
  static void start() {
    entente =
        Entente.builder()
            .store(PreparedStore.bare(folder.resolve("store")))
            .parser(SharedParser::get)
            .open();
    server = entente.serveForEditing(Server.LOOPBACK, 0, Map.of("editBody", "100 KiB"));
    token = server.editToken().orElseThrow();
  }

  @AfterAll
  static void stop() {
    server.close();
    entente.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address()).resolve(path));
  }

  private static HttpRequest.Builder authorised(String path) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void documentIsAddedReplacedAndRemoved() throws Exception {
    // What curl --data-binary says of every body.
    String form = "application/x-www-form-urlencoded";
    HttpResponse<String> added =
        send(
            authorised("documents?name=a%20deal.txt")
                .header("Content-Type", form)
                .POST(BodyPublishers.ofString(TEXT)));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
    assertThat(added.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    JsonNode document = new ObjectMapper().readTree(added.body()).at("/documents/0");
    assertThat(document.at("/source").asText()).isEqualTo("a deal.txt");
    assertThat(document.at("/change").asText()).isEqualTo("added");
    assertThat(document.at("/facts/Agreement").asInt()).isEqualTo(1);
    String iri = document.at("/iri").asText();
    assertThat(entente.store().documents()).extracting(d -> d.iri()).containsExactly(iri);
    HttpResponse<String> again =
        send(authorised("documents?name=a%20deal.txt").POST(BodyPublishers.ofString(TEXT)));
    assertThat(again.body()).contains("\"unchanged\"");
    String id = iri.substring(iri.lastIndexOf('/') + 1);
    assertThat(send(request("documents/" + id).DELETE()).statusCode()).isEqualTo(401);
    assertThat(entente.store().documents()).hasSize(1);
    assertThat(send(authorised("documents/" + id).DELETE()).statusCode()).isEqualTo(204);
    assertThat(entente.store().documents()).isEmpty();
    assertThat(send(authorised("documents/" + id).DELETE()).statusCode()).isEqualTo(404);
  }

  @Test
  void whatCannotBeReadIsTold() throws Exception {
    HttpResponse<String> empty =
        send(authorised("documents?name=empty.pdf").POST(BodyPublishers.ofString("%PDF-nonsense")));
    assertThat(empty.statusCode()).isEqualTo(422);
    JsonNode problem = new ObjectMapper().readTree(empty.body()).at("/problems/0");
    assertThat(problem.at("/file").asText()).isEqualTo("empty.pdf");
    assertThat(problem.at("/reason").asText()).isNotBlank().doesNotContain("entente-upload");
  }

  @Test
  void whoHasTheAnswerMaySendTheNext() throws Exception {
    for (int i = 0; i < 50; i++) {
      HttpRequest.Builder empty =
          authorised("documents?name=empty.txt").POST(BodyPublishers.ofString(" "));
      assertThat(send(empty).statusCode()).isEqualTo(422);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?name=",
        "?name=..%2Fx.txt",
        "?name=a%2Fb",
        "?name=.hidden",
        "?name=a%0Ab",
        "?name=a%5Cb",
        "?nom=a.txt"
      })
  void nameIsThatOfAFile(String query) throws Exception {
    assertThat(
            send(authorised("documents" + query).POST(BodyPublishers.ofString(TEXT))).statusCode())
        .isEqualTo(400);
    assertThat(entente.store().documents()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ", , 401",
    "Authorization, Bearer wrong, 401",
    "Authorization, Basic dXNlcjpwYXNz, 401",
    "Origin, https://evil.example, 403",
    "Origin, null, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, same-site, 403",
  })
  void onlyWhoKnowsTheTokenAndNoOtherSite(String header, String value, int status)
      throws Exception {
    HttpRequest.Builder request =
        status == 403 ? authorised("documents?name=x.txt") : request("documents?name=x.txt");
    if (header != null) {
      request.header(header, value);
    }
    HttpResponse<String> answer = send(request.POST(BodyPublishers.ofString(TEXT)));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
        .isEqualTo(status == 401);
    assertThat(entente.store().documents()).isEmpty();
  }

  @Test
  void ownPageMayAndOtherSitesAreNotEvenToldThat() throws Exception {
    String own = "http://localhost:" + server.port();
    HttpRequest.Builder page =
        authorised("documents?name=.x")
            .header("Origin", own)
            .header("Sec-Fetch-Site", "same-origin");
    assertThat(send(page.POST(BodyPublishers.ofString(TEXT))).statusCode()).isEqualTo(400);
    HttpResponse<String> preflight =
        send(
            request("documents")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "DELETE")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
        .contains("GET, HEAD");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValueSatisfying(names -> assertThat(names).doesNotContain("Authorization"));
  }

  @Test
  void factsAreRefusedAndTakenBack() throws Exception {
    HttpResponse<String> added =
        send(authorised("documents?name=corrected.txt").POST(BodyPublishers.ofString(TEXT)));
    String document = new ObjectMapper().readTree(added.body()).at("/documents/0/iri").asText();
    String fact =
        entente
            .store()
            .read(
                data ->
                    data.find(Node.ANY, Node.ANY, RDF.type.asNode(), Ent.Agreement.asNode())
                        .next()
                        .getSubject()
                        .getURI());
    String body =
        new ObjectMapper()
            .writeValueAsString(
                Map.of(
                    "decision", "refuse", "facts", List.of(fact), "who", "Ann", "why", "denied"));
    try {
      HttpRequest.Builder unknown = request("corrections").header("Content-Type", JSON);
      assertThat(send(unknown.POST(BodyPublishers.ofString(body))).statusCode()).isEqualTo(401);
      HttpRequest.Builder foreign =
          authorised("corrections")
              .header("Content-Type", JSON)
              .header("Origin", "https://evil.example");
      assertThat(send(foreign.POST(BodyPublishers.ofString(body))).statusCode()).isEqualTo(403);
      HttpRequest.Builder text = authorised("corrections").header("Content-Type", "text/plain");
      assertThat(send(text.POST(BodyPublishers.ofString(body))).statusCode()).isEqualTo(415);
      assertThat(entente.store().documents().get(0).engagements()).isEqualTo(1);

      HttpResponse<String> made = correct(body);
      assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
      assertThat(made.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(entente.store().documents().get(0).engagements()).isZero();
      assertThat(correct(body).statusCode()).as("refused already").isEqualTo(422);
      JsonNode all = new ObjectMapper().readTree(send(request("corrections")).body());
      assertThat(all.at("/corrections/0/facts/0/iri").asText()).isEqualTo(fact);
      assertThat(all.at("/corrections/0/applies").asBoolean()).isTrue();
      String id = all.at("/corrections/0/id").asText();
      assertThat(send(request("corrections/" + id).DELETE()).statusCode()).isEqualTo(401);
      assertThat(send(authorised("corrections/" + id).DELETE()).statusCode()).isEqualTo(204);
      assertThat(send(authorised("corrections/" + id).DELETE()).statusCode()).isEqualTo(404);
      assertThat(entente.store().documents().get(0).engagements()).isEqualTo(1);
    } finally {
      entente.store().remove(document);
    }
  }

  @Test
  void actorsAndSlotsAreCorrectedAndTakenBack() throws Exception {
    HttpResponse<String> added =
        send(authorised("documents?name=corrected.txt").POST(BodyPublishers.ofString(TEXT)));
    ObjectMapper json = new ObjectMapper();
    String document = json.readTree(added.body()).at("/documents/0/iri").asText();
    String fact = only(Ent.Agreement.asNode());
    try {
      String russia = "https://w3id.org/entente/id/actor/russia";
      String china = "https://w3id.org/entente/id/actor/china";
      List<Map<String, Object>> wanted =
          List.of(
              Map.of(
                  "decision",
                  "set",
                  "facts",
                  List.of(fact),
                  "property",
                  "status",
                  "value",
                  "planned"),
              Map.of(
                  "decision", "unset", "facts", List.of(fact), "property", "party", "value", china),
              Map.of("decision", "confirm", "facts", List.of(fact)),
              Map.of("decision", "rename", "actor", russia, "name", "Russland", "language", "fi"),
              Map.of("decision", "retype", "actor", russia, "type", "Bloc"),
              Map.of(
                  "decision",
                  "split",
                  "actor",
                  russia,
                  "documents",
                  List.of(document),
                  "name",
                  "R"),
              Map.of("decision", "merge", "actor", china, "into", russia));
      for (Map<String, Object> what : wanted) {
        Map<String, Object> all = new HashMap<>(what);
        all.put("who", "Ann");
        all.put("why", "so");
        HttpResponse<String> made = correct(json.writeValueAsString(all));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String id = json.readTree(made.body()).at("/id").asText();
        JsonNode listed = json.readTree(send(request("corrections")).body()).at("/corrections/0");
        assertThat(listed.at("/effective").asBoolean()).as(made.body()).isTrue();
        assertThat(listed.at("/decision").asText()).isEqualTo(what.get("decision"));
        assertThat(send(authorised("corrections/" + id).DELETE()).statusCode()).isEqualTo(204);
      }
      for (String wrong :
          List.of(
              "{\"decision\": \"set\", \"facts\": [\""
                  + fact
                  + "\"], \"property\": \"colour\", \"value\": \"x\"",
              "{\"decision\": \"merge\", \"actor\": \"" + china + "\", \"into\": \"" + china + "\"",
              "{\"decision\": \"retype\", \"actor\": \"" + china + "\", \"type\": \"Dragon\"")) {
        assertThat(correct(wrong + ", \"who\": \"a\", \"why\": \"b\"}").statusCode())
            .isEqualTo(422);
      }
      assertThat(correct("{\"decision\": \"merge\", \"who\": \"a\", \"why\": \"b\"}").statusCode())
          .isEqualTo(400);
    } finally {
      entente.store().remove(document);
    }
  }

  private static String only(Node type) {
    return entente
        .store()
        .read(
            data ->
                data.find(Node.ANY, Node.ANY, RDF.type.asNode(), type)
                    .next()
                    .getSubject()
                    .getURI());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"decision\": \"drop\", \"facts\": [\"urn:x\"], \"who\": \"a\", \"why\": \"b\"}",
        "{\"decision\": \"refuse\", \"facts\": [], \"who\": \"a\", \"why\": \"b\"}",
        "{\"decision\": \"accept-link\", \"facts\": [\"urn:x\"], \"who\": \"a\", \"why\": \"b\"}",
      })
  void whatIsNoCorrectionIsRefused(String body) throws Exception {
    assertThat(correct(body).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"decision\": \"refuse\", \"facts\": [\"> . DROP ALL\"], \"who\": \"a\", \"why\": \"b\"}",
        "{\"decision\": \"refuse\", \"facts\": [\"http://x.example/\"], \"who\": \"a\", \"why\": \"b\"}",
      })
  void whatIsNoFactIsToldSo(String body) throws Exception {
    assertThat(correct(body).statusCode()).isEqualTo(422);
  }

  private static HttpResponse<String> correct(String body) throws Exception {
    return send(
        authorised("corrections").header("Content-Type", JSON).POST(BodyPublishers.ofString(body)));
  }

  @Test
  void filesHaveALimitOfTheirOwnAndQueriesKeepTheirs() throws Exception {
    var large = BodyPublishers.ofString("x".repeat(101 << 10));
    assertThat(send(authorised("documents?name=x.txt").POST(large)).statusCode()).isEqualTo(413);
    assertThat(send(authorised("data?graph=urn:x").PUT(large)).statusCode()).isEqualTo(405);
    assertThat(send(authorised("sparql").DELETE()).statusCode()).isEqualTo(405);
    HttpRequest.Builder update =
        authorised("sparql")
            .header("Content-Type", "application/sparql-update")
            .POST(BodyPublishers.ofString("DROP ALL"));
    assertThat(send(update).statusCode()).isBetween(400, 499);
  }

  @Test
  void nothingOfThisWithoutEditing() throws IOException, InterruptedException {
    try (Server reading = entente.serve(Server.LOOPBACK, 0)) {
      assertThat(reading.editToken()).isEmpty();
      HttpRequest post =
          HttpRequest.newBuilder(URI.create(reading.address()).resolve("documents?name=x.txt"))
              .header("Authorization", "Bearer " + token)
              .POST(BodyPublishers.ofString(TEXT))
              .build();
      assertThat(CLIENT.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(405);
    }
  }
}
