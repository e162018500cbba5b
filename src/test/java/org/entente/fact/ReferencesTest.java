package org.entente.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.entente.annotation.Annotator;
import org.entente.document.DocumentReader;
import org.entente.fact.Fact.Engagement;
import org.entente.fact.Fact.Observation;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a text means that does not name them where it tells of what they do; and when it was. */
class ReferencesTest {

  private static final DataFolder HOME = new DataFolder(Path.of("").toAbsolutePath());
  private static final Register REGISTER = Register.load(HOME);
  private static final Annotator ANNOTATOR = Annotator.create(HOME, REGISTER, SharedParser.get());
  private static final FactExtractor EXTRACTOR = FactExtractor.create(HOME, REGISTER);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Who speaks
        "Remarks by the Foreign Minister of Fiji//We have received two patrol boats from Australia."
            + "|Transfer recipient=Fiji supplier=Australia",
        "Remarks by the Foreign Minister of Fiji//Together with Tonga, we will buy a hospital ship."
            + "|Transfer recipient=Fiji recipient=Tonga",
        // What the title says that it is about
        "Relations between Mongolia and Hungary//Ministers signed an agreement on veterinary"
            + " science in May 2021.|Agreement party=Mongolia party=Hungary signed=2021-05",
        "Relations between Mongolia and Hungary//The two navies held an exercise in May 2021."
            + "|Exercise partner=Mongolia partner=Hungary occurred=2021-05",
        // A firm's nationality makes its state no party.
        "Uzbekistan talked with Tajikistan. The Italian company Webuild built a road. The two"
            + " countries agreed to build two dams."
            + "|Agreement party=Uzbekistan party=Tajikistan !party=Italy",
        // Whoever does it is no goods.
        "In December the company sold its stake in the plant to Siemens for $12 million."
            + "|Transfer recipient=Siemens amount=12000000USD",
        // The present tense of chronologies
        "The dispute in dates//14 February 2014: Ugandan marines seize two Kenyan ferries off Migingo"
            + " Island."
            + "|Conflict initiator=Uganda target=Kenya status=completed",
        // What was helped to happen happened.
        "Norway helped to build a bridge in Malawi in 2012.|Project partner=Norway status=completed",
        // To take place is to be there.
        "Talks between Chile and Peru will take place in Quito.|Meeting place=Quito status=planned",
      })
  void mean(String text, String wanted) {
    List<Engagement> found =
        extract(text).facts().stream()
            .filter(Engagement.class::isInstance)
            .map(Engagement.class::cast)
            .toList();

    assertThat(found)
        .as("found: %s", found.stream().map(WantedEngagement::line).toList())
        .anyMatch(WantedEngagement.parse(wanted)::describes);
  }

  @Test
  void whatTwoShareIsAboutTheTwoOfTheTitle() {
    Extraction extraction =
        extract(
            "Relations between Mongolia and Hungary//Bilateral trade amounted to 42 million dollars"
                + " in 2023.");

    assertThat(extraction.facts())
        .filteredOn(Observation.class::isInstance)
        .singleElement()
        .satisfies(
            fact ->
                assertThat(((Observation) fact).about())
                    .extracting(slot -> slot.value().name())
                    .containsExactly("Mongolia", "Hungary"));
  }

  private static Extraction extract(String text) {
    String lines = text.replace("//", "\n\n");
    return EXTRACTOR.extract(ANNOTATOR.annotate(new DocumentReader(HOME).read("text.txt", lines)));
  }
}
