package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.graph.NodeTransformLib;
import org.apache.jena.system.Txn;
import org.entente.query.Catalogue;
import org.entente.query.Parameter;
import org.entente.query.Question;
import org.entente.query.QuestionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people type is a value and never a part of a query or of a page, whatever they type. Every
 * tenth text where each costs a lookup or a page; all of them with {@code -Dentente.attacks=full}.
 */
@SuppressWarnings("NullAway.Init")
class InjectionTest {

  private static final boolean FULL = "full".equals(System.getProperty("entente.attacks"));
  private static final String PLAIN = "plain words";

  /** A tag with an attribute that was typed. */
  private static final Pattern TAG =
      Pattern.compile("<[a-z]+(\\s+[a-z-]+(=\"[^\"]*\")?)*\\s+onmouseover=");

  private static final List<String> WAYS_OUT =
      List.of(
          "\"",
          "'",
          "\\\"",
          "\"\"\"",
          "'''",
          "\\u0022",
          "\\U00000022",
          "%22",
          ">",
          "}",
          "\n",
          "\r\n",
          "\\",
          "\u2028",
          "\u0000",
          "@en",
          "^^<http://www.w3.org/2001/XMLSchema#integer>",
          ")",
          "?x",
          "$a");

  private static final List<String> PAYLOADS =
      List.of(
          " } UNION { ?s ?p ?o } #",
          " . ?s ?p ?o . #",
          ") || true #",
          " } SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #",
          "; DROP ALL ;",
          "> ?p ?o . <",
          " } } LIMIT 1000000 OFFSET 0 #",
          "<script>alert(1)</script>",
          " onmouseover=alert(1) x=",
          "{{ 7 * 7 }}{% for a in b %}");

  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.fixture(folder);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  /** Two hundred: each way out of where a value stands, followed by each thing to do there. */
  private static Stream<String> hostile() {
    return WAYS_OUT.stream().flatMap(out -> PAYLOADS.stream().map(payload -> "x" + out + payload));
  }

  private static List<String> some() {
    List<String> all = hostile().toList();
    // Eleven, so that each way out and each payload has its turn.
    return FULL ? all : IntStream.range(0, all.size() / 11).mapToObj(i -> all.get(i * 11)).toList();
  }

  static Stream<Question> questions() {
    return Catalogue.load(Served.CHECKOUT).questions().stream()
        .filter(question -> !question.parameters().isEmpty());
  }

  @Test
  void thereAreTwoHundred() {
    assertThat(hostile().distinct()).hasSize(200);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void valuesNeverChangeTheShapeOfAQuery(Question question) {
    int asked = 0;
    for (Parameter parameter : question.parameters()) {
      for (String value : parameter.type() == Parameter.Type.STRING ? hostile().toList() : some()) {
        try {
          Query query = query(question, parameter.name(), value);
          Op expected = Algebra.compile(query(question, parameter.name(), PLAIN));
          Node given = NodeFactory.createLiteralString(value.strip());
          Node plain = NodeFactory.createLiteralString(PLAIN);
          assertThat(
                  NodeTransformLib.transform(
                      node -> node.equals(given) ? plain : node, Algebra.compile(query)))
              .as(value)
              .isEqualTo(expected);
          assertThat(Algebra.compile(QueryFactory.create(query.toString())))
              .as("written and read again, as it goes to another process")
              .isEqualTo(Algebra.compile(query));
          asked++;
        } catch (QuestionException e) {
          assertThat(e.problems()).as(value).isNotEmpty();
        }
      }
    }
    boolean texts = question.parameters().stream().anyMatch(p -> p.type() == Parameter.Type.STRING);
    assertThat(asked > 0).as("text is taken as it is").isEqualTo(texts);
  }

  private static Query query(Question question, String name, String value) {
    return Txn.calculateRead(
        served.store().link(), () -> question.query(served.store().link(), Map.of(name, value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search?q=",
        "suggest?q=",
        "timeline?class=",
        "engagements?with=",
        "engagements?year=",
        "engagements?status=actor&class=Agreement&domain=",
        "about/actor/russia?with=",
        "queries/find/answer?text=",
        "questions/agreements-between?a=",
        "about/actor/"
      })
  void pagesGiveBackWhatWasTypedAsTextOnly(String address) throws Exception {
    List<String> wrong = new ArrayList<>();
    for (String value : some()) {
      HttpResponse<String> answer =
          served.get(address + URLEncoder.encode(value, UTF_8).replace("+", "%20"), "text/html");
      boolean page = answer.headers().firstValue("Content-Type").orElse("").contains("html");
      if (answer.statusCode() >= 500
          || page && (answer.body().contains("<script>alert") || TAG.matcher(answer.body()).find())
          || answer.body().contains("49{")) {
        wrong.add(answer.statusCode() + " " + value);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
