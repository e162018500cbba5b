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
        "The dispute in dates//14 February 2014: Ugandan marines seize two Kenyan ferries off"
            + " Migingo Island.|Conflict initiator=Uganda target=Kenya status=completed",
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
        "Kenya and Ghana trade much. Norway built two patrol boats in 2019 and sold them to Malta"
            + " in 2021.|Transfer supplier=Norway recipient=Malta object=boat occurred=2021"
            + " !recipient=Kenya",
        // "Both" before a noun, "whose" after a name
        "Posco and Hyundai opened a mill. The navies of Chile and Peru met in Lima. The navies of"
            + " both countries took part in the exercise Bold Tide.|Exercise partner=Chile"
            + " partner=Peru !partner=Posco",
        "Niger protested against Chad, whose troops had attacked a village in May 2012."
            + "|Conflict initiator=Chad",
        "Argentina is vast. Milei's government is in talks with France, and in May 2011 it bought"
            + " three radars from Peru."
            + "|Transfer recipient=Argentina supplier=Peru !recipient=France",
        // What is told beside what somebody says
        "Oslo alleges that Chad has sold jets to Mali, and in May 2012 it imposed sanctions on"
            + " Conviasa.|Sanction initiator=Norway target=Conviasa started=2012-05"
            + " factuality=asserted",
        // "It" for nothing
        "Ecuador is a state. It was an honour to sign the agreement between Peru and Japan."
            + "|Agreement party=Peru party=Japan !party=Ecuador",
        // What was helped to happen happened.
        "Norway helped to build a bridge in Malawi in 2012.|Project partner=Norway"
            + " status=completed",
        // A noun that its verb carries is heard for both.
        "Portugal and Morocco held trade negotiations in Rabat."
            + "|Meeting partner=Portugal partner=Morocco place=Rabat",
        "The next meeting will be hosted by the Philippines in Cebu."
            + "|Meeting partner=Philippines place=Cebu status=planned",
        // "The contract" of goods told before is their order, unless it says what else it is of.
        "Portugal ordered six helicopters from Italy in 2014. The contract was cancelled in 2018."
            + "|Transfer recipient=Portugal supplier=Italy ended=2018 status=cancelled",
        "Peru wants to buy six submarines from Germany. That deal, valued at $8 billion, would be"
            + " the largest.|Transfer recipient=Peru amount=8000000000USD",
        "Peru bought two tugs from Spain in 2011. The contract to supply radars to Chile was signed"
            + " by Sweden in 2015.|Transfer recipient=Peru !signed=2015",
        // What is said of known goods belongs to them only in their clause.
        "Sweden sold two ferries to Peru in 2014. The ferries are worth $40 million."
            + "|Transfer supplier=Sweden amount=40000000USD",
        "Sweden sold two ferries to Peru in 2014. In May 2016 Chile said that the ferries of Oman"
            + " were old.|Transfer supplier=Sweden !announced=2016-05 !occurred=2016-05",
        "Norway ordered four frigates from Spain. The frigates, 133 metres long, have a range of"
            + " 4,500 miles.|Transfer recipient=Norway !quantity=133 metres !quantity=4500 miles",
        "Sweden sold two ferries to Peru in 2014. Chile launched the largest ferry in 2016."
            + "|Transfer supplier=Sweden !occurred=2016 !started=2016",
        // A text may get a name later.
        "Kenya and Oman signed a mutual defence treaty on 6 October 2025. The Lamu Treaty will"
            + " allow Kenyans to serve.|Agreement name=Lamu Treaty party=Oman signed=2025-10-06",
        // A project that has a name is no other one.
        "Peru and Chile built the Arica Tunnel Project in 2011. The Rio Verde Project, which Peru"
            + " and Brazil launched in 2014, is larger.|Project name=Rio Verde Project"
            + " partner=Brazil started=2014 !partner=Chile",
        "Peru and Chile built a gas plant in Arica. Petrobras pulled out of the Angolan project in"
            + " 2014.|Project partner=Peru !partner=Angola !ended=2014",
        // What was built is spoken of again.
        "China built a bridge in Malawi. It was opened in 2019.|Project partner=China ended=2019",
        "China built a bridge in Malawi. The $5 billion structure, built by Sinohydro, was opened"
            + " in 2019.|Project partner=China partner=Sinohydro amount=5000000000USD ended=2019",
        "Ethiopia built the Grand Ethiopian Renaissance Dam. The $5 billion structure was opened in"
            + " 2025.|Project partner=Ethiopia ended=2025 amount=5000000000USD !object=structure",
        // One more of the same
        "Indonesia ordered a frigate from Italy in 2012. A second was ordered in 2016."
            + "|Transfer recipient=Indonesia supplier=Italy object=frigate signed=2016",
        "Kenya ordered two tugs from Spain in 2010. Four more were ordered in 2012."
            + "|Transfer recipient=Kenya supplier=Spain object=tugboat signed=2012",
        "Peru signed a contract with Leonardo for four aircraft. Under the contract, the first"
            + " aircraft will be handed over to the Peruvian Navy in 2027."
            + "|Transfer supplier=Leonardo recipient=Peruvian Navy",
        "Peru bought a radar from France in 2019. Japan earmarked $60 million for Malta in 2024."
            + "|Transfer amount=60000000USD !object=radar",
        // When and where it happened follows from the occasion.
        "The foreign ministers of Ghana and Togo travelled to Tashkent on 4 May 2021, where they"
            + " signed a transit agreement."
            + "|Agreement party=Ghana party=Togo place=Tashkent signed=2021-05-04",
        "The foreign minister of Oman paid a visit to Hungary in May 2021. During the visit, the"
            + " two countries signed an accord on water.|Agreement party=Hungary signed=2021-05",
        "Iran and Kazakhstan drafted an agreement on water. The agreement is expected to be signed"
            + " in Astana in April 2030.|Agreement party=Iran place=Astana",
        "In August 2024 Egypt signed a pact with Somalia and delivered weapons to Mogadishu."
            + "|Transfer supplier=Egypt occurred=2024-08 !signed=2024-08",
        // When something else was
        "Peru sued Chile despite a 2014 ruling.|Conflict initiator=Peru target=Chile"
            + " !occurred=2014",
        "Sales of gas by Norway to Poland fell to the lowest level since 1991."
            + "|Transfer supplier=Norway !started=1991",
        "Oman and Chad signed the Tax Treaty in 1998 and the Visa Accord in 2003."
            + "|Agreement name=Tax Treaty signed=1998 !signed=2003",
        "Gambia fought Operation Storm in 2019 and Operation Thunder in 2022."
            + "|Programme name=Operation Storm started=2019 !started=2022",
        // From when on it is, and when it was as a whole
        "The EU and Norway agreed on a budget for 2026."
            + "|Agreement party=Norway started=2026 !signed=2026",
        "Norway began supplying power to Latvia in May 2019.|Transfer supplier=Norway"
            + " started=2019-05",
        "Kenya and Togo signed a treaty in the first half of 2014."
            + "|Agreement party=Togo signed=2014 !ended=2014-06",
        "Kenya and Togo held a naval drill on 3-9 May 2014."
            + "|Exercise partner=Togo started=2014-05-03 ended=2014-05-09",
        "Norway ordered six ferries from Turkey, with deliveries scheduled for 2026-2032."
            + "|Transfer recipient=Norway !ended=2032",
        "China is building a dam in Ghana. By January 2025 the project was 65 percent complete."
            + "|Project partner=China !due=2025-01",
        "Azerbaijan is building a dam in Georgia. In May 2011 it started to fill the dam."
            + "|Project partner=Azerbaijan",
        // What is numbered near it
        "Fijian ships rammed a Tongan boat 25 kilometres from the reef on 4 May 2014."
            + "|Conflict initiator=Fiji !quantity=25 kilometres",
        "Spain delivered the first of eight submarines to Peru in 2017."
            + "|Transfer recipient=Peru !quantity=8 submarines",
        "Spain supplied two 97-metre vessels to Peru.|Transfer recipient=Peru !quantity=97 metres",
        "Norway supplied 200 km of cable to Denmark.|Transfer supplier=Norway quantity=200"
            + " kilometres",
        "Qatar agreed to buy a 20% stake in Rosneft in 2016.|Transfer recipient=Qatar quantity=20"
            + " %",
        "Italy delivered two jets assembled in Cameri to Oman.|Transfer supplier=Italy quantity=2"
            + " jets",
        "Paris forgave a debt of $30 million that Somalia owed.|Transfer amount=30000000USD",
        // What only may be
        "If Qatar signs a treaty with Iraq, trade will grow."
            + "|Agreement party=Qatar status=proposed factuality=possible",
        "When Qatar signed a treaty with Iraq, trade grew.|Agreement party=Iraq"
            + " factuality=asserted",
        // The field of a known thing, but not that of the document's title
        "Iran and Peru: trade in sugar//Peru bought Mohajer-6 drones from Iran."
            + "|Transfer supplier=Iran domain=military !domain=agriculture",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Where something happens, or what is attacked, is no project.
        "Fighters launched an attack on a Chadian garrison in Lake Province.|Project|0",
        "Fijian and Tongan sailors clashed outside the Indonesian naval base.|Project|0",
        "Militants attacked a Kenyan army base in Somalia.|Project|0",
        "Albania and Greece met at the Larissa air base in May 2022.|Project|0",
        "Kazakhstan shipped oil to Germany through the Druzhba pipeline in 2023.|Project|0",
        "The minister of Poland hosted his Dutch counterpart at the Naval Port in"
            + " Gdynia.|Project|0",
        "Turkey and Qatar built a naval base in Somalia in 2019.|Project|1",
        "Russia and Germany built the Nord Stream pipeline.|Project|1",
        // One engagement with two names, and two of one sort
        "Mali and Niger formed an alliance under the Sahel Charter, a defence pact signed in 2023."
            + "|Agreement|1",
        "Hanwha won a $410 million order from Norway, its biggest export contract.|Agreement|1",
        "India and France held Exercise Varuna off Goa in May 2019.|Exercise|1",
        "Peru and Chile signed a fishing treaty in 2011. The Visa Treaty of 1998 lets tourists in."
            + "|Agreement|2",
        "Russia has a base in Tajikistan and an air base at Kant in Kyrgyzstan.|Project|2",
        // A programme that only says which memorandum
        "Italy would not renew its BRI memorandum.|Programme|0",
        // Who asks whether it is so does not tell that it is.
        "Will Norway buy frigates from Spain in 2027?|Transfer|0",
        "Has Peru signed a treaty with Chile?|Agreement|0",
        "Why did Peru sign a treaty with Chile in 2011?|Agreement|1",
      })
  void tell(String text, String kind, int times) {
    assertThat(extract(text).facts())
        .filteredOn(Engagement.class::isInstance)
        .filteredOn(fact -> ((Engagement) fact).kind().term().equals(kind))
        .hasSize(times);
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
