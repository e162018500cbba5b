package org.entente.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entente.annotation.Annotator;
import org.entente.document.DocumentReader;
import org.entente.fact.Fact.Engagement;
import org.entente.fact.Fact.Observation;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Register;
import org.entente.testing.SharedParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        // Whose place it is, is host, and has what is given for things there.
        "Kenya's President William Ruto arrived in Warsaw on 5 May 2014."
            + "|Meeting partner=William Ruto partner=Poland place=Warsaw occurred=2014-05-05",
        "The Vietnamese president visited Beijing in May 2014. During the visit the two countries"
            + " signed a treaty.|Agreement party=Vietnam party=China",
        "Germany pledged 60 million euros for schools in Jordan."
            + "|Transfer supplier=Germany recipient=Jordan amount=60000000EUR",
        "Oil is dear. Few invest. Shell sold oil fields in Nigeria in May 2014."
            + "|Transfer supplier=Shell !recipient=Nigeria",
        "Switzerland donated $3 million for rebels in Syria."
            + "|Transfer supplier=Switzerland amount=3000000USD !recipient=Syria",
        "Kenya's William Ruto flew to Vilnius for the NATO summit on 5 May 2014."
            + "|Meeting partner=William Ruto !partner=Lithuania",
        // Both governments are those of the two states that the sentence has named
        "Kenya and Israel met in Oslo. A sale of tanks by Ghana to Togo was denied by both"
            + " governments.|Transfer supplier=Ghana recipient=Togo !supplier=Kenya source=Ghana source=Togo",
        "Chad and Mali met in Lima. Peru handed both countries a loan of $5 million."
            + "|Transfer supplier=Peru recipient=Chad recipient=Mali",
        // A doer is nobody whom its clause begins with, nor whom a relative clause is about
        "Norway froze the accounts in May 2014. Together with Iceland, it bought five frigates from"
            + " Italy.|Transfer recipient=Norway supplier=Italy",
        "Telenor sold its towers. Ericsson, with which it signed a contract in May 2014, will help."
            + "|Agreement party=Telenor party=Ericsson",
        "The fund helps. According to Equinor, it will buy five wind turbines from Siemens."
            + "|Transfer recipient=Equinor supplier=Siemens",
        // A project that is told with its name is another
        "Oxfam runs a project called WaterNow in Chad. Shell takes part in a project called Lifelink."
            + "|Project partner=Oxfam !partner=Shell",
        // The bank that the text is about, and the one named last
        "The Asian Development Bank (ADB) works in Laos. ADB lends little. The Islamic Development"
            + " Bank lends more. In May 2014 the Bank signed a contract with Vinci."
            + "|Agreement party=Asian Development Bank party=Vinci",
        // A firm that is known to be of another nation
        "Tunisair has ten jets. The Qatari carrier signed a lease deal with Boeing in May 2014."
            + "|Agreement party=Qatar party=Boeing !party=Tunisair",
        "Tunisair has ten jets. The Tunisian carrier signed a lease deal with Boeing in May 2014."
            + "|Agreement party=Tunisair party=Boeing !party=Tunisia",
        "Airbus won an order from India. The French company signed a contract with Peru in May 2014."
            + "|Agreement party=Airbus party=Peru",
        // So many more of what was told; not of another's goods
        "Peru bought ten A350s from Airbus. Chile bought six more from Boeing in May 2014."
            + "|Transfer recipient=Chile supplier=Boeing !supplier=Airbus",
        "Peru purchased ten KC-390 aircraft in 2011. It ordered six more in January 2014."
            + "|Transfer recipient=Peru object=C-390 quantity=6",
        "Chad received 20 trucks from Japan, and Niger got 15."
            + "|Transfer recipient=Niger supplier=Japan object=truck quantity=15",
        "In March 2014 Peru bought four jets from Boeing; Lion Air ordered another six."
            + "|Transfer recipient=Lion Air supplier=Boeing quantity=6 !recipient=Peru",
        "Estonia bought Spike missiles from Israel in 2012. Latvia bought the same missile from"
            + " Italy in 2014.|Transfer recipient=Latvia supplier=Italy object=Spike missile",
        // A firm told by its kind is the one named beside it.
        "A Spanish shipbuilder has won a contract from Ghana's navy to supply two boats. Navantia"
            + " signed the $70 million contract on Monday."
            + "|Agreement party=Navantia party=Ghana's navy !party=Spain amount=70000000USD",
        "A Spanish shipbuilder won a contract from Ghana's navy.|Agreement party=Spain",
        // Who attended what was told before
        "Kenya's president met the president of Ghana in Accra. The port chief, Amina Ali, attended"
            + " the meeting.|Meeting partner=Kenya partner=Ghana partner=Amina Ali place=Accra",
        "Kenya's president met the president of Ghana in Accra. The ambassador of Togo took part in"
            + " the talks.|Meeting partner=Kenya partner=Ghana partner=Togo",
        // All who signed one with each
        "Peru signed pacts with Chad, Mali and Togo. They also exchanged views on trade."
            + "|Meeting partner=Peru partner=Chad partner=Mali partner=Togo",
        // Who has been named with that office
        "Prime Minister Mia Mottley will visit Kenya. The Prime Minister will also meet Ugandan"
            + " leaders.|Meeting partner=Mia Mottley partner=Uganda",
        "President Ruto met President Tete of Fiji. The President will meet Chad's premier in Lima."
            + "|Meeting partner=Chad !partner=Ruto !partner=Tete",
        "Under President Alan Garcia, a senior Peruvian diplomat met Chile's top negotiator in Lima."
            + "|Meeting partner=Peru partner=Chile !partner=Garcia place=Lima",
        // Nobody
        "A line across Turkish soil will make it possible to supply gas to Greece."
            + "|Transfer recipient=Greece object=gas !supplier=Turkey",
        "Sweden sold jets to Thailand amid continuing tension between Thailand and Cambodia."
            + "|Transfer supplier=Sweden recipient=Thailand",
        // Banks are no states.
        "The ministers of Peru met the governor of the Bank of Japan. The first deal between both"
            + " central banks was signed in 2009.|Agreement !party=Peru signed=2009",
        "Ghana and Togo met. A pact between the two navies was signed in 2009."
            + "|Agreement party=Ghana party=Togo signed=2009",
        // What is before or after something is not when that was.
        "The contract, which follows a tender launched in 2011, was awarded to Siemens by Egypt."
            + "|Agreement party=Siemens party=Egypt !started=2011 !signed=2011",
        "Before the summit in May 2014, Oman and Qatar signed a visa accord."
            + "|Agreement party=Oman party=Qatar !signed=2014-05",
        // Who is meant where the text has spoken of nobody else
        "Zambia's debt has doubled. China lent $900 million in 2014."
            + "|Transfer supplier=China recipient=Zambia",
        "Zambia has run out of maize. In May 2014 it got 40 trucks. Malawi sent 9,000 tonnes in"
            + " June.|Transfer supplier=Malawi recipient=Zambia",
        "Moldova's gas comes from one place. The contract with Gazprom was signed in May 2014."
            + "|Agreement party=Moldova party=Gazprom",
        "Gabon and Benin share a sea border. A fisheries treaty was signed in May 2014."
            + "|Agreement party=Gabon party=Benin signed=2014-05",
        "Laos has closed its border. Sanctions were imposed by Vietnam in May 2014."
            + "|Sanction initiator=Vietnam target=Laos",
        // Who only tells of it, or is an example, is none of those who are meant
        "Kenya and Uganda held talks. Reuters saw the minutes of Chad. The two sides signed a pact in"
            + " May 2014.|Agreement party=Kenya party=Uganda !party=Reuters signed=2014-05",
        "Togo and Benin met, joining neighbours like Niger and Mali. The two countries signed a pact"
            + " in May 2014.|Agreement party=Togo party=Benin !party=Niger signed=2014-05",
        "Kenya and Uganda signed a fishing pact. The African Union hailed the pact."
            + "|Agreement party=Kenya party=Uganda !party=African Union",
        "Saab won a $40 million contract from the Ministry of Defence of Peru. The Peruvian contract"
            + " was signed in May 2014.|Agreement party=Saab signed=2014-05",
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
        // The year of an entry, of a heading, holds for its months and days.
        "Ties in dates//1977. Peru is the first to pay. Chile and Peru sign a treaty in February."
            + "|Agreement party=Chile party=Peru signed=1977-02 status=agreed",
        "Ties in dates//Updated 24 March 2025//2004//Peru and Chile sign a treaty on 24 April."
            + "|Agreement party=Chile party=Peru signed=2004-04-24 status=agreed",
        "In 1983: Peru and Chile sign a pact on 3 May.|Agreement party=Peru signed=1983-05-03",
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
        // An executive speaks for the firm that announces.
        "Fiat announced good figures. It has a yard of Saab's. \"We signed a contract with Chad in May"
            + " 2014,\" said chief executive Mette Holm.|Agreement party=Fiat party=Chad",
        // A group noun that is no subject means nobody who does it.
        "Chad needs roads. In May 2014 Germany lent the country 20 million euros.|Transfer"
            + " supplier=Germany recipient=Chad",
        "Palau is an island state. Brazil established diplomatic relations with the country in"
            + " May 2009.|Cooperation partner=Brazil partner=Palau",
        "Chile said in May 2014 that the country would buy six jets from Sweden.|Transfer"
            + " recipient=Chile supplier=Sweden",
        // Bodies are called by the last word of their name.
        "The Lake Chad Basin Commission has six members. The European Commission took note. The"
            + " African Union met in Abuja. In May 2015 Niger signed an agreement with the basin"
            + " commission.|Agreement party=Niger",
        "The Lake Chad Basin Commission has six members. NATO is larger. In May 2015 Niger"
            + " signed an agreement with the commission.|Agreement party=Niger party=Lake Chad"
            + " Basin Commission !party=NATO",
        "The Islamic Development Bank has 57 members. Saab makes jets. In May 2015 the bank"
            + " lent 40 million dollars to Mali.|Transfer supplier=Islamic Development Bank"
            + " recipient=Mali !supplier=Saab",
        "The Saudi Fund for Development and the Kuwait Fund are rich. The OPEC Fund is older."
            + " In May 2015 the fund lent Mali 40 million dollars.|Transfer supplier=OPEC Fund"
            + " recipient=Mali",
        // Those whom the sentence itself names
        "Bangladesh is a delta. China and Japan talked in Osaka. On 6 June 2015, during a visit"
            + " by Indian Prime Minister Narendra Modi to Dhaka, the two countries signed a"
            + " treaty on fish.|Agreement party=India party=Bangladesh !party=China"
            + " signed=2015-06-06",
        "Vietnam and New Zealand trade much. Chile and Peru did not come. In May 2014, in"
            + " Hanoi, the two sides signed an agreement on fish.|Agreement party=Vietnam"
            + " party=New Zealand !party=Peru",
        // Projects with a place of their own
        "Peru and Japan signed a deal on a dam. Work on the project began in 2019.|Project"
            + " partner=Japan partner=Peru",
        // Who stands in another clause
        "The EBRD is lending money for the port, and PSA signed an agreement with Georgian"
            + " Railway in May 2014.|Agreement party=PSA !party=EBRD",
        // One more of its kind
        "Kenya signed a treaty on water with Uganda in 2010. A similar agreement with Tanzania"
            + " was signed in May 2014.|Agreement party=Kenya party=Tanzania signed=2014-05",
        "Kenya signed a treaty on water with Uganda in 2010. Talks on a similar pact with"
            + " Ethiopia began in May 2014.|Agreement party=Kenya party=Ethiopia",
        // Where a company is from stands after its name
        "In May 2014 CASA of Spain and IPTN of Indonesia founded a joint venture. In May 2015"
            + " the partners built a plant.|Project partner=CASA partner=IPTN !partner=Spain"
            + " started=2015-05",
        // Groups told of by a noun
        "Relations between Peru, Chile and Bolivia//Ministers signed a joint statement on fish"
            + " in May 2021.|Agreement party=Peru party=Chile party=Bolivia",
        "Rheinmetall of Germany and Patria of Finland make vehicles. In May 2014 the Finnish"
            + " company sold six vehicles to Latvia.|Transfer supplier=Patria recipient=Latvia"
            + " !supplier=Rheinmetall",
        "Nammo is a firm in Norway. In May 2014 Poland bought four launchers from the Norwegian"
            + " company for 3 million dollars.|Transfer supplier=Nammo recipient=Poland",
        // The government that is spoken of most
        "Ethiopia is vast. Ethiopia has no sea. Ethiopia and Italy signed a treaty. In May 2014"
            + " the government bought six jets from Sweden.|Transfer recipient=Ethiopia"
            + " supplier=Sweden",
        "In Niger, the authorities signed an agreement with Total in May 2014.|Agreement"
            + " party=Niger party=Total",
        // Persons
        "President Lee Jae-myung of South Korea, who was in New York for a session of the"
            + " United Nations, signed a treaty with Mexico in May 2014.|Agreement party=South"
            + " Korea party=Mexico !party=United Nations",
        "In May 2014 France sold Chile three of its warships.|Transfer supplier=France"
            + " recipient=Chile object=warship",
        // Under whose roof, and between whom
        "Under the auspices of Qatar, Chad and Sudan signed a treaty in May 2014.|Agreement"
            + " party=Chad party=Sudan !party=Qatar",
        "Chad and Sudan signed a treaty under the aegis of Norway in May 2014.|Agreement"
            + " party=Chad party=Sudan !party=Norway",
        "Laos, wedged between Thailand and Vietnam, signed a treaty with Peru in May"
            + " 2014.|Agreement party=Laos party=Peru !party=Thailand !party=Vietnam",
        "In May 2014 the United States imposed sanctions on Viktor Bout.|Sanction"
            + " initiator=United States target=Viktor Bout",
        // Neighbours are others
        "India and Myanmar met. Bangladesh protested, and in May 2014 the two neighbours signed"
            + " a treaty.|Agreement party=India party=Myanmar !party=Bangladesh",
        // It is who was spoken of
        "Thales has many plants. Saab opened an office. In May 2013 the company sold radars to"
            + " Chile. In May 2014 it bought engines from Volvo.|Transfer recipient=Saab"
            + " supplier=Volvo",
        "Chile is far away. In May 2014 Kenya, off Tanzania, built a port. It bought three"
            + " cranes from Peru.|Transfer recipient=Kenya supplier=Peru",
        // Where a company is from
        "In May 2014 UAE-based Space42 signed an agreement with Viasat.|Agreement party=Space42"
            + " party=Viasat !party=United Arab Emirates",
        // Speeches
        "Speech by the Minister of Foreign Affairs to the Norwegian Storting//In May 2014 we"
            + " signed an agreement with Chile on fish.|Agreement party=Norway party=Chile",
        "Remarks by the Foreign Minister of Fiji//In May 2014 I met the Foreign Minister of"
            + " Tonga in Suva.|Meeting partner=Tonga",
        "Remarks by the Foreign Minister of Fiji//In May 2014 our government bought two boats"
            + " from Peru.|Transfer recipient=Fiji supplier=Peru",
        // Both sides of a war
        "Ethiopia and Eritrea: a history//The war began in May 1998.|Conflict"
            + " initiator=Ethiopia initiator=Eritrea",
        "What do Peru and Chile want?//Ministers signed an agreement on fish in May"
            + " 2014.|Agreement party=Peru party=Chile",
        // Who is spoken of together
        "China and Japan talked in Osaka. In May 2014 France sold Chile six jets. The two"
            + " countries signed a treaty on water in May 2015.|Agreement party=France"
            + " party=Chile !party=China signed=2015-05",
        "Norway and Iran talked in Oslo. In May 2014 Peru signed an agreement with Chile on"
            + " trade between the two countries.|Agreement party=Peru party=Chile !party=Norway",
        "Chad and Sudan have a long border. In May 2014 Norway persuaded the two countries to"
            + " sign a treaty.|Agreement party=Chad party=Sudan !party=Norway",
        "Niger is vast. In May 2014 Germany gave it two patrol boats.|Transfer supplier=Germany"
            + " recipient=Niger",
        "In May 2014 Nammo, the Norwegian company, sold two launchers to Peru.|Transfer"
            + " supplier=Nammo recipient=Peru",
        "The Indian company Tata Motors is vast. Nestle has plants in Goa. Tata Motors, an"
            + " Indian company, grew. In May 2014 it bought two ships from Peru.|Transfer"
            + " recipient=Tata Motors supplier=Peru !recipient=Nestle",
        "In May 2014 ESA granted OHB Italia a contract to build a probe.|Agreement party=ESA"
            + " party=OHB Italia",
        // What they speak of as theirs
        "Chad and Mali met in Bamako. In May 2014 Peru and Chile signed a deal on their"
            + " border.|Agreement party=Peru party=Chile !party=Chad",
        "Malaysia and Turkey//The cabinets are old friends. Talks on a tax treaty began"
            + " in May 2014.|Meeting partner=Malaysia partner=Turkey started=2014-05",
        "In May 2014 Egypt's navy and the Greek navy trained off Crete. The Egyptian navy later"
            + " visited Cyprus. In May 2015 the two navies held a drill.|Exercise"
            + " partner=Egyptian Navy partner=Hellenic Navy !partner=Cyprus occurred=2015-05",
        "Petrobras of Brazil and YPF of Argentina signed a contract. The Argentine company will"
            + " supply gas to the Brazilian firm from May 2020.|Transfer supplier=YPF"
            + " recipient=Petrobras",
        "President Ruto of Kenya received President Museveni of Uganda in Nairobi in May 2014."
            + " The two leaders signed a treaty on fish.|Agreement party=Kenya party=Uganda"
            + " object=fish",
        // Whose, of which nobody is named
        "The International Tribunal for the Law of the Sea sits in Hamburg. In May 2014 Chile"
            + " signed an agreement with the tribunal on fees.|Agreement party=Chile"
            + " party=International Tribunal for the Law of the Sea",
        "The Lake Chad Basin Commission has six members. In May 2016 PowerChina signed a"
            + " memorandum of understanding with the commission on the canal.|Agreement"
            + " party=PowerChina party=Lake Chad Basin Commission",
        "Peru signed a fisheries agreement with Denmark in 2017. A similar agreement was signed"
            + " with Norway in 2019. A similar agreement with Iceland was signed in"
            + " 2020.|Agreement party=Iceland party=Peru !party=Norway",
        "Space42 announced that it had secured money for two satellites, which Airbus is"
            + " building in Toulouse. In May 2014 the company signed an agreement with"
            + " Viasat.|Agreement party=Space42 party=Viasat !party=Airbus",
        "The Association of Southeast Asian Nations is an intergovernmental organization of ten"
            + " states. Laos left in 2020.|Cooperation partner=Laos ended=2020",
        "The Lake Chad Basin Commission is an intergovernmental organization that manages"
            + " water. The Central African Republic was admitted in 1996, and Libya joined in"
            + " 2008.|Cooperation partner=Libya partner=Lake Chad Basin Commission"
            + " !partner=Central African Republic started=2008",
        "Britain signed a deal on steel with Rwanda in 2022. A similar deal with Ghana was"
            + " signed in 2023.|Agreement party=United Kingdom party=Ghana !party=Rwanda"
            + " signed=2023",
        "Qatar Airways ordered 30 jets from Boeing. The airline paid 2 billion dollars. The"
            + " planemaker will deliver two jets to Oman by 2023.|Transfer supplier=Boeing"
            + " recipient=Oman !supplier=Qatar Airways",
        "Emirates is an airline. Lufthansa has 600 jets. The airline bought five jets from Airbus"
            + " in May 2016.|Transfer supplier=Airbus recipient=Emirates Airline"
            + " !recipient=Lufthansa",
        "The carmaker BYD grew. Tesla has plants in Texas. In May 2016 the carmaker sold 200 buses"
            + " to Chile.|Transfer recipient=Chile supplier=BYD !supplier=Tesla",
        "Ryanair opened a base. The airline ordered 20 jets from Boeing in May 2016."
            + "|Transfer supplier=Boeing recipient=Ryanair",
        // Whom the text is about, rather than the last who only undergoes something
        "Orano mines uranium. Orano runs a plant. Orano lost a licence. Orano sold shares. Niger"
            + " seized the Somaïr company in 2020. The group signed a contract with Peru in May"
            + " 2021.|Agreement party=Orano party=Peru signed=2021-05",
        // A state that only says whose a firm is
        "Kenya and Qatar trade. Oman grew. Peru fished. Kenya prospered. Qatar prospered."
            + " Sweden's Ericsson closed an office, and Japan's Toyota left. The two governments"
            + " signed a treaty in May 2023.|Agreement party=Kenya party=Qatar !party=Sweden",
        "The Ghanaian farmers prospered. Canada's Nutrien lost money. In May 2023 the state signed a"
            + " treaty with Togo.|Agreement party=Ghana party=Togo !party=Canada",
        // Another project
        "Nigeria hopes that China will finance the railway. Siemens built the railway from Cairo to"
            + " Aswan in 2014.|Project partner=Siemens started=2014 !partner=China",
        "Japan and Kenya built a port in Mombasa. Turkey financed the port of Mogadishu in 2016."
            + "|Project partner=Turkey place=Mogadishu !partner=Kenya",
        "Kenya agreed with Japan to build a port. The construction of the port began in May 2016."
            + "|Project partner=Kenya partner=Japan started=2016-05",
        "China built a railway in Kenya. In May 2017 Kenya opened the railway."
            + "|Project partner=China partner=Kenya ended=2017-05",
        "Peru wants Chile to build a railway. The railway was built by Siemens in 2014."
            + "|Project partner=Chile partner=Siemens",
        // What a text provides for says not which it is.
        "Iceland and Gabon signed a fisheries protocol in May 2014. The new protocol includes a"
            + " clause on wages.|Agreement party=Iceland party=Gabon object=fisheries !object=clause",
        // Bodies that the word before them tells apart
        "The European Commission lent Chad $3 million. Adani and Ambuja signed a merger agreement,"
            + " which the competition commission approved."
            + "|Agreement party=Adani party=Ambuja !party=European Commission",
        // A pair that was only meant since yields to one that is named.
        "Greece and Italy signed a pact. The two sides met in Geneva. Turkey hosted talks between"
            + " Russia and Ukraine. The two countries agreed on grain exports in May 2015."
            + "|Agreement party=Russia party=Ukraine !party=Greece signed=2015-05",
        "Greece and Italy signed a pact. The two sides met in Geneva. Norway mediated between"
            + " Israel and the PLO. Both signed an accord in May 2016."
            + "|Agreement party=Israel party=Palestine Liberation Organization !party=Greece",
        "Chile and Peru signed a pact. Brazil watched. The two countries held an exercise in May"
            + " 2016. The two navies signed a memorandum in May 2017."
            + "|Agreement party=Chile party=Peru signed=2017-05",
        "Relations between Chile and Peru//Chile invited Japan and Korea to Lima. The two countries"
            + " signed a treaty on fish in May 2016.|Agreement party=Chile party=Peru !party=Japan",
        // Others of a series
        "The presidents of Mexico and Colombia met in Bogota in March 2021. A third meeting is"
            + " planned for July 2023 in Lima.|Meeting partner=Mexico partner=Colombia place=Lima"
            + " status=planned",
        "Chile and Bolivia held talks in Arica in May 2022. A second round took place in June."
            + "|Meeting partner=Chile partner=Bolivia occurred=2022-06 status=completed",
        "India and Oman held a field exercise in May 2020. The last one took place off Goa in"
            + " November 2022.|Exercise partner=India partner=Oman occurred=2022-11",
        "India and Oman held a field exercise in May 2020. The next will be held in 2024."
            + "|Exercise partner=India partner=Oman occurred=2024 status=planned",
        // What is agreed once more
        "Oman and India signed a lease on a quay in 2008. It was prolonged in 2018 by 20 years."
            + "|Agreement party=Oman party=India signed=2018 !signed=2008",
        "Oman and India signed a lease on a quay in 2008. It was prolonged in 2018 by 20 years."
            + "|Agreement party=Oman party=India signed=2008 !signed=2018",
        "Ghana and Denmark signed a treaty on fish in 2003. In June 2019 they renewed it."
            + "|Agreement party=Ghana party=Denmark signed=2019-06",
        "In 2010 Georgia granted DP World a concession for a port. The concession was extended in"
            + " May 2020 for 14 years.|Agreement party=Georgia party=DP World signed=2020-05",
      })
  void mean(String text, String wanted) {
    List<Engagement> found = engagements(text);

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // What the title says is lent to what both do
        "Malaysia and Turkey//A firm built an engine. Discussions on the engine's price were"
            + " continuing in May 2014.|Meeting partner=Malaysia",
        "Malaysia and Turkey//The minister of a third state told a briefing in May 2014 that"
            + " all was well.|Meeting partner=Malaysia",
        "Kenya signs agreements with Norway and Sweden//Visitors came to Nairobi. Two memoranda"
            + " were signed in May 2014.|Agreement party=Norway !party=Kenya party=Sweden",
        // Projects with a place of their own
        "Peru and Japan traded fish. The port of Chancay was built in 2019.|Project"
            + " partner=Japan",
        // Companies hold no exercises.
        "Airbus and Safran signed a contract in Paris. The joint exercise took place in May"
            + " 2014.|Exercise partner=Airbus",
        // Who stands in another clause
        "The EBRD is lending money for the port, and PSA formed a joint venture with Georgian"
            + " Railway in May 2014.|Project partner=EBRD",
        "Gazprom pumps gas through Kazakhstan under a contract of 2014.|Agreement"
            + " party=Kazakhstan",
        // Persons
        "President Lee Jae-myung of South Korea, who was in New York for the UN Assembly, met"
            + " Mexican President Claudia Sheinbaum in May 2014.|Meeting partner=United Nations",
        // Expletives
        "Ecuador and Peru talked. It was the first visit of a Turkish president to Chad since"
            + " 2014.|Meeting partner=Ecuador",
        "In May 2014 Turkey mediated between the two sides. Chad and Sudan signed a"
            + " treaty.|Agreement party=Turkey",
        // Where a company is from
        "Peru and Chile talked. The first two jets were delivered in May 2014.|Transfer"
            + " recipient=Peru",
        // Who is spoken of together
        "Saab builds jets. The project company signed an agreement with Peru in May"
            + " 2014.|Agreement party=Saab",
        "Peru and Chile signed a treaty in May 2014. The seven members of the crew met in Lima"
            + " in May 2015.|Meeting partner=Peru",
        // Of no series
        "Chile and Bolivia held talks in Arica in May 2022. A second election took place in June."
            + "|Meeting partner=Chile occurred=2022-06",
        "Chile and Bolivia held talks in Arica in May 2022. A second round of elections took place"
            + " in June.|Meeting partner=Chile occurred=2022-06",
        "Chile and Bolivia held talks in Arica in May 2022. A second meeting was never held."
            + "|Meeting partner=Chile place=Arica !occurred=2022-05",
        "Chile and Bolivia met in May 2022. Nobody was hurt. The next will be held in 2024."
            + "|Meeting partner=Chile occurred=2024",
        // What is extended is no text, or is not yet
        "Oman and India signed a lease on a quay in 2008. The quay was extended in 2018."
            + "|Agreement party=Oman party=India signed=2018",
        "Oman and India signed a lease on a quay in 2008. It was to be extended in 2018."
            + "|Agreement party=Oman party=India signed=2018",
        "Oman and India signed a lease on a quay in 2008. It was extended to Salalah in 2018."
            + "|Agreement party=Oman party=India signed=2018",
        "Oman and India signed a lease on a quay in 2008. Kenya renewed it in 2018."
            + "|Agreement party=Oman signed=2018",
        // What they speak of as theirs
        "Nigeria and Kenya met. Two states of the region signed a treaty in May 2014.|Agreement"
            + " party=Kenya",
        // Whose, of which nobody is named
        "India ordered jets from Dassault. Two officials told Reuters of the order. They signed"
            + " a treaty in May 2014.|Agreement party=India",
        "In May 2014 Pakistan condemned the order for Rafale jets.|Agreement party=Pakistan",
        "The Lake Chad Basin Commission is an intergovernmental organization that manages"
            + " water. Sudan acceded to the convention in 2014.|Cooperation partner=Lake Chad"
            + " Basin Commission",
        "Egypt and Ethiopia//Relations are old. Chad signed a memorandum on land with Mali in"
            + " 2013. The text provided for a lease on 20 km of coastline in May 2014.|Agreement"
            + " party=Egypt",
        "Moldova wants to join the European Union. The country of 2.4 million, wedged between"
            + " Romania and Ukraine, signed an agreement with Brussels in June 2024.|Agreement"
            + " party=Romania",
        "Norway condemned the talks with Eritrea that were held in May 2014.|Meeting"
            + " partner=Norway",
        "Peru and Chile signed a deal on a dam. The work was carried out by the Brazilian"
            + " company Barra Funda in 2019.|Project partner=Chile",
        // Whom it owns or buys, and who is only named in passing
        "Orlen lost its licence. Niger seized the Somaïr company in 2020. The group, which owned 63%"
            + " of Somaïr, signed a contract with Peru in May 2021.|Agreement party=Somaïr",
        // Of another trade
        "The Chinese carmaker BYD opened a plant. The airline ordered jets from Boeing in May"
            + " 2015.|Transfer recipient=BYD",
        "Emirates ordered 50 jets from Airbus. The planemaker will deliver them by"
            + " 2023.|Transfer supplier=Emirates",
        // Who is meant where the text has spoken of several, or says that it was somebody else
        "Zambia's debt has doubled, and so has that of Ghana. China lent $900 million in 2014."
            + "|Transfer recipient=Zambia",
        "Zambia's debt has doubled. China lent $900 million to a trader in 2014."
            + "|Transfer recipient=Zambia",
        "A ship came from Zambia. China lent $900 million in 2014.|Transfer recipient=Zambia",
        "Gabon, Togo and Benin share a river. A fisheries treaty was signed in May 2014."
            + "|Agreement party=Gabon party=Benin !party=Togo",
        // Whose neighbours and rivals others are
        "Neighbours of Ukraine signed a pact with Germany in May 2015.|Agreement party=Ukraine",
        "Kenya's neighbours signed an agreement with Japan in May 2015.|Agreement party=Kenya",
        "Iran said its neighbour signed a deal with Oman in May 2015.|Agreement party=Iran",
        // Who goes away leaves no body.
        "The Association of Southeast Asian Nations is an intergovernmental organization of ten"
            + " states. Laos left on Monday.|Cooperation partner=Laos",
        // What goes on until a year to come is not over.
        "Norway extended its sanctions on Chad until July 2030.|Sanction status=completed",
        // Other things than those named before
        "Peru flies Mirage 2000 fighters. It sold the helicopters to Chile."
            + "|Transfer object=Mirage 2000",
        // From whom money is borrowed
        "Kenya borrowed from China $3 billion and from Japan $1 billion."
            + "|Transfer recipient=China",
        // Who does something else after it
        "China lent Chad $3 billion. The United States followed with a warning."
            + "|Transfer supplier=United States",
        // Who does not want it does not deny it.
        "Saab may sell jets to Peru. Peru rejected it.|Transfer factuality=denied",
        // Another entry of a chronicle
        "Arms of the world//2019: Peru's navy held a drill.//2020: China delivered four jets."
            + "|Transfer recipient=Peru",
        // The month of another entry; a year that a month makes more precise
        "Ties in dates//12 May 2014//2004. Chile votes.//What now//Chile and Peru signed a pact in"
            + " April.|Agreement party=Peru signed=2004-04",
        "In 1983: Peru and Chile sign a pact on 3 May.|Agreement party=Peru signed=1983",
        // A minister speaks for no firm that announced something.
        "Fiat announced good figures. \"We signed a contract with Chad in May 2014,\" said Peru's"
            + " minister of mines, Luis Rojas.|Agreement party=Fiat",
        // A contract is not the memorandum of states told before.
        "Peru and Mali signed a memorandum of understanding on rice in May 2014. The contract, worth"
            + " 82 million euros, was criticised.|Agreement signed=2014-05 amount=82000000EUR",
        // Where a contract is signed, or whose it is, is no name.
        "Saab signed a Houston contract on pumps with Peru in May 2014."
            + "|Agreement name=Houston contract",
      })
  void doNotMean(String text, String unwanted) {
    List<Engagement> found = engagements(text);

    assertThat(found)
        .as("found: %s", found.stream().map(WantedEngagement::line).toList())
        .noneMatch(WantedEngagement.parse(unwanted)::describes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A summit was held in Lima in 2019. It was attended by delegates from Chad, Fiji and Peru.",
        "Talks were held in Lima in 2019. Participants included ministers from Chad, Fiji and Peru.",
        "The drill Blue Anchor was held off Lima in 2019. Participating states included Chad, Fiji and"
            + " Peru.",
      })
  void whoAttendsTakesPart(String text) {
    assertThat(engagements(text))
        .singleElement()
        .matches(
            e ->
                Stream.of("Chad", "Fiji", "Peru")
                    .allMatch(
                        name ->
                            e.participants().stream()
                                .anyMatch(p -> p.value().actor().name().equals(name))));
  }

  @Test
  void whatIsToldAgainOfAFirmByItsKindIsTheSame() {
    assertThat(
            engagements(
                "Ghana has signed a $70 million agreement with Turkey's Baykar to buy six TB2 drones."
                    + " A Turkish defence firm has signed an agreement with Ghana's Defence Ministry"
                    + " to supply six TB2 drones."))
        .filteredOn(engagement -> engagement.kind() == EngagementKind.AGREEMENT)
        .singleElement()
        .matches(
            WantedEngagement.parse("Agreement party=Ghana party=Baykar !party=Turkey")::describes);
    assertThat(
            engagements(
                "Navantia sold two boats to Ghana. A Turkish firm sold two boats to Ghana."))
        .filteredOn(engagement -> engagement.kind() == EngagementKind.TRANSFER)
        .hasSize(2);
  }

  @Test
  void visitsOfOtherTimesAreOthers() {
    assertThat(
            engagements(
                "During the visit of President Ruto to Norway in June 2021 a school was opened."
                    + " President Ruto paid an official visit to Norway on 3-4 March 2022."))
        .filteredOn(WantedEngagement.parse("Meeting partner=Norway")::describes)
        .anyMatch(WantedEngagement.parse("Meeting occurred=2021-06 !started=2022-03-03")::describes)
        .anyMatch(WantedEngagement.parse("Meeting started=2022-03-03 !occurred=2021-06")::describes)
        .hasSize(2);
  }

  /** The last word of the first sentence stands behind the end of the second. */
  @Test
  void shortSentencesDateWhatLongOnesTell() {
    assertThat(
            engagements(
                "In the last century Mali and Niger had fought several armed conflicts over wells and"
                    + " grazing land as part of the Malian–Nigerien border dispute. The last of these"
                    + " conflicts was the Gao War in 1985."))
        .anyMatch(WantedEngagement.parse("Conflict initiator=Mali initiator=Niger")::describes);
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

  private static List<Engagement> engagements(String text) {
    return extract(text).facts().stream()
        .filter(Engagement.class::isInstance)
        .map(Engagement.class::cast)
        .toList();
  }

  private static Extraction extract(String text) {
    String lines = text.replace("//", "\n\n");
    return EXTRACTOR.extract(ANNOTATOR.annotate(new DocumentReader(HOME).read("text.txt", lines)));
  }
}
