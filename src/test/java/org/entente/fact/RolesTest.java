package org.entente.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.entente.annotation.Annotator;
import org.entente.document.DocumentReader;
import org.entente.fact.Fact.Engagement;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Register;
import org.entente.testing.SharedParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who and what fills the slots of an engagement, by kinds of grammar that many frames share. */
class RolesTest {

  private static final DataFolder HOME = new DataFolder(Path.of("").toAbsolutePath());
  private static final Register REGISTER = Register.load(HOME);
  private static final Annotator ANNOTATOR = Annotator.create(HOME, REGISTER, SharedParser.get());
  private static final FactExtractor EXTRACTOR = FactExtractor.create(HOME, REGISTER);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // X and Y's Z
        "Embraer and Portugal's OGMA signed a memorandum in Lisbon in May 2022."
            + "|Agreement party=Embraer party=OGMA !party=Portugal place=Lisbon",
        // The other side stands in the clause around.
        "Peru cancelled a joint patrol with Ecuador.|Exercise partner=Peru partner=Ecuador",
        // Who acts by those who do it
        "Danish voters rejected a treaty with Sweden in 1992.|Agreement party=Denmark party=Sweden",
        // An agreement has the parties of what is done under it.
        "Italy delivered four helicopters to Algeria under a contract of 2019."
            + "|Agreement party=Italy party=Algeria signed=2019",
        // Suppliers by what stands before the parts
        "Jordan bought six batteries of Swedish missiles in 2018."
            + "|Transfer recipient=Jordan supplier=Sweden occurred=2018",
        // Together with
        "Finland bought the jets together with Norway in 2020."
            + "|Transfer recipient=Finland recipient=Norway",
        // Places nobody knows
        "India and Nepal held a joint exercise near Zzyzxville in May 2021."
            + "|Exercise partner=India partner=Nepal place=Zzyzxville occurred=2021-05",
        // What has been going on since goes on.
        "Norway has supplied Lithuania with gas since 2015."
            + "|Transfer supplier=Norway recipient=Lithuania started=2015 status=underway",
        // Of a compound only what is the thing
        "Ghana bought a Soviet-era trawler from Latvia in 2004.|Transfer recipient=Ghana"
            + " supplier=Latvia !supplier=Soviet object=vessel !object=era",
        // Neither durations nor fields nor months are quantities or objects.
        "Chile and Peru signed a ten-year trade agreement on 3 May 2021."
            + "|Agreement party=Chile party=Peru !quantity=10 !object=trade !object=May",
        // A name beside the noun that says what it is
        "Norway handed over the patrol boat Ondine to Ghana in 2016."
            + "|Transfer supplier=Norway recipient=Ghana object=Ondine !object=patrol boat",
        "Chile bought a second transport aircraft, a C-390, from Embraer."
            + "|Transfer supplier=Embraer recipient=Chile object=C-390",
        // Who is sent or trained, what is founded, what money is for
        "Portugal trains midwives from Angola.|Cooperation partner=Portugal object=midwives",
        "The Lake Basin Commission was founded in 1974 by Chad, Niger and Cameroon."
            + "|Project partner=Chad partner=Niger object=Lake Basin Commission",
        "Kuwait lent Mauritania 24 million dollars for a fishing harbour."
            + "|Transfer supplier=Kuwait recipient=Mauritania object=fishing harbour",
        // What a pronoun means
        "A bridge was opened at Kpong in 2016. Sinohydro built it for $40 million."
            + "|Project partner=Sinohydro object=bridge",
        // Rates are quantities of what is levied, those who sign are none.
        "Brazil imposed a 50 per cent duty on steel from India."
            + "|Sanction initiator=Brazil target=India quantity=50",
        "Two Danish shipyards signed a contract with Chile in 2020."
            + "|Agreement party=Denmark party=Chile !quantity=2",
        "Sweden expelled two Chadian diplomats in 2021."
            + "|Conflict initiator=Sweden target=Chad quantity=2",
        // Places of standing work, of a site by its name, of both ends, and before "where"
        "Denmark trains Ghanaian cadets at Kpong.|Cooperation partner=Denmark place=Kpong",
        "India and Nepal held a joint exercise at Zzyzx air base in May 2021."
            + "|Exercise partner=India partner=Nepal place=Zzyzx air base",
        "Huawei laid the cable from Karachi to Marseille in 2020."
            + "|Project partner=Huawei place=Karachi place=Marseille",
        "The ministers met in Trieste, where Italy and Slovenia signed a treaty on fisheries."
            + "|Agreement party=Italy party=Slovenia place=Trieste",
        // What one side only promises, what has been called off
        "Norway pledged 40 million dollars to Malawi in 2019."
            + "|Transfer supplier=Norway recipient=Malawi status=planned",
        "Denmark left the treaty with Chile in 2019."
            + "|Agreement party=Denmark party=Chile status=cancelled",
        // What is talked of, and what a contract is for
        "Chad and Niger signed a memorandum on exploration in May 2015."
            + "|Agreement party=Chad party=Niger object=exploration",
        "The ministers of Chad and Niger met in Oslo on Friday to discuss tolls."
            + "|Meeting partner=Chad partner=Niger object=tolls !object=Friday",
        "India delivered radars to Ghana in 2015 under a contract of 2012."
            + "|Agreement party=India party=Ghana signed=2012 object=radar",
        "Vinci bought 40 per cent of Lima Airways in 2019."
            + "|Transfer recipient=Vinci object=Lima Airways",
        // What only a number says
        "Peru ordered twenty trainers for $208 million. Chile ordered thirty for $300 million."
            + "|Transfer recipient=Chile object=trainers quantity=30",
        // Names of drills beside the noun
        "The navies of Ghana and Togo held Zawadi, a field exercise, in May 2021."
            + "|Exercise partner=Ghana partner=Togo name=Zawadi",
      })
  void fill(String sentence, String wanted) {
    List<Engagement> found =
        EXTRACTOR
            .extract(ANNOTATOR.annotate(new DocumentReader(HOME).read("example.txt", sentence)))
            .facts()
            .stream()
            .filter(Engagement.class::isInstance)
            .map(Engagement.class::cast)
            .toList();

    assertThat(found)
        .as("found: %s", found.stream().map(WantedEngagement::line).toList())
        .anyMatch(WantedEngagement.parse(wanted)::describes);
  }
}
