package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.entente.server.http.Syntax;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class ValidationTest {

  private static final String WRONG =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      <https://example.org/a> a ent:State, ent:Company ; rdfs:label "A"@en, "B"@en .
      """;
  private static final String RIGHT =
      """
      PREFIX ent: <https://w3id.org/entente/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      <https://example.org/a> a ent:State ; rdfs:label "A"@en .
      """;

  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.of(Fixture.store(folder.resolve("store")), Map.of("maxValidated", "100 KiB"));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"TURTLE", "N_TRIPLES", "RDF_XML", "JSON_LD"})
  void whatDoesNotConformIsListedWhateverTheSyntax(Syntax syntax) throws Exception {
    HttpResponse<String> wrong =
        validate(write(WRONG, syntax), syntax.mediaType(), "application/json");
    JsonNode report = new ObjectMapper().readTree(wrong.body());
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(report.get("conforms").booleanValue()).isFalse();
    assertThat(report.get("problems").findValuesAsText("message"))
        .contains(
            "It has two labels in one language.", "An actor is of exactly one of the nine kinds.");
    HttpResponse<String> right =
        validate(write(RIGHT, syntax), syntax.mediaType(), "application/json");
    assertThat(right.body()).contains("\"conforms\":true");
  }

  @Test
  void reportIsRdfOrTextToo() throws Exception {
    HttpRequest.Builder request = post(WRONG, "text/turtle").header("Accept", "text/turtle");
    Model report = served.rdf(request);
    String sh = "http://www.w3.org/ns/shacl#";
    assertThat(
            report.listSubjectsWithProperty(report.createProperty(sh + "resultMessage")).toList())
        .hasSize(2);
    assertThat(
            report
                .listObjectsOfProperty(report.createProperty(sh + "conforms"))
                .toList()
                .toString())
        .contains("false");
    assertThat(validate(WRONG, "text/turtle", "text/plain").body())
        .contains(
            "It has two labels in one language.",
            "“A” <https://example.org/a>, rdf:type: An actor");
    assertThat(validate(RIGHT, "text/turtle", "text/plain").body()).isEqualTo("All conforms.\n");
  }

  @Test
  void referencesToTheRegisterAreUnderstood() throws Exception {
    String person =
        RIGHT
            + "PREFIX org: <http://www.w3.org/ns/org#> <https://example.org/b> a ent:Person ; rdfs:label 'B'@en ;"
            + " org:memberOf <https://w3id.org/entente/id/actor/russia> .";
    assertThat(validate(person, "text/turtle", "text/plain").body()).isEqualTo("All conforms.\n");
  }

  /** A canary counts: nothing is fetched, and no file is read. */
  @Test
  void nothingIsFetchedBecauseOfWhatIsSent() throws Exception {
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
    Path secret = Files.writeString(folder.resolve("secret.txt"), "hush-hush");
    String there = "http://127.0.0.1:" + canary.getAddress().getPort() + "/";
    try {
      for (String context :
          new String[] {
            "\"" + there + "\"",
            "[{\"a\":\"http://e.org/a\"},\"" + there + "\"]",
            "{\"@import\":\"" + there + "\"}",
            "{\"a\":{\"@id\":\"http://e.org/a\",\"@context\":\"" + there + "\"}}",
            "\"" + secret.toUri() + "\"",
          }) {
        String json =
            "{\"@context\":" + context + ",\"@id\":\"http://e.org/s\",\"a\":{\"a\":\"x\"}}";
        HttpResponse<String> answer = validate(json, "application/ld+json", "application/json");
        assertThat(answer.statusCode()).as(context).isEqualTo(400);
        assertThat(answer.body()).contains("context").doesNotContain("hush");
      }
      for (String entity : new String[] {there, secret.toUri().toString()}) {
        String xml =
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM '"
                + entity
                + "'>"
                + "<!ENTITY % y SYSTEM '"
                + entity
                + "'> %y;]>"
                + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e.org/'>"
                + "<rdf:Description rdf:about='http://e.org/s'><e:p>&x;</e:p></rdf:Description></rdf:RDF>";
        HttpResponse<String> answer = validate(xml, "application/rdf+xml", "text/turtle");
        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("hush");
      }
      String imports = "<http://e.org/o> <http://www.w3.org/2002/07/owl#imports> <" + there + "> .";
      assertThat(validate(imports, "text/turtle", "text/plain").statusCode()).isEqualTo(200);
      assertThat(calls).hasValue(0);
    } finally {
      canary.stop(0);
    }
  }

  @Timeout(60)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "turtle-list",
        "turtle-blank",
        "json",
        "json-array",
        "xml",
        "laughs",
        "truncated",
        "bytes"
      })
  void hostileRdfIsRefused(String kind) throws Exception {
    String ns =
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e.org/'>";
    String text =
        switch (kind) {
          case "turtle-list" -> "<http://e.org/s> <http://e.org/p> " + "(".repeat(40_000);
          case "turtle-blank" ->
              "<http://e.org/s> <http://e.org/p> " + "[ <http://e.org/p> ".repeat(3_000);
          case "json" -> "{\"http://e.org/p\":".repeat(4_000) + "1" + "}".repeat(4_000);
          case "json-array" -> "[".repeat(40_000);
          case "xml" ->
              ns
                  + "<rdf:Description><e:p>".repeat(1_500)
                  + "</e:p></rdf:Description>".repeat(1_500)
                  + "</rdf:RDF>";
          case "laughs" ->
              "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'ha'>"
                  + "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
                  + "<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"
                  + "<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'><!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>]>"
                  + ns
                  + "<rdf:Description rdf:about='http://e.org/s'><e:p>&g;&g;&g;</e:p></rdf:Description></rdf:RDF>";
          case "truncated" -> "<http://e.org/s> <http://e.org/p> \"";
          default -> "\u0000\u0001\u0002";
        };
    String type =
        kind.startsWith("json")
            ? "application/ld+json"
            : kind.equals("xml") || kind.equals("laughs") ? "application/rdf+xml" : "text/turtle";
    HttpResponse<String> answer = validate(text, type, "application/json");
    if (kind.equals("xml")) {
      assertThat(answer.statusCode()).isIn(200, 400);
    } else {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
    assertThat(validate(RIGHT, "text/turtle", "text/plain").statusCode())
        .as("alive")
        .isEqualTo(200);
  }

  @Test
  void whatIsTooLongOrOfNoSyntaxIsRefused() throws Exception {
    assertThat(validate("#" + "x".repeat(110_000), "text/turtle", "*/*").statusCode())
        .isEqualTo(413);
    assertThat(validate("x", "text/csv", "*/*").statusCode()).isEqualTo(415);
    assertThat(validate("x", "application/trig", "*/*").statusCode()).isEqualTo(415);
    assertThat(validate(RIGHT, "text/turtle", "image/png").statusCode()).isEqualTo(406);
    assertThat(served.get("validate").statusCode()).isEqualTo(405);
  }

  @Test
  void checkThatTakesTooLongIsGivenUp() throws Exception {
    try (Served quick =
        Served.of(Fixture.store(folder.resolve("quick")), Map.of("validationTimeout", "1 ms"))) {
      StringBuilder many = new StringBuilder(RIGHT);
      for (int i = 0; i < 2_000; i++) {
        many.append("<https://example.org/" + i + "> a ent:State ; rdfs:label 'A'@en .\n");
      }
      HttpResponse<String> answer =
          quick.send(
              quick
                  .request("validate")
                  .POST(BodyPublishers.ofString(many.toString()))
                  .header("Content-Type", "text/turtle"));
      assertThat(answer.statusCode()).isEqualTo(503);
    }
  }

  private static String write(String turtle, Syntax syntax) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(turtle, Lang.TURTLE).parse(model);
    return RDFWriter.source(model)
        .format(syntax == Syntax.RDF_XML ? RDFFormat.RDFXML_PLAIN : syntax.format())
        .asString();
  }

  private static HttpRequest.Builder post(String rdf, String type) {
    return served
        .request("validate")
        .POST(BodyPublishers.ofString(rdf))
        .header("Content-Type", type);
  }

  private static HttpResponse<String> validate(String rdf, String type, String accept)
      throws Exception {
    return served.send(post(rdf, type).header("Accept", accept));
  }
}
