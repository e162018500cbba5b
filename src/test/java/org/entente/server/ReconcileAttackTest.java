package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are meant to do harm are refused, or answered like any others. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReconcileAttackTest {

  private static final String NAME = "<script>alert(1)</script>";

  @TempDir private static Path folder;
  private static Reconciled service;

  @BeforeAll
  static void start() {
    service = Reconciled.start(folder.resolve("store"), Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** It still does what it is for. */
  @AfterEach
  void answersOthers() throws Exception {
    assertThat(service.named("Russia").at("/0/id").asText()).isEqualTo("actor/russia");
  }

  @Test
  void tenThousandQueriesAreRefused() throws Exception {
    String many =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"" + i + "\":{\"query\":\"a\"}")
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(service.post("queries=" + Served.encode(many)).statusCode()).isEqualTo(413);
    String few = // As many as the body may hold.
        IntStream.range(0, 4000)
            .mapToObj(i -> "\"" + i + "\":{\"query\":\"a\"}")
            .collect(Collectors.joining(",", "{", "}"));
    HttpResponse<String> answer = service.post("queries=" + Served.encode(few));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("at most 50 queries");
  }

  @ParameterizedTest
  @ValueSource(strings = {"queries", "extend"})
  void nestedJsonIsRefused(String parameter) throws Exception {
    for (String nest : new String[] {"[", "{\"a\":"}) {
      HttpResponse<String> answer =
          service.post(parameter + "=" + Served.encode(nest.repeat(10_000)));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("20 levels").doesNotContain("Exception");
    }
    HttpResponse<String> twice = service.post("queries={\"a\":{\"query\":\"x\"},\"a\":{}}");
    assertThat(twice.statusCode()).isEqualTo(400);
    HttpResponse<String> number =
        service.post("queries={\"a\":{\"query\":\"x\",\"limit\":" + "9".repeat(5000) + "}}");
    assertThat(number.statusCode()).isEqualTo(400);
  }

  @Test
  void namesOfAMegabyteAreRefusedAndLongOnesCut() throws Exception {
    assertThat(service.post("queries=" + "x".repeat(1 << 20)).statusCode()).isEqualTo(413);
    for (String name :
        new String[] {
          "x".repeat(100_000),
          "a ".repeat(50_000),
          "Россия ".repeat(1000),
          "\u0301".repeat(1000),
          "俄罗斯".repeat(1000)
        }) {
      ObjectNode query = Reconciled.JSON.createObjectNode().put("query", name);
      query
          .putArray("properties")
          .addObject()
          .put("pid", "participant")
          .put("v", name.substring(0, 1000));
      assertThat(service.candidates(query.toString())).hasSizeLessThan(11);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alert(1)//",
        "<script>",
        "a;b",
        "a b",
        "a%0Ab",
        "1a",
        "",
        "a.",
        ".a",
        "a..b",
        "a[0]",
        "a'",
        "ä",
        "constructor\u2028"
      })
  void onlyPlainNamesAreCalled(String callback) throws Exception {
    for (String address :
        new String[] {"?", "/suggest/type?prefix=s&", "/flyout/type?id=State&", "/properties?"}) {
      HttpResponse<String> answer =
          service.served().get("reconcile" + address + "callback=" + Served.encode(callback));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
      assertThat(answer.body()).doesNotContain("alert").doesNotContain("<");
    }
    HttpResponse<String> twice = service.served().get("reconcile?callback=a&callback=b");
    assertThat(twice.statusCode()).isEqualTo(400);
    String longName = "reconcile?callback=" + "a".repeat(101);
    assertThat(service.served().get(longName).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "actor/nobody",
        "",
        "/",
        "../../etc/passwd",
        "actor/russia> ?p ?o } ; DROP ALL #",
        "javascript:alert(1)",
        "http://example.org/",
        "https://w3id.org/entente/id/",
        "https://w3id.org/entente/ontology#state",
        "actor/russia\" onload=\"alert(1)",
        "<script>alert(1)</script>",
        "\u0000",
        "\ud800"
      })
  void idsOfNothingTellNothing(String id) throws Exception {
    for (String place : new String[] {"preview", "view", "flyout/entity", "flyout/type"}) {
      HttpResponse<String> answer =
          service.served().get("reconcile/" + place + "?id=" + Served.encode(id));
      assertThat(answer.statusCode())
          .as(place + " " + id)
          .isIn(place.equals("view") ? new Integer[] {303, 404} : new Integer[] {404});
      assertThat(answer.body()).doesNotContain("alert").doesNotContain("Exception");
      assertThat(answer.headers().firstValue("Location").orElse("/entente/id/x"))
          .startsWith("/entente/id/");
    }
    ObjectNode extension = Reconciled.JSON.createObjectNode();
    extension.putArray("ids").add(id);
    extension.putArray("properties").addObject().put("id", "label");
    JsonNode rows = service.extended(extension.toString()).path("rows");
    assertThat(rows.size()).isEqualTo(1);
    rows.forEach(row -> assertThat(row.path("label")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\" } } ; DROP ALL #",
        "Russia\" . ?s ?p ?o . FILTER(true) #",
        "?x } UNION { ?s ?p ?o",
        "* OR name:* AND [a TO z]~2^9",
        NAME,
        "\u202e\u200b\ufeff",
        "${jndi:ldap://localhost/a}",
        "{{id}} {{card}} {% include 'x' %}"
      })
  void namesAreNames(String name) throws Exception {
    ObjectNode query = Reconciled.JSON.createObjectNode().put("query", name);
    query.put("type", "State");
    ArrayNode properties = query.putArray("properties");
    for (String pid : new String[] {"state", "wikidata", "link", "amount", "date", "type"}) {
      properties.addObject().put("pid", pid).put("v", name);
    }
    for (JsonNode candidate : service.candidates(query.toString())) {
      assertThat(candidate.path("match").asBoolean()).isFalse();
    }
    for (String what : new String[] {"entity", "type", "property"}) {
      HttpResponse<String> answer =
          service.served().get("reconcile/suggest/" + what + "?prefix=" + Served.encode(name));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/json");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }
  }

  @Test
  void whatClientsSendIsNotSentBackAsHtml() throws Exception {
    String encoded = Served.encode(NAME);
    for (String address :
        new String[] {
          "?queries=" + encoded,
          "?extend=" + encoded,
          "?callback=" + encoded,
          "/preview?id=" + encoded,
          "/view?id=" + encoded,
          "/flyout/entity?id=" + encoded,
          "/suggest/entity?cursor=" + encoded,
          "/suggest/entity?prefix=a&type=" + encoded,
          "/properties?limit=" + encoded,
          "/nothing" + encoded
        }) {
      HttpResponse<String> answer = service.served().get("reconcile" + address);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      if (type.startsWith("text/html")) {
        assertThat(answer.body()).doesNotContain("<script");
      } else {
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      }
    }
  }

  @Test
  void tooManyTypesPropertiesAndValuesAreRefused() throws Exception {
    String values = "9,".repeat(100) + "9";
    String condition = "{\"pid\":\"state\",\"v\":[" + values + "]}";
    for (String query :
        new String[] {
          "{\"query\":\"a\",\"properties\":[" + condition + "]}",
          "{\"query\":\"a\",\"properties\":[" + "7,".repeat(100) + "7]}",
          "{\"query\":\"a\",\"type\":[" + "\"State\",".repeat(100) + "\"State\"]}"
        }) {
      JsonNode answer = service.answers("{\"q\":" + query + "}").path("q");
      assertThat(answer.path("result")).isEmpty();
      assertThat(answer.path("problems").size()).isEqualTo(1);
    }
  }

  @Test
  void largeExtensionsAreRefused() throws Exception {
    ObjectNode ids = Reconciled.JSON.createObjectNode();
    ArrayNode many = ids.putArray("ids");
    IntStream.range(0, 501).forEach(i -> many.add("a" + i));
    ids.putArray("properties").addObject().put("id", "label");
    assertThat(service.post("extend=" + Served.encode(ids.toString())).statusCode()).isEqualTo(413);
    ObjectNode wide = Reconciled.JSON.createObjectNode();
    wide.putArray("ids").add("actor/russia");
    ArrayNode properties = wide.putArray("properties");
    IntStream.range(0, 51).forEach(i -> properties.addObject().put("id", "label"));
    assertThat(service.post("extend=" + Served.encode(wide.toString())).statusCode())
        .isEqualTo(413);
    // Within the limits, the same column many times is there once.
    properties.remove(0);
    assertThat(service.extended(wide.toString()).path("rows").path("actor/russia").size())
        .isEqualTo(1);
  }

  @Test
  void aBatchCountsAsItsQueries(@TempDir Path other) throws Exception {
    // A client that may use 2 s, and gets next to nothing back: of queries that cost 20 ms at
    // least,
    // at most 100.
    Map<String, String> settings =
        Map.of("limitLoopback", "true", "clientTime", "2 s", "clientTimePerMinute", "10 ms");
    try (Reconciled limited = Reconciled.start(other.resolve("store"), settings)) {
      String batch =
          IntStream.range(0, 50)
              .mapToObj(i -> "\"" + i + "\":{}")
              .collect(Collectors.joining(",", "{", "}"));
      int answered = 0;
      while (limited.post("queries=" + Served.encode(batch)).statusCode() == 200) {
        answered++;
      }
      assertThat(answered).isBetween(1, 3);
      assertThat(limited.post("queries={}").statusCode()).isEqualTo(429);
    }
  }
}
