package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entente.Pipeline;
import org.entente.annotation.Actor;
import org.entente.fact.Extraction;
import org.entente.identity.Identity.Ambiguous;
import org.entente.identity.Identity.Linked;
import org.entente.identity.Identity.Nil;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Iris;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in which one name means several actors, read by the whole program. */
class WhoIsMeantTest {

  private static final Pipeline PIPELINE =
      new Pipeline(DataFolder.find(), new Iris(), SharedParser::get);

  @Test
  void oneNameIsTwoBodiesWhereTheTextSpeaksOfTwoStates() {
    String text =
        """
        Malaysia leased two patrol ships to Kenya's neighbour. The Navy will train the crews at Lumut.

        Nigeria bought three cutters. The Navy expects them in June.""";

    assertThat(linked(text)).contains("royal-malaysian-navy", "nigerian-navy");
  }

  @Test
  void aBodyOfOneOfTwoStatesKeepsBothWithReasons() {
    String text = "Spain and Portugal met at Elvas. The Finance Ministry will publish the figures.";

    assertThat(identities(text).values())
        .filteredOn(Ambiguous.class::isInstance)
        .singleElement()
        .satisfies(
            identity ->
                assertThat(((Ambiguous) identity).candidates())
                    .extracting(c -> c.row().id())
                    .contains("ministry-of-finance-of-spain", "ministry-of-finance-of-portugal"))
        .satisfies(
            identity ->
                assertThat(((Ambiguous) identity).candidates())
                    .allMatch(c -> !c.reason().isEmpty()));
  }

  @Test
  void courtsOfTwoStatesAreTwoActorsThoughTheRegisterKnowsNeither() {
    String bhutan = "Bhutan sold power to India. Bhutan's Supreme Court heard the case.";
    String kenya = "Kenya sold tea to India. Kenya's Supreme Court heard the case.";

    assertThat(nil(bhutan)).hasSize(1).doesNotContainAnyElementsOf(nil(kenya));
  }

  @Test
  void aNewCompanyIsTheSameInTwoTexts() {
    String one = "Norway leases ships from Varga Lines Ltd of Split.";
    String two = "The port of Durban fined Varga Lines Ltd on Monday.";

    assertThat(nil(one)).hasSize(1).isEqualTo(nil(two));
  }

  @ParameterizedTest
  @CsvSource({
    "Bob Johnson flew to Kyiv from Leeds., boris-johnson",
    "Paul Lukas Merkl opened the mine in Chile., angela-merkel",
    "Rosnett Ltd sold pumps to Ghana., rosneft",
    "Ghazi Prom Traders sold pumps to Ghana., gazprom"
  })
  void aNameThatOnlySoundsAlikeIsNotLinked(String text, String row) {
    assertThat(linked(text)).doesNotContain(row);
  }

  private static List<String> linked(String text) {
    return identities(text).values().stream()
        .filter(Linked.class::isInstance)
        .map(identity -> ((Linked) identity).row().id())
        .toList();
  }

  private static List<String> nil(String text) {
    return identities(text).values().stream()
        .filter(Nil.class::isInstance)
        .map(identity -> ((Nil) identity).id())
        .toList();
  }

  private static Map<Integer, Identity> identities(String text) {
    Extraction extraction = PIPELINE.extract(PIPELINE.annotate("text.txt", text), trace -> {});
    Identities identities = PIPELINE.resolve(extraction);
    return extraction.actors().stream().collect(Collectors.toMap(Actor::id, identities::of));
  }
}
