package org.entente.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.Pipeline;
import org.entente.annotation.AnnotatedDocument;
import org.entente.evaluation.MarkedName.Answer;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.rdf.Iris;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityEvaluationTest {

  private static final Path SET = Path.of("data/gold/identity/mentions.tsv");
  private static final Pipeline PIPELINE =
      new Pipeline(DataFolder.find(), new Iris(), SharedParser::get);

  @TempDir private Path folder;

  @Test
  void whoIsMeantByTheNamesOfTheSet() {
    IdentityEvaluation evaluation = Evaluate.identity(SET, IdentityEvaluationTest::read);

    assertThat(evaluation.share("all").accuracy()).isGreaterThan(0.95);
    assertThat(evaluation.share("shared names").accuracy()).isGreaterThan(0.95);
    assertThat(evaluation.share("held out").accuracy()).isGreaterThan(0.92);
    assertThat(evaluation.answers().get("links").precision()).isGreaterThan(0.98);
    assertThat(evaluation.misses())
        .noneMatch(
            miss ->
                MarkedName.read(SET).stream()
                    .filter(MarkedName::heldOut)
                    .anyMatch(name -> miss.contains(name.marked())));
  }

  @Test
  void theSetIsLargeHalfOfItSharedNamesAndItsAnswersAreRows() {
    List<MarkedName> names = MarkedName.read(SET);
    Register register = Register.load(DataFolder.find());
    Set<String> rows = new HashSet<>();
    for (MarkedName name : names) {
      for (Answer answer : name.answers()) {
        if (answer instanceof Answer.Known known) {
          rows.add(known.row());
        } else if (answer instanceof Answer.Open open) {
          rows.addAll(open.rows());
        }
      }
    }

    assertThat(names).hasSizeGreaterThan(240);
    assertThat(names).filteredOn(MarkedName::shared).hasSizeGreaterThan(names.size() / 2);
    assertThat((double) names.stream().filter(MarkedName::heldOut).count() / names.size())
        .isBetween(0.07, 0.14);
    assertThat(names).extracting(MarkedName::text).doesNotHaveDuplicates();
    assertThat(rows).allMatch(row -> register.actor(row).isPresent());
  }

  @Test
  void everyAnswerIsToldFromEveryOther() throws IOException {
    String text = "[[Peru]] and Chile sent officers to Arica.";

    assertThat(accuracy(text, "peru")).isEqualTo(1);
    assertThat(accuracy(text, "chile")).isZero();
    assertThat(accuracy(text, "nil State")).isZero();
    assertThat(accuracy(text, "ambiguous peru chile")).isZero();
    assertThat(accuracy(text, "none")).isZero();
    assertThat(accuracy(text, "none|peru")).isEqualTo(1);
    String firm = "Norway leases ships from [[Varga Lines Ltd]] of Split.";
    assertThat(accuracy(firm, "nil Company")).isEqualTo(1);
    assertThat(accuracy(firm, "nil GovernmentBody")).isZero();
    assertThat(accuracy("It rained on the [[lake]] for a week.", "none")).isEqualTo(1);
  }

  @Test
  void aMissTellsWhatWasMeantWhatWasSaidAndWhy() throws IOException {
    assertThat(evaluate("[[Peru]] and Chile sent officers to Arica.", "chile").misses())
        .singleElement()
        .asString()
        .contains("state\tmentions.tsv:2\tchile\tsaid peru\t[[Peru]] and Chile")
        .contains("peru: named so");
  }

  @Test
  void aRowThatMarksNothingIsAnErrorWithItsLine() {
    assertThatThrownBy(() -> evaluate("Peru and Chile.", "peru"))
        .hasMessageContaining("mentions.tsv:2: one name has to be marked");
    assertThatThrownBy(() -> evaluate("[[Peru]] and Chile.", "nil Country"))
        .hasMessageContaining("mentions.tsv:2: country is no class of actors");
  }

  private double accuracy(String text, String answer) throws IOException {
    return evaluate(text, answer).share("all").accuracy();
  }

  private IdentityEvaluation evaluate(String text, String answer) throws IOException {
    Path file = folder.resolve("mentions.tsv");
    List<String> lines = new ArrayList<>();
    lines.add("kind\tname\tanswer\ttext");
    lines.add(String.join("\t", "state", "own", answer, text));
    Files.write(file, lines);
    return Evaluate.identity(file, IdentityEvaluationTest::read);
  }

  private static IdentityReading read(String text) {
    AnnotatedDocument annotated = PIPELINE.annotate("text.txt", text);
    return new IdentityReading(
        annotated, PIPELINE.resolve(PIPELINE.extract(annotated, trace -> {})));
  }
}
