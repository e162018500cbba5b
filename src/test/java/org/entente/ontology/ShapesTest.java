package org.entente.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.update.UpdateAction;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code cases/shapes/conforming.ttl} conforms. The files beside it have the names of shapes and
 * hold SPARQL updates of it, parted by empty lines; above each stand, as comments, the messages of
 * the report that it brings about, first the one of that shape.
 */
class ShapesTest {

  private static final Path CASES = Path.of("src/test/resources/cases/shapes");
  private static final Model MODEL = OntologyFiles.shapes();
  private static final Shapes SHAPES = Shapes.parse(MODEL.getGraph());
  private static final Model CONFORMING =
      RDFDataMgr.loadModel(CASES.resolve("conforming.ttl").toUri().toString())
          .add(OntologyFiles.ontology());

  private static final String PROLOGUE =
      "BASE <https://example.org/>\n"
          + CONFORMING.getNsPrefixMap().entrySet().stream()
              .map(e -> "PREFIX " + e.getKey() + ": <" + e.getValue() + ">\n")
              .collect(Collectors.joining());

  @Test
  void conformingGraphConforms() {
    assertThat(messages(CONFORMING)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void brokenGraphIsRefused(String shape, List<String> messages, String update) {
    Model broken = ModelFactory.createDefaultModel().add(CONFORMING);
    UpdateAction.parseExecute(PROLOGUE + update, broken);
    assertThat(broken.isIsomorphicWith(CONFORMING)).as("the update changes nothing").isFalse();
    assertThat(messages(broken)).isEqualTo(new HashSet<>(messages));
  }

  static Stream<Arguments> brokenGraphIsRefused() {
    return OntologyFiles.below(CASES, ".ru").stream()
        .flatMap(file -> blocks(file).map(b -> arguments(shape(file), comments(b), b)));
  }

  @Test
  void everyConstraintIsBrokenByACase() {
    MODEL
        .listSubjectsWithProperty(RDF.type, SHACLM.NodeShape)
        .filterKeep(Resource::isURIResource)
        .forEach(
            shape ->
                assertThat(cases(shape.getLocalName()))
                    .as(shape.getLocalName())
                    .containsAll(messagesOf(shape)));
  }

  private static Set<String> cases(String shape) {
    return blocks(CASES.resolve(shape + ".ru"))
        .map(block -> comments(block).get(0))
        .collect(Collectors.toSet());
  }

  /** The messages of a shape and of its property shapes. */
  private static Set<String> messagesOf(Resource shape) {
    Set<String> messages = new HashSet<>();
    Stream.concat(
            Stream.of(shape),
            shape.listProperties(SHACLM.property).mapWith(s -> s.getResource()).toList().stream())
        .forEach(s -> s.listProperties(SHACLM.message).forEach(m -> messages.add(m.getString())));
    assertThat(messages).isNotEmpty();
    return messages;
  }

  private static Set<String> messages(Model data) {
    ValidationReport report = ShaclValidator.get().validate(SHAPES, data.getGraph());
    return report.getEntries().stream().map(ReportEntry::message).collect(Collectors.toSet());
  }

  private static Stream<String> blocks(Path file) {
    return Arrays.stream(OntologyFiles.text(file).split("\n\n+"));
  }

  private static List<String> comments(String block) {
    return block
        .lines()
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).strip())
        .toList();
  }

  private static String shape(Path file) {
    return file.getFileName().toString().replace(".ru", "");
  }
}
