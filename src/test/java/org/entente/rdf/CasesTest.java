package org.entente.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.entente.fact.Extraction;
import org.entente.identity.Identities;
import org.entente.identity.Resolver;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Folders under {@code cases/rdf}: what was extracted in {@code input.json}, the document's graph
 * in {@code expected.ttl}. A case whose expected file is missing writes what came out beside the
 * compiled tests, to be read and copied.
 */
class CasesTest {

  static final Path CASES = Path.of("src/test/resources/cases/rdf");
  static final Register REGISTER = Register.load(new DataFolder(CASES.resolve("home")));

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(f -> Files.exists(f.resolve("input.json"))).sorted().toList();
    }
  }

  static NamedGraph write(Extraction extraction) {
    Identities identities = new Resolver(REGISTER).resolve(extraction);
    return new DocumentGraph(new Iris(), "test").write(extraction, identities);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void graphIsAsExpected(Path folder) throws IOException {
    Graph graph = write(CaseExtraction.read(folder.resolve("input.json"))).graph();
    compare(graph, folder.resolve("expected.ttl"));
  }

  static void compare(Graph graph, Path expected) throws IOException {
    if (!Files.exists(expected)) {
      Path actual = Path.of("target", expected.toString().replace('/', '-'));
      Files.writeString(actual, turtle(graph));
      throw new AssertionError(expected + " is missing; the graph is in " + actual);
    }
    Graph wanted = GraphFactory.createGraphMem();
    RDFDataMgr.read(wanted, expected.toUri().toString(), Lang.TURTLE);
    assertThat(lines(graph)).containsExactlyElementsOf(lines(wanted));
    assertThat(graph.isIsomorphicWith(wanted)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sameInputGivesSameQuadsWithoutBlankNodes(Path folder) throws IOException {
    Path input = folder.resolve("input.json");
    Graph first = write(CaseExtraction.read(input)).graph();
    Graph second = write(CaseExtraction.read(input)).graph();
    assertThat(lines(second)).isEqualTo(lines(first));
    assertThat(first.stream()).noneMatch(t -> t.getSubject().isBlank() || t.getObject().isBlank());
  }

  static List<String> lines(Graph graph) {
    return graph.stream().map(Object::toString).sorted().toList();
  }

  private static String turtle(Graph graph) {
    graph.getPrefixMapping().setNsPrefixes(Prefixes.mapping());
    return RDFWriter.source(graph)
        .format(RDFFormat.TURTLE_PRETTY)
        .base(Iris.DEFAULT_BASE)
        .asString();
  }
}
