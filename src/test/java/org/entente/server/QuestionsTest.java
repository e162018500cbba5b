package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.rdf.model.Model;
import org.entente.query.Answer;
import org.entente.query.Catalogue;
import org.entente.query.Format;
import org.entente.query.Parameter;
import org.entente.query.Question;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class QuestionsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Catalogue CATALOGUE = Catalogue.load(Served.CHECKOUT);
  private static final String CSV = "text/csv";

  @TempDir private static Path folder;
  private static Served served;

  @BeforeAll
  static void start() {
    served = Served.fixture(folder.resolve("store"));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void everyQuestionIsAnsweredAsItIsAnsweredHere() throws Exception {
    for (Question question : CATALOGUE.questions()) {
      if (question.parameters().stream().anyMatch(p -> p.fallback().isEmpty())) {
        continue;
      }
      Answer here = question.ask(served.store().link(), Map.of());
      String address = "queries/" + question.name() + "/answer";
      if (here instanceof Answer.Statements statements) {
        assertThat(served.rdf(address).getGraph().isIsomorphicWith(statements.graph()))
            .as(question.name())
            .isTrue();
      } else {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Format.CSV.write(here, out);
        HttpResponse<String> there = served.get(address, CSV);
        assertThat(there.statusCode()).as(question.name() + there.body()).isEqualTo(200);
        assertThat(there.body()).as(question.name()).isEqualTo(out.toString(UTF_8));
      }
    }
  }

  @Test
  void parametersNarrowWhatIsAsked() throws Exception {
    String all = served.get("queries/actor-by-year?actor=Russia", CSV).body();
    String some = served.get("queries/actor-by-year?actor=Russia&from=2014&to=2014", CSV).body();
    assertThat(some.lines().count()).isGreaterThan(1).isLessThan(all.lines().count());
    assertThat(some.lines().skip(1))
        .allMatch(line -> line.startsWith("2014") || line.startsWith(","));
  }

  @ParameterizedTest
  @CsvSource({
    "json, application/sparql-results+json",
    "xml, application/sparql-results+xml",
    "csv, text/csv",
    "tsv, text/tab-separated-values",
  })
  void rowsComeInEveryFormat(String name, String type) throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            served.get("queries/actor-by-year?actor=Russia", type),
            served.get("queries/actor-by-year?actor=Russia&format=" + name))) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    }
  }

  @ParameterizedTest
  @CsvSource({"text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples"})
  void graphsComeInEverySyntax(String type) throws Exception {
    String address = "queries/actor-neighbourhood?actor=Russia";
    Model turtle = served.rdf(address);
    Model other = served.rdf(served.request(address).header("Accept", type));
    assertThat(other.isIsomorphicWith(turtle)).isTrue();
    assertThat(turtle.isEmpty()).isFalse();
  }

  @Test
  void everythingThatIsWrongIsNamed() throws Exception {
    HttpResponse<String> answer =
        served.get("queries/actor-by-year?actor=Nobody%20At%20All&from=soon&bogus=1&timeout=2");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = MAPPER.readTree(answer.body());
    assertThat(problem.get("status").intValue()).isEqualTo(400);
    assertThat(problem.get("parameters").findValuesAsText("name"))
        .containsExactlyInAnyOrder("actor", "from", "bogus");
    assertThat(problem.get("detail").textValue())
        .contains("No actor is called Nobody At All", "from of actor-by-year must be a date")
        .doesNotContain("--");
    for (String wrong :
        new String[] {"actor=Russia&actor=China", "actor=Russia&timeout=never", "actor=&to=x"}) {
      assertThat(served.get("queries/actor-by-year?" + wrong).statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
    assertThat(served.get("queries/actor-by-year?actor=Russia&format=doc").statusCode())
        .isEqualTo(400);
  }

  @Test
  void questionThatThereIsNotIsNotFound() throws Exception {
    for (String name :
        new String[] {"no-such", "no-such.rq", "no-such/answer", "actor-by-year.doc"}) {
      HttpResponse<String> answer = served.get("queries/" + name);
      assertThat(answer.statusCode()).as(name).isEqualTo(404);
      assertThat(MAPPER.readTree(answer.body()).get("detail").textValue())
          .contains("agreements-between");
    }
  }

  // --- what the questions are

  @Test
  void listTellsQuestionsAndParameters() throws Exception {
    JsonNode list = MAPPER.readTree(served.get("queries").body()).get("questions");
    assertThat(list).hasSize(CATALOGUE.questions().size());
    for (JsonNode item : list) {
      Question question = CATALOGUE.question(item.get("name").textValue());
      assertThat(item.get("parameters").findValuesAsText("name"))
          .isEqualTo(question.parameters().stream().map(Parameter::name).toList());
      JsonNode one = MAPPER.readTree(served.get(item.get("address").textValue() + ".json").body());
      assertThat(one).isEqualTo(item);
    }
  }

  @Test
  void oneQuestionIsGivenAsSparqlJsonAndRdf() throws Exception {
    Question question = CATALOGUE.question("agreements-between");
    HttpResponse<String> sparql = served.get("queries/agreements-between");
    assertThat(sparql.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/sparql-query");
    assertThat(sparql.body()).isEqualTo(question.text());
    assertThat(served.get("queries/agreements-between.rq").body()).isEqualTo(question.text());
    assertThat(served.get("queries/agreements-between", "application/json").body())
        .contains("\"parameters\"");
    assertThat(served.rdf("queries/agreements-between.ttl").isEmpty()).isFalse();
    assertThat(served.rdf("queries/agreements-between?format=jsonld").isEmpty()).isFalse();
  }

  /** As sib-swiss/sparql-examples has it: the parts that its tools look for. */
  @Test
  void examplesAreThoseOfTheSwissInstituteOfBioinformaticsAndRunAsTheyStand() throws Exception {
    Model model = served.rdf("queries?format=ttl");
    String pattern =
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX schema: <https://schema.org/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?example ?text {
          ?example a sh:SPARQLExecutable , ?kind ; rdfs:comment ?comment ; schema:target ?endpoint ;
            schema:keywords ?word ; sh:prefixes/sh:declare [ sh:prefix 'ent' ; sh:namespace ?space ] .
          { ?example sh:select ?text ; a sh:SPARQLSelectExecutable }
          UNION { ?example sh:construct ?text ; a sh:SPARQLConstructExecutable }
          FILTER(LANG(?comment) = 'en' && STR(?endpoint) = '%s')
        }
        """
            .formatted(served.server().endpoint());
    Map<String, String> texts = new HashMap<>();
    ResultSet rows = QueryExecutionFactory.create(pattern, model).execSelect();
    rows.forEachRemaining(
        row -> texts.put(row.get("example").toString(), row.get("text").asLiteral().getString()));
    assertThat(texts).hasSize(CATALOGUE.questions().size());
    for (Map.Entry<String, String> example : texts.entrySet()) {
      QueryFactory.create(example.getValue(), Syntax.syntaxSPARQL_11);
      HttpResponse<String> answer = served.query(example.getValue(), "*/*");
      assertThat(answer.statusCode()).as(example.getKey()).isEqualTo(200);
    }
    String neighbourhood = texts.get(served.server().address() + "queries/actor-neighbourhood");
    assertThat(neighbourhood).as("its default is in place").contains("/actor/russia>");
  }

  // --- values are values

  /** 200 strings in every kind of parameter: what is asked keeps its shape. */
  @Test
  void hostileValuesOnlyBindVariables() throws Exception {
    String honest =
        served.get("queries/about-thing?thing=xyzzy", "application/sparql-results+json").body();
    List<String> columns = columns(honest);
    int tried = 0;
    for (String value : hostile()) {
      HttpResponse<String> answer =
          served.get(
              "queries/about-thing?thing=" + Served.encode(value),
              "application/sparql-results+json");
      if (answer.statusCode() == 200) {
        assertThat(columns(answer.body())).as(value).isEqualTo(columns);
        assertThat(rows(answer.body())).as(value).isZero();
      } else {
        assertThat(answer.statusCode()).as(value).isEqualTo(400);
      }
      for (String parameter : new String[] {"actor", "from", "to"}) {
        String others = parameter.equals("actor") ? "" : "actor=Russia&";
        HttpResponse<String> refused =
            served.get("queries/actor-by-year?" + others + parameter + "=" + Served.encode(value));
        assertThat(refused.statusCode()).as(parameter + " " + value).isEqualTo(400);
        assertThat(MAPPER.readTree(refused.body()).get("parameters").findValuesAsText("name"))
            .containsExactly(parameter);
      }
      tried++;
    }
    assertThat(tried).isGreaterThanOrEqualTo(200);
  }

  private static List<String> hostile() {
    String[] ends = {
      "'", "\"", "'''", "\"\"\"", "\\", "\\'", "\\u0022", "\\u0027", ">", "\u0000", "#", "`"
    };
    String[] goesOn = {
      ") } #",
      " } SELECT * { ?s ?p ?o",
      ")) || true || CONTAINS(?x, ",
      " . ?s ?p ?o . ",
      "} UNION { ?s ?p ?o } {",
      ") SERVICE <http://127.0.0.1/> {}",
      "\n} LIMIT 9 #",
      "@en . ?s ?p ?o #",
      "^^<http://www.w3.org/2001/XMLSchema#string>",
      "; DROP ALL",
      "> } INSERT DATA { <a> <b> <c> } #",
      "{{query}}",
      "${7*7}",
      "%00",
      "\u202Etxt",
      "?s",
      "$actor"
    };
    List<String> values = new ArrayList<>();
    for (String end : ends) {
      for (String rest : goesOn) {
        values.add("q" + end + rest);
      }
    }
    return values;
  }

  private static List<String> columns(String json) {
    return ResultSetFactory.fromJSON(new ByteArrayInputStream(json.getBytes(UTF_8)))
        .getResultVars();
  }

  private static int rows(String json) {
    ResultSet rows = ResultSetFactory.fromJSON(new ByteArrayInputStream(json.getBytes(UTF_8)));
    return ResultSetFactory.copyResults(rows).size();
  }
}
