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
        // A capital after a month acts.
        "In June Tehran signed a gas agreement with Oman."
            + "|Agreement party=Iran party=Oman !place=Tehran",
        "The talks failed, but in August Ankara delivered twelve drones to Niger."
            + "|Transfer supplier=Turkey recipient=Niger quantity=12",
        "In July Cairo, Amman and Baghdad signed a trade agreement."
            + "|Agreement party=Egypt party=Jordan party=Iraq",
        "In 2019 Oslo bought frigates from Italy, and in October Vienna ordered helicopters from"
            + " Leonardo.|Transfer recipient=Austria supplier=Leonardo",
        "The minister said in March Tokyo would buy 400 Tomahawks from the United States."
            + "|Transfer recipient=Japan supplier=United States quantity=400",
        "Following talks in August Harare and Maputo signed a power deal."
            + "|Agreement party=Zimbabwe party=Mozambique",
        "Peru sold ten ships in June. Lima met the buyers in Quito and signed a contract with"
            + " Chile.|Agreement party=Peru party=Chile",
        // A visitor meets.
        "The pact came as visiting Chinese President Xi Jinping met with King Harald in Oslo."
            + "|Meeting partner=Xi partner=Harald place=Oslo",
        // A sentence ends after an acronym and after a digit.
        "Qatar sold Japan LNG. Malta bought two ferries from Italy."
            + "|Transfer recipient=Malta supplier=Italy !recipient=Japan quantity=2",
        "Webuild built units 5 and 6. Chad bought two ferries from Italy."
            + "|Transfer recipient=Chad supplier=Italy quantity=2",
        // What a measure says of things does not count them.
        "Colombia ordered five 97-metre patrol vessels from Damen."
            + "|Transfer recipient=Colombia supplier=Damen object=patrol quantity=5",
        // Off a coast
        "Poland built a wind farm off the coast of Pomerania."
            + "|Project partner=Poland place=Pomerania",
        "Italy and Japan held a naval exercise off the coast of Somalia."
            + "|Exercise partner=Italy partner=Japan place=Somalia !partner=Somalia",
        // Where a report is from
        "SEOUL, March 12, 2025 – The foreign ministry signed a pact with Peru."
            + "|Agreement party=Ministry of Foreign Affairs of South Korea party=Peru",
        // What a clause tells of a noun is over.
        "The plant, agreed in 2013 when Norway visited Ghana, began work. In June Norway lent"
            + " Ghana $5 million."
            + "|Transfer supplier=Norway recipient=Ghana !occurred=2013-06",
        // The present tense of chronologies
        "The dispute in dates//14 February 2014: Ugandan marines seize two Kenyan ferries off Migingo"
            + " Island."
            + "|Conflict initiator=Uganda target=Kenya status=completed",
        // The date of an entry holds for all that it tells, but not for what was at another time.
        "Ties in dates//May 2011: Peru and Chile sign a treaty in Lima. The two navies hold an"
            + " exercise off Callao.|Exercise partner=Peru partner=Chile occurred=2011-05"
            + " status=completed",
        "Ties in dates//May 2011: Peru and Chile sign a treaty in Lima. Three years later the two"
            + " navies hold an exercise off Callao.|Exercise partner=Peru !occurred=2011-05",
        "Ties in dates//4 May 2011: Chile says that it will build a mine in Peru."
            + "|Project partner=Chile announced=2011-05-04",
        "On 12 June 2011 the presidents of Peru and Chile met in Lima and signed a treaty on fish."
            + "|Agreement party=Peru party=Chile signed=2011-06-12",
        "Oman and Chile raised their ties to a strategic partnership in May 2008, during a visit of"
            + " Michelle Bachelet to Muscat.|Meeting partner=Bachelet occurred=2008-05",
        // Whose, or from where, somebody is takes no part.
        "Finland's Fortum and Estonia's Enefit said that they would build a wind farm in Latvia."
            + "|Project partner=Fortum partner=Enefit !partner=Estonia",
        "Relations between Mongolia and Hungary//Varga, a German-Swedish developer, owns a mine. In"
            + " May 2021 a treaty on water was signed."
            + "|Agreement party=Mongolia party=Hungary !party=Sweden",
        "Kazakhstan and the European Union//A road map on rare metals was endorsed in May 2023."
            + "|Agreement party=Kazakhstan party=European Union signed=2023-05",
        // A pronoun for goods is nobody.
        "Kenya and Ghana trade much. Norway built two patrol boats in 2019 and sold them to Malta in"
            + " 2021.|Transfer supplier=Norway recipient=Malta object=boat occurred=2021"
            + " !recipient=Kenya",
        // "Both" before a noun, "whose" after a name
        "Posco and Hyundai opened a mill. The navies of Chile and Peru met in Lima. The navies of both"
            + " countries took part in the exercise Bold Tide."
            + "|Exercise partner=Chile partner=Peru !partner=Posco",
        "Niger protested against Chad, whose troops had attacked a village in May 2012."
            + "|Conflict initiator=Chad",
        "Argentina is vast. Milei's government is in talks with France, and in May 2011 it bought"
            + " three radars from Peru."
            + "|Transfer recipient=Argentina supplier=Peru !recipient=France",
        // What is told beside what somebody says
        "Oslo alleges that Chad has sold jets to Mali, and in May 2012 it imposed sanctions on Conviasa."
            + "|Sanction initiator=Norway target=Conviasa started=2012-05 factuality=asserted",
        // "It" for nothing
        "Ecuador is a state. It was an honour to sign the agreement between Peru and Japan."
            + "|Agreement party=Peru party=Japan !party=Ecuador",
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
