package org.entente.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Annotator;
import org.entente.document.DocumentReader;
import org.entente.fact.Fact.Observation;
import org.entente.fact.Fact.Value;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.knowledge.Table;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sentences whose numbers are values, and such whose numbers belong to what is bought or lent. */
class ObservationExamplesTest {

  private static final Path EXAMPLES =
      Path.of("src/test/resources/cases/observations/examples.tsv");
  private static final DataFolder HOME = new DataFolder(Path.of(""));
  private static final Register REGISTER = Register.load(HOME);
  private static final DocumentReader DOCUMENTS = new DocumentReader(HOME);
  private static final FactExtractor EXTRACTOR = FactExtractor.create(HOME, REGISTER);
  private static final Annotator ANNOTATOR = Annotator.create(HOME, REGISTER, SharedParser.get());

  @TestFactory
  Stream<DynamicTest> examples() {
    return Table.read(EXAMPLES).rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("text"), () -> check(row.get("text"), row.get("finds"))));
  }

  private static void check(String text, String finds) {
    List<Observation> found =
        EXTRACTOR
            .extract(ANNOTATOR.annotate(DOCUMENTS.read("example.txt", text)), t -> {})
            .facts()
            .stream()
            .filter(Observation.class::isInstance)
            .map(Observation.class::cast)
            .sorted(Comparator.comparing(o -> o.value().evidence()))
            .toList();
    if (finds.equals("none")) {
      assertThat(found).isEmpty();
      return;
    }
    List<String> wanted = Arrays.asList(finds.split(" \\| "));
    assertThat(found).hasSameSizeAs(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(line(found.get(i))).startsWith(wanted.get(i));
    }
  }

  /**
   * The measure, the value with its unit if it is no thing that is counted, whom it is about, when
   * it held, and whose word it is.
   */
  private static String line(Observation o) {
    Value.Number number = (Value.Number) o.value().value();
    String unit = o.unit().filter(u -> u.matches("%|[A-Z]{3}")).map(u -> " " + u).orElse("");
    return o.measure().value()
        + "="
        + number.value().toPlainString()
        + unit
        + " about="
        + o.about().get(0).value().name()
        + " on="
        + o.dates().stream()
            .map(date -> date.value().date().toString())
            .collect(Collectors.joining(","))
        + "; by="
        + o.attributedTo().stream()
            .map(source -> source.value().name())
            .collect(Collectors.joining(","));
  }
}
