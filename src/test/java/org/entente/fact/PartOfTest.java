package org.entente.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.Annotator;
import org.entente.document.DocumentReader;
import org.entente.fact.Fact.Engagement;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Register;
import org.entente.testing.SharedParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text says to be done under a named programme is a part of it. */
class PartOfTest {

  private static final DataFolder HOME = new DataFolder(Path.of("").toAbsolutePath());
  private static final Register REGISTER = Register.load(HOME);
  private static final Annotator ANNOTATOR = Annotator.create(HOME, REGISTER, SharedParser.get());
  private static final FactExtractor EXTRACTOR =
      FactExtractor.create(HOME, REGISTER, Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kenya and China are building a railway under the Belt and Road Initiative.",
        "Kenya and China are building a railway as part of the Belt and Road Initiative."
      })
  void isPartOf(String sentence) {
    List<Engagement> found = engagements(sentence);
    Engagement whole = only(found, EngagementKind.PROGRAMME);
    assertThat(only(found, EngagementKind.PROJECT).partOf()).contains(whole.key());
    assertThat(whole.partOf()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kenya and China are building a railway, and the Belt and Road Initiative is Chinese.",
        "Kenya and China are building a railway under budget."
      })
  void isNotPartOf(String sentence) {
    assertThat(only(engagements(sentence), EngagementKind.PROJECT).partOf()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Norway and Chile signed an agreement on fisheries in 2019. Under the agreement, Norway"
            + " delivered four patrol boats to Chile.",
        "Under an agreement signed in 2019 with Chile, Norway delivered four patrol boats to"
            + " Chile.",
        "Norway and Chile signed a contract in 2019. As part of the deal, Norway will deliver four"
            + " patrol boats to Chile."
      })
  void isPartOfWhatWasToldBefore(String text) {
    List<Engagement> found = engagements(text);
    assertThat(only(found, EngagementKind.TRANSFER).partOf())
        .contains(only(found, EngagementKind.AGREEMENT).key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Norway and Chile signed an agreement on fisheries in 2019. Norway delivered four patrol"
            + " boats to Chile under the eyes of the press.",
        "Norway delivered four patrol boats to Chile. Sweden and Peru signed an agreement on"
            + " fisheries."
      })
  void isNoPartOfWhatIsToldBeside(String text) {
    assertThat(only(engagements(text), EngagementKind.TRANSFER).partOf()).isEmpty();
  }

  private static List<Engagement> engagements(String text) {
    return EXTRACTOR
        .extract(ANNOTATOR.annotate(new DocumentReader(HOME).read("part.txt", text)))
        .facts()
        .stream()
        .filter(Engagement.class::isInstance)
        .map(Engagement.class::cast)
        .toList();
  }

  private static Engagement only(List<Engagement> found, EngagementKind kind) {
    List<Engagement> those = found.stream().filter(e -> e.kind() == kind).toList();
    assertThat(those).as(found.toString()).hasSize(1);
    return those.get(0);
  }
}
