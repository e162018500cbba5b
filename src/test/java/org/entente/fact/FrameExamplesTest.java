package org.entente.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.annotation.Annotator;
import org.entente.document.DocumentReader;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of {@code data/frames/*.yaml} finds what it says, and nothing else of its class.
 */
class FrameExamplesTest {

  private static final DataFolder HOME = new DataFolder(Path.of(""));
  private static final Register REGISTER = Register.load(HOME);
  private static final DocumentReader DOCUMENTS = new DocumentReader(HOME);
  private static final FactExtractor EXTRACTOR =
      FactExtractor.create(HOME, REGISTER, Optional.empty());
  private static final Annotator ANNOTATOR = Annotator.create(HOME, REGISTER, SharedParser.get());

  @TestFactory
  Stream<DynamicContainer> examples() {
    return HOME.files("data/frames", ".yaml").stream()
        .map(
            file -> {
              FrameFile frames = FrameFile.read(file);
              return DynamicContainer.dynamicContainer(
                  file.getFileName().toString(),
                  frames.examples().orElse(List.of()).stream()
                      .map(
                          example ->
                              DynamicTest.dynamicTest(
                                  example.text(), () -> check(frames.kind(), example))));
            });
  }

  private static void check(String kind, FrameFile.Example example) {
    List<Trace> traces = new ArrayList<>();
    List<Fact.Engagement> found =
        EXTRACTOR
            .extract(ANNOTATOR.annotate(DOCUMENTS.read("example.txt", example.text())), traces::add)
            .facts()
            .stream()
            .filter(Fact.Engagement.class::isInstance)
            .map(Fact.Engagement.class::cast)
            .toList();
    List<Fact.Engagement> left = new ArrayList<>(found);
    List<WantedEngagement> missed = new ArrayList<>();
    for (String line : example.finds()) {
      WantedEngagement wanted = WantedEngagement.parse(line);
      left.stream()
          .filter(wanted::describes)
          .findFirst()
          .ifPresentOrElse(left::remove, () -> missed.add(wanted));
    }
    List<String> story =
        Stream.concat(
                found.stream().map(WantedEngagement::line), traces.stream().map(Trace::toString))
            .toList();
    assertThat(missed).as("missed; found: %s", String.join("\n", story)).isEmpty();
    assertThat(left.stream().filter(f -> f.kind().term().equals(kind)).map(WantedEngagement::line))
        .as("found too; traces: %s", String.join("\n", story))
        .isEmpty();
  }
}
