package org.entente.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.system.Txn;
import org.entente.knowledge.DataFolder;
import org.entente.search.SearchIndex;
import org.entente.store.Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every question of the catalogue, with its defaults, over {@code cases/queries/fixture.trig}: rows
 * as in {@code NAME.csv}, a graph as in {@code NAME.ttl}. What was found stands in {@code
 * target/queries/}.
 */
@SuppressWarnings("NullAway.Init")
class CatalogueTest {

  private static final Path CASES = Path.of("src/test/resources/cases/queries");
  private static final Path FOUND = Path.of("target/queries");
  private static final Catalogue CATALOGUE =
      Catalogue.load(new DataFolder(Path.of("").toAbsolutePath()));

  @TempDir private static Path folder;
  private static Store store;

  @BeforeAll
  static void open() throws IOException {
    store = Store.open(folder.resolve("store"));
    String fixture = CASES.resolve("fixture.trig").toString();
    Txn.executeWrite(store.dataset(), () -> RDFDataMgr.read(store.dataset(), fixture));
    SearchIndex.of(store).prepare();
    Files.createDirectories(FOUND);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  static Stream<String> names() {
    return CATALOGUE.questions().stream().map(Question::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void findsWhatIsExpected(String name) throws IOException {
    Answer answer = CATALOGUE.question(name).ask(store.link(), Map.of());
    if (answer instanceof Answer.Statements statements) {
      Files.writeString(FOUND.resolve(name + ".ttl"), write(Format.TTL, answer));
      Graph expected = RDFDataMgr.loadGraph(CASES.resolve(name + ".ttl").toString());
      assertThat(statements.graph().isIsomorphicWith(expected)).as("target/queries").isTrue();
    } else {
      String found = write(Format.CSV, answer);
      Files.writeString(FOUND.resolve(name + ".csv"), found);
      Path expected = CASES.resolve(name + ".csv");
      assertThat(expected).exists();
      assertThat(rows(found)).isEqualTo(rows(Files.readString(expected)));
    }
  }

  @Test
  void everyQuestionSaysWhatItIs() {
    assertThat(CATALOGUE.questions()).hasSizeGreaterThanOrEqualTo(18);
    for (Question question : CATALOGUE.questions()) {
      assertThat(question.title()).as(question.name()).isNotEqualTo(question.name());
      assertThat(question.description()).as(question.name()).endsWith(".");
      for (Parameter parameter : question.parameters()) {
        assertThat(question.text()).as(question.name()).contains("?" + parameter.name());
      }
    }
  }

  /** What a person copies from a page, or a program from the API, is SPARQL that others read. */
  @ParameterizedTest
  @MethodSource("names")
  void isWrittenAsStandardSparql(String name) {
    Question question = CATALOGUE.question(name);
    Map<String, String> values =
        question.parameters().stream()
            .filter(Parameter::open)
            .filter(parameter -> parameter.type() == Parameter.Type.ACTOR)
            .collect(Collectors.toMap(Parameter::name, parameter -> "Russia"));
    String written =
        Txn.calculateRead(
            store.link(),
            () -> question.query(store.link(), values).toString(Syntax.syntaxSPARQL_11));
    assertThatCode(() -> QueryFactory.create(written, Syntax.syntaxSPARQL_11))
        .as(written)
        .doesNotThrowAnyException();
  }

  @Test
  void parametersNarrowWhatIsFound() {
    assertThat(ask("agreements-between", Map.of("a", "India", "b", "Russia")))
        .contains("S-400 contract, India–Russia")
        .doesNotContain("Gas supply");
    assertThat(ask("agreements-between", Map.of("from", "2002", "to", "2014-05")))
        .contains("Gas supply")
        .doesNotContain("Treaty");
    assertThat(ask("transfers", Map.of("recipient", "India")))
        .contains("S-400 delivery")
        .doesNotContain("RD-180");
    assertThat(ask("undated", Map.of("class", "transfer")))
        .contains("RD-180")
        .doesNotContain("Talks");
    assertThat(ask("actors-of-domain", Map.of("domain", "missile defence")))
        .contains("India")
        .doesNotContain("Fang Fenghui");
    assertThat(ask("amounts", Map.of("least", "10000000000"))).doesNotContain("S-400");
    assertThat(ask("about-thing", Map.of("thing", "natural gas"))).contains("Gas supply deal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Russia",
        "Россия",
        "俄罗斯",
        "Russian Federation",
        "russia",
        "РОССИЯ",
        "Rossiya",
        "https://w3id.org/entente/id/actor/russia"
      })
  void actorsAreFoundByAnyName(String name) {
    assertThat(ask("transfers", Map.of("supplier", name))).contains("RD-180");
  }

  @Test
  void wrongValuesAreToldInASentence() {
    refused("agreements-between", Map.of("from", "yesterday"), "--from of agreements-between must");
    refused("agreements-between", Map.of("from", "2014-02-30"), "a date such as 2014-05-21");
    refused("agreements-between", Map.of("c", "x"), "has no parameter --c. It has: --a (one of");
    refused("documents", Map.of("c", "x"), "documents has no parameter --c; it has none.");
    refused("agreements-between", Map.of("a", "Ruritania"), "No actor is called Ruritania.");
    refused("agreements-between", Map.of("a", "aircraft"), "United Aircraft");
    refused("agreements-between", Map.of("a", "Rosia"), "Rosia. Did you mean Russia");
    refused("agreements-between", Map.of("a", "*"), "No actor is called *");
    refused("amounts", Map.of("least", "much"), "must be a whole number such as 10, not much");
    refused("actors-of-domain", Map.of("domain", "magic"), "There are: aviation, cyber, energy");
    refused("undated", Map.of("class", "Actor"), "There are: Agreement, Conflict, Cooperation");
    assertThatThrownBy(() -> CATALOGUE.question("nothing"))
        .isInstanceOf(QuestionException.class)
        .hasMessageContaining("There are: about-thing, actor-by-year");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\" } ?x ?y ?z . { \"",
        "S-400\")) || true || CONTAINS(\"a\", \"",
        "') . # ",
        "\\u0022 } #",
        "a\nb } UNION { ?s ?p ?o",
        "?label",
        "<urn:x>"
      })
  void valuesCannotChangeTheQuestion(String value) {
    assertThat(((Answer.Rows) answer("about-thing", Map.of("thing", value))).rows()).isEmpty();
    assertThat(((Answer.Rows) answer("passage-for-fact", Map.of("fact", value))).rows()).isEmpty();
    assertThatThrownBy(() -> answer("transfers", Map.of("supplier", value)))
        .isInstanceOf(QuestionException.class);
  }

  @Test
  void neededParameterMustBeGiven() {
    Question question =
        Question.parse("q", "# param: who actor - the actor\nSELECT ?x { ?x ?p ?who }");
    assertThatThrownBy(() -> question.ask(store.link(), Map.of()))
        .isInstanceOf(QuestionException.class)
        .hasMessage("q needs --who, (the actor)");
    assertThatThrownBy(() -> Question.parse("q", "# title: x\n# param: who\nASK {}"))
        .hasMessageStartingWith("q:2: a parameter is written: name type default description");
    assertThatThrownBy(() -> Question.parse("q", "# param: a thing - x\nASK {}"))
        .hasMessageContaining("q:1: thing is no type of parameters");
    assertThatThrownBy(() -> Question.parse("q", "SELECT"))
        .isInstanceOf(QuestionException.class)
        .hasMessageStartingWith("q is not SPARQL:");
  }

  @Test
  void formatsSuitPeopleAndPrograms() {
    String table = ask("documents", Map.of());
    assertThat(table).startsWith("source").contains("Two neighbours").endsWith("(3 rows)\n");
    assertThat(write(Format.JSON, answer("documents", Map.of()))).contains("\"bindings\"");
    Answer graph = answer("actor-neighbourhood", Map.of("actor", "India"));
    assertThat(write(Format.TABLE, graph)).contains("ent:Transfer");
    assertThat(write(Format.TTL, graph)).contains("ent:recipient");
    assertThat(write(Format.JSON, graph)).contains("@graph");
    assertThatThrownBy(() -> write(Format.TTL, answer("documents", Map.of())))
        .isInstanceOf(QuestionException.class)
        .hasMessageContaining("table, csv or json");
    Answer yes = Question.parse("q", "ASK {}").ask(store.link(), Map.of());
    assertThat(write(Format.TABLE, yes)).isEqualTo("yes\n");
  }

  private static void refused(String name, Map<String, String> values, String message) {
    assertThatThrownBy(() -> answer(name, values))
        .isInstanceOf(QuestionException.class)
        .hasMessageContaining(message);
  }

  private static Answer answer(String name, Map<String, String> values) {
    return CATALOGUE.question(name).ask(store.link(), values);
  }

  private static String ask(String name, Map<String, String> values) {
    return write(Format.TABLE, answer(name, values));
  }

  private static String write(Format format, Answer answer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(answer, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What is grouped into one cell has no order. */
  private static List<String> rows(String csv) {
    return csv.lines()
        .map(
            line ->
                Arrays.stream(line.split("[,;|\"]"))
                    .map(String::strip)
                    .sorted()
                    .collect(Collectors.joining(",")))
        .toList();
  }
}
