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
        // Who stands elsewhere has no part in it.
        "Norway sold two ferries to Latvia in 2019, and Estonia watched."
            + "|Transfer supplier=Norway recipient=Latvia !recipient=Estonia !supplier=Estonia",
        "Norway and Latvia reached a fisheries agreement, ferry sales, and the integration of"
            + " Estonia's railway.|Agreement party=Norway party=Latvia !party=Estonia",
        // Who minds what a body does, for a member of it
        "The Kenyan minister for East African Community affairs signed a deal with Uganda."
            + "|Agreement party=Kenya party=Uganda",
        // Together with
        "Finland bought the jets together with Norway in 2020."
            + "|Transfer recipient=Finland recipient=Norway",
        // With one and with another
        "Malta signed an agreement with Tunisia and with Libya in May 2014."
            + "|Agreement party=Malta party=Tunisia party=Libya",
        // A list that goes on after a name of several words
        "The text was signed by Togo, the Federal Republic of Germany, Benin and Ghana in 1964."
            + "|Agreement party=Togo party=Germany party=Benin party=Ghana",
        // Said of one before the next is named
        "A contract was signed in May 2014 by Siemens, the German maker, and Alstom."
            + "|Agreement party=Siemens party=Alstom",
        // What a unit or a verb says that it is about
        "Chile could supply Peru with 200 megawatts.|Transfer supplier=Chile object=electricity",
        "Chile bought 2.8 bcm from Bolivia in 2023.|Transfer recipient=Chile object=natural gas",
        "Norway lent Peru $95 million in 2019.|Transfer supplier=Norway object=loan",
        "Norway lent Peru $95 million for a dam in 2019.|Transfer supplier=Norway !object=loan",
        // Worth so much, and back from somebody
        "Kuwait bought towers worth 90 million euros from Ericsson in 2019."
            + "|Transfer recipient=Kuwait supplier=Ericsson amount=90000000EUR",
        "Chile bought 40 percent of the mine back from Codelco in 2019 for $90 million."
            + "|Transfer recipient=Chile supplier=Codelco",
        // A consortium is those whom it is of, or who leads it.
        "A Korean-led consortium of Siemens and Webuild signed a contract with Oman in May 2014."
            + "|Agreement party=Siemens party=Webuild party=Oman !party=Korea",
        "A French consortium led by Veolia will build a water plant in Oman by 2027."
            + "|Project partner=Veolia !partner=France",
        // Chiefs of what, and boards of whom
        "The chiefs of staff of Kenya, Uganda and Rwanda met in Entebbe on 12 June 2019."
            + "|Meeting partner=Kenya partner=Uganda partner=Rwanda place=Entebbe",
        "The Board of Directors of the World Bank approved a loan of $90 million to Malawi in 2019."
            + "|Transfer supplier=World Bank recipient=Malawi amount=90000000USD",
        // Who pays for it and who lends for it have a part in it.
        "The tunnel was financed by Norway and built by Webuild in 2014."
            + "|Project partner=Norway partner=Webuild object=tunnel",
        "Webuild built the tunnel in 2014 with a loan from Norway."
            + "|Project partner=Norway partner=Webuild object=tunnel",
        "A feasibility study commissioned by Oman and carried out by Fugro was published in 2014."
            + "|Project partner=Oman partner=Fugro",
        // What somebody has stands for who has it.
        "Lesotho received eight helicopters from Norway's stocks in 2014."
            + "|Transfer recipient=Lesotho supplier=Norway",
        "Lesotho received two million doses of vaccine from UNICEF's depot in 2014."
            + "|Transfer recipient=Lesotho supplier=UNICEF",
        // Whose the goods are, where nobody is said to sell them
        "Deliveries of Algerian gas to Slovenia began in January 2023."
            + "|Transfer supplier=Algeria recipient=Slovenia",
        "Jordan bought Swedish missiles from Lockheed Martin in 2018."
            + "|Transfer recipient=Jordan supplier=Lockheed !supplier=Sweden",
        "Fiji imposed a ban on Tongan beef in May 2018.|Sanction initiator=Fiji target=Tonga",
        // What hangs on what is given, banned or paid for
        "Norway gave $3 million in aid to Malawi in May 2014."
            + "|Transfer supplier=Norway recipient=Malawi amount=3000000USD",
        "Norway invested $90 million in Kenyan railways in 2014."
            + "|Transfer supplier=Norway recipient=Kenya amount=90000000USD",
        "Japan lifted its ban on beef from Chile in May 2018.|Sanction initiator=Japan target=Chile",
        // On him, and not on his country
        "The United States imposed sanctions on Chad's former minister Idriss Youssouf in 2014."
            + "|Sanction initiator=United States target=Youssouf !target=Chad",
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
        "Chad and Niger signed a treaty on the border in May 2015."
            + "|Agreement party=Chad party=Niger object=border",
        "Vinci bought 40 per cent of Lima Airways in 2019."
            + "|Transfer recipient=Vinci object=Lima Airways",
        // What only a number says
        "Peru ordered twenty trainers for $208 million. Chile ordered thirty for $300 million."
            + "|Transfer recipient=Chile object=trainers quantity=30",
        // Who makes what is ordered, if the text names it
        "Airbus showed its jets in Dubai. In May 2019 RwandAir placed an order for two A320s."
            + "|Transfer recipient=RwandAir supplier=Airbus signed=2019-05",
        "Airbus showed its jets in Dubai. Kenya ordered two A320s from Qatar in May 2019."
            + "|Transfer recipient=Kenya supplier=Qatar !supplier=Airbus",
        // Who does the same beside it
        "Chad signed a pact with Peru in May 2014 while Togo signed an accord with Fiji."
            + "|Agreement party=Chad party=Peru !party=Togo !party=Fiji",
        // Those of a visit or of talks, on which something is signed
        "Twelve memoranda were signed during the visit of the Swedish premier to Laos."
            + "|Agreement party=Sweden party=Laos",
        "After talks between Peru and Oman, three trade agreements were signed in May 2014."
            + "|Agreement party=Peru party=Oman signed=2014-05",
        "The nuclear accord was signed anew at talks between Peru and Oman in May 2014. The accord of"
            + " Chad and Togo was discussed there.|Meeting partner=Peru partner=Oman",
        // Who sells a part of a firm
        "Tata Steel bought the Dutch cement division of Holcim in May 2020."
            + "|Transfer recipient=Tata supplier=Holcim !supplier=Netherlands",
        // What others act against, for which they are punished
        "Norway imposed sanctions on firms that violate Canadian law in May 2014."
            + "|Sanction initiator=Norway !target=Canada",
        "Norway imposed sanctions on Canadian firms in May 2014."
            + "|Sanction initiator=Norway target=Canada",
        // Who does what another clause says when
        "Ghana opened the port after Togo and Benin had signed a border pact in May 2014."
            + "|Agreement party=Togo party=Benin !party=Ghana signed=2014-05",
        "If Peru and Chile sign the accord, Bolivia will build a railway."
            + "|Project partner=Bolivia !partner=Peru !partner=Chile",
        "Qatar will open the port once Chad and Mali sign a peace treaty."
            + "|Agreement party=Chad party=Mali !party=Qatar status=proposed factuality=possible",
        "Spain will open the port after Chad and Mali have signed a pact."
            + "|Agreement party=Chad party=Mali !party=Spain status=proposed factuality=possible",
        "Qatar opened the port when Chad and Mali signed a pact."
            + "|Agreement party=Chad party=Mali status=agreed factuality=asserted",
        "Oman signed the contract days after Airbus had delivered four jets."
            + "|Agreement party=Oman !object=days",
        // Between whom something else is
        "Ties between Kenya and Somalia were hurt by the signing of the Ethiopia–Somalia port deal in"
            + " 2018.|Agreement party=Ethiopia party=Somalia !party=Kenya",
        "Relations between Chad and Sudan improved with the signing of a border agreement in 2010."
            + "|Agreement party=Chad party=Sudan",
        // Who stands by, and who helps
        "Kenya and Uganda signed the ceasefire in Nairobi in May 2023, with Norway and Qatar as"
            + " guarantors.|Agreement party=Kenya party=Uganda !party=Norway !party=Qatar",
        "Ukraine signed an agreement with Poland as guarantor of its loans."
            + "|Agreement party=Ukraine party=Poland",
        "Chad and Sudan (with the help of Kenya, Togo and Norway) signed a treaty in 2003."
            + "|Agreement party=Chad party=Sudan !party=Kenya !party=Togo !party=Norway",
        "Kenya and Uganda signed a pact with Norway as the third party in May 2023."
            + "|Agreement party=Kenya party=Uganda party=Norway",
        // Before and after a meeting of others; what is to be held
        "Chilean and Peruvian foreign ministers met in Lima on 2 May 2023 ahead of the Andean Summit."
            + "|Meeting partner=Chile partner=Peru !name=Andean Summit occurred=2023-05-02",
        "Chilean and Peruvian foreign ministers met at the Andean Summit in Lima on 2 May 2023."
            + "|Meeting partner=Chile partner=Peru name=Andean Summit",
        "The note praised the summit between Chile and Norway to be held in June 2023 in Santiago."
            + "|Meeting partner=Chile partner=Norway status=planned occurred=2023-06",
        "The note praised the summit between Chile and Norway, held in June 2023 in Santiago."
            + "|Meeting partner=Chile partner=Norway status=completed occurred=2023-06",
        "Kenya and Norway will complete the dam before the end of 2024.|Project due=2024",
        // What a programme is called
        "UniSur is a Peruvian programme that began in 2004.|Programme owner=Peru !owner=UniSur",
        // So much worth of deals
        "Turkey signed about $2 billion worth of arms deals with Ghana over the last decade."
            + "|Agreement party=Turkey party=Ghana amount=2000000000USD",
        // Where what two agree on goes
        "Airbus and Tata signed a contract for deliveries of helicopters to Bhutan."
            + "|Agreement party=Airbus party=Tata !party=Bhutan",
        "Saab signed a contract for deliveries of radars to Rwanda."
            + "|Agreement party=Saab party=Rwanda",
        // Whose word it is
        "The Portuguese firm EDP has signed a power deal with the Ghana Electricity Company, the"
            + " company said.|Agreement party=EDP source=EDP",
        // A verb that stands once for two clauses
        "Togo bought jets from Italy in 2015, and Benin from Spain in 2017."
            + "|Transfer supplier=Italy recipient=Togo !supplier=Benin occurred=2015",
        "Togo bought jets from Italy in 2015, and Benin from Spain in 2017."
            + "|Transfer supplier=Spain recipient=Benin !supplier=Italy occurred=2017",
        "Norway signed a treaty with Peru, and Denmark with Chile."
            + "|Agreement party=Denmark party=Chile !party=Norway !party=Peru",
        "In 2010 China built a port in Togo, and India in Benin."
            + "|Project partner=India !partner=China place=Benin",
        "Kenya left because of a border dispute with Somalia, and Uganda for lack of money."
            + "|Conflict initiator=Somalia !initiator=Uganda",
        "Norway signed treaties with Peru, and Chile with its ports followed in May."
            + "|Agreement party=Norway party=Peru",
        "Norway signed a treaty with Togo, Benin, and Mali with effect from May 2014."
            + "|Agreement party=Norway party=Togo party=Benin party=Mali",
        // What happened again
        "The presidents of Peru and Chile met in Lima in March 2021 and again in Bogota in May 2022."
            + "|Meeting partner=Peru partner=Chile place=Lima occurred=2021-03 !occurred=2022-05",
        "The presidents of Peru and Chile met in Lima in March 2021 and again in Bogota in May 2022."
            + "|Meeting partner=Peru partner=Chile place=Bogotá !place=Lima occurred=2022-05",
        "Kenya bombed Somalia in May 2015, and again in June."
            + "|Conflict initiator=Kenya target=Somalia occurred=2015-06 !occurred=2015-05",
        "Norway joined the Copper Club in 2012, and in 2014 it left again."
            + "|Cooperation partner=Norway started=2012",
        // One who did so at another time
        "Poland joined NATO in 1999, Romania in 2004 and Albania in April 2009."
            + "|Cooperation partner=Romania partner=NATO !partner=Poland started=2004",
        "Poland joined NATO in 1999, Romania in 2004 and Albania in April 2009."
            + "|Cooperation partner=Poland !partner=Albania started=1999 !started=2009-04",
        "Kenya bought drones in 2012, Uganda and Burundi in 2013 and the Seychelles a year later."
            + "|Transfer recipient=Uganda recipient=Burundi !recipient=Kenya occurred=2013",
        "Kenya bought drones in 2012, Uganda and Burundi in 2013 and the Seychelles a year later."
            + "|Transfer recipient=Seychelles !recipient=Uganda occurred=2014",
        "President Ruto visited Chad in May 2023 and Niger in June 2023."
            + "|Meeting partner=Niger !partner=Chad occurred=2023-06",
        "Kenya bought radars from Saab in 2012, Thales in 2013 and Elta in 2015."
            + "|Transfer supplier=Thales recipient=Kenya !supplier=Saab occurred=2013",
        "Kenya bought radars from Saab and Thales in 2013, and paid for them in 2015."
            + "|Transfer supplier=Saab supplier=Thales recipient=Kenya occurred=2013",
        "Kenya signed a deal with Chad in 2018, and Uganda in 2019 refused to do so."
            + "|Agreement party=Kenya party=Chad !party=Uganda signed=2018",
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
