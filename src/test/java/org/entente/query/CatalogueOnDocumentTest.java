package org.entente.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.RDFDataMgr;
import org.entente.knowledge.DataFolder;
import org.entente.search.SearchIndex;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every question of the catalogue over the graph of {@code data/documents}: rows as in {@code
 * cases/catalogue/NAME.csv}, a graph as in {@code NAME.ttl}. {@code NAME.txt}, where there is one,
 * gives the parameters, one {@code name=value} a line. {@code -Dcatalogue.update=true} writes what
 * is found over what is expected, to be read in the diff.
 */
@SuppressWarnings("NullAway.Init")
class CatalogueOnDocumentTest {

  private static final Path CASES = Path.of("src/test/resources/cases/catalogue");
  private static final Catalogue CATALOGUE =
      Catalogue.load(new DataFolder(Path.of("").toAbsolutePath()));

  @TempDir private static Path folder;
  private static Store store;

  @BeforeAll
  static void open() {
    PreparedStore.filled(folder.resolve("store"));
    store = Store.open(folder.resolve("store"));
    SearchIndex.of(store).prepare();
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
    Answer answer = CATALOGUE.question(name).ask(store.link(), parameters(name));
    boolean graph = answer instanceof Answer.Statements;
    Path expected = CASES.resolve(name + (graph ? ".ttl" : ".csv"));
    String found = write(graph ? Format.TTL : Format.CSV, answer);
    if (Boolean.getBoolean("catalogue.update")) {
      Files.writeString(expected, found);
    }
    assertThat(expected).exists();
    if (answer instanceof Answer.Statements statements) {
      assertThat(statements.graph().isIsomorphicWith(RDFDataMgr.loadGraph(expected.toString())))
          .as(found)
          .isTrue();
    } else {
      assertThat(rows(found)).isEqualTo(rows(Files.readString(expected)));
    }
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

  private static Map<String, String> parameters(String name) throws IOException {
    Path file = CASES.resolve(name + ".txt");
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      int equals = line.indexOf('=');
      parameters.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return parameters;
  }

  private static String write(Format format, Answer answer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(answer, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
