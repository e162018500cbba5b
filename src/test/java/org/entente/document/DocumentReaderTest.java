package org.entente.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.knowledge.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

  private static final DocumentReader READER = new DocumentReader(DataFolder.find());

  private static final String PROSE =
      "The two governments signed a long agreement on the supply of gas, and both sides said that"
          + " it would hold.";

  private static Document read(String text) {
    return READER.read("some/gas-deal_2014.txt", text);
  }

  /** Headings as "# …", paragraphs as their first 30 characters. */
  private static List<String> outline(Document document) {
    return document.sections().stream()
        .flatMap(
            s ->
                java.util.stream.Stream.concat(
                    s.heading().stream().map(h -> "# " + document.text(h)),
                    s.paragraphs().stream()
                        .map(document::text)
                        .map(p -> p.length() > 30 ? p.substring(0, 30) : p)))
        .collect(Collectors.toList());
  }

  @Test
  void readsTheProjectsOwnDocument() throws IOException {
    String text = Files.readString(Path.of("data/documents/russia-china-cooperation.txt"));
    Document document = READER.read("russia-china-cooperation.txt", text);

    assertThat(document.title()).isEqualTo("Russia china cooperation");
    assertThat(document.date()).isEmpty();
    assertThat(document.sha256()).hasSize(64);
    assertThat(document.sections().stream().flatMap(s -> s.heading().stream()).map(document::text))
        .contains("Introduction", "BRI and Eurasian Economic Union Integration", "Ukraine War")
        .noneMatch(h -> h.endsWith(":"));
    assertThat(document.sections().stream().flatMap(s -> s.paragraphs().stream()))
        .hasSize(34)
        .noneMatch(p -> document.text(p).startsWith("http"))
        .allMatch(p -> document.text(p).length() > 100);
  }

  @Test
  void takesTheFirstLineAsTitleAndHeading() {
    Document document =
        read("Gas Deal Signed in Shanghai\n\n" + PROSE + "\n\nReactions\n\n" + PROSE);
    assertThat(document.title()).isEqualTo("Gas Deal Signed in Shanghai");
    assertThat(outline(document))
        .containsExactly(
            "# Gas Deal Signed in Shanghai",
            "The two governments signed a l",
            "# Reactions",
            "The two governments signed a l");
  }

  @Test
  void makesATitleFromTheFileNameWhenTheTextHasNone() {
    assertThat(read(PROSE).title()).isEqualTo("Gas deal 2014");
    assertThat(read("Introduction\n\n" + PROSE).title()).isEqualTo("Gas deal 2014");
    assertThat(read("").title()).isEqualTo("Gas deal 2014");
  }

  @Test
  void readsMarkdown() {
    Document document =
        read(
            "---\n"
                + "title: \"Power of Siberia\"\n"
                + "date: 2014-05-21\n"
                + "tags: gas\n"
                + "---\n\n"
                + "# Power of Siberia\n\n"
                + PROSE
                + "\n\n## Price ##\n\n* "
                + PROSE
                + "\n* Volume\n\n**Route**\n\n"
                + PROSE
                + "\n\nHistory\n-------\n\n"
                + PROSE);
    assertThat(document.title()).isEqualTo("Power of Siberia");
    assertThat(document.date()).contains(new PartialDate(2014, 5, 21));
    assertThat(outline(document))
        .containsExactly(
            "# Power of Siberia",
            "# Power of Siberia",
            "The two governments signed a l",
            "# Price",
            "The two governments signed a l",
            "Volume",
            "# Route",
            "The two governments signed a l",
            "# History",
            "The two governments signed a l");
  }

  @Test
  void takesBulletsOffAndKeepsNumberedHeadings() {
    Document document =
        read(PROSE + "\n- First point.\n• Second point.\n2) Third point.\n1. Energy\n" + PROSE);
    assertThat(outline(document))
        .containsExactly(
            "The two governments signed a l",
            "First point.",
            "Second point.",
            "Third point.",
            "# Energy",
            "The two governments signed a l");
  }

  @Test
  void joinsHardWrappedLines() {
    String wrapped =
        "The presidents of both countries met in the capital on Tuesday and\n"
            + "signed several documents. Among them was a contract for gas that\n"
            + "runs for thirty years.";
    Document document = read(wrapped + "\n\n" + wrapped.replace("\n", "\r\n"));
    assertThat(document.sections()).hasSize(1);
    assertThat(document.sections().get(0).paragraphs())
        .extracting(document::text)
        .containsExactly(wrapped, wrapped.replace("\n", "\r\n"));
  }

  @Test
  void keepsWholeSentencesOnLinesOfTheirOwnApart() {
    Document document =
        read(
            "The first line is a whole sentence that ends with a full stop here.\n"
                + "The second line is one more sentence that ends with a full stop.\n"
                + "The third line is the last sentence.");
    assertThat(document.sections().get(0).paragraphs()).hasSize(3);
  }

  @Test
  void leavesOutReferencesAddressesAndRules() {
    Document document =
        read(
            PROSE
                + "\n\n"
                + "https://example.org/a\n"
                + "* * *\n"
                + "12\n\n"
                + "References:\n\n"
                + "Smith, J. Gas and Power. London, 2012.\n"
                + "[2] https://example.org\n"
                + "Brown 2011");
    assertThat(outline(document)).containsExactly("The two governments signed a l", "# References");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Published: 2019-03-22                                     | 2019-03-22
          Published on March 22, 2019                               | 2019-03-22
          Date: Fri, 22 Mar 2019 10:15:00 +0100                     | 2019-03-22
          Updated: 22.03.2019                                       | 2019-03-22
          March 22, 2019                                            | 2019-03-22
          Friday, 22 March 2019, 5:14 PM                            | 2019-03-22
          22nd of March, 2019                                       | 2019-03-22
          Sept. 3, 2019 10:30 GMT                                   | 2019-09-03
          3/25/2019                                                 | 2019-03-25
          2019 March 22                                             | 2019-03-22
          Embassy of Norway in Peru, Lima, December 2, 2019         | 2019-12-02
          Press release (Astana, 13 June 2019)                      | 2019-06-13
          ANALYSIS · Nairobi, 18 March 2019                         | 2019-03-18
          Signed on 13 June 2019                                    | ''
          3/4/2019                                                  | ''
          March 2019                                                | 2019-03
          Sept. 2019                                                | 2019-09
          Since March 2019                                          | ''
          (Source: Acme Group PLC; issued November 15, 2019)        | 2019-11-15
          Published: last Friday                                    | ''
          February 30, 2019                                         | ''
          """)
  void readsItsDate(String line, String expected) {
    Document document = read("Gas Deal Signed\n" + line + "\n\n" + PROSE);
    assertThat(document.date().map(PartialDate::toString).orElse("")).isEqualTo(expected);
    assertThat(document.title()).isEqualTo("Gas Deal Signed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WASHINGTON, March 4, 2019 (Reuters) —        | 2019-03-04
          MOSCOW, 5 October 2016. /TASS/.              | 2016-10-05
          MOSCOW, October 5. /TASS/.                   | ''
          BEIJING, May 21, 2014 (Xinhua) --            | 2014-05-21
          KYIV, Ukraine (AP) —                         | ''
          Islamabad, March 3, 2020 (APP) -             | 2020-03-03
          (Reuters) -                                  | ''
          NAIROBI –                                    | ''
          PERTH and SEOUL, 14 May 2024 –               | 2024-05-14
          SANTA CRUZ DE LA SIERRA and LA PAZ -         | ''
          Gothenburg, Sweden – March 5, 2024 –         | 2024-03-05
          SEOUL, South Korea, March 12, 2025 –         | 2025-03-12
          OSLO, Monday, May 4, 2024 –                  | 2024-05-04
          March 4, 2019 (Reuters) -                    | 2019-03-04
          Mar 4, 2019.                                 | 2019-03-04
          2019-03-04.                                  | 2019-03-04
          Nairobi, 4 March 2019.                       | 2019-03-04
          Rio de Janeiro, March 4, 2019:               | 2019-03-04
          (Oslo, 4 March 2019) –                       | 2019-03-04
          LIMA (Andes News / Radio One - 4th March, 2019) | 2019-03-04
          Kuala Lumpur:                                | ''
          Lima, March 4, 2019 (ANA)                    | 2019-03-04
          LIMA, 4 March 2019, Andina -                 | 2019-03-04
          Lima, March 4, 2019, Asia-Plus –             | 2019-03-04
          SANTA CRUZ. 4 March 2019. ANAPRESS –         | 2019-03-04
          SANTA CRUZ. ANAPRESS –                       | ''
          PORT-VILA. September 22. ANAPRESS –          | ''
          """)
  void takesTheDatelineOff(String dateline, String expected) {
    Document document = read("Gas Deal Signed\n\n" + dateline + " " + PROSE);
    assertThat(document.date().map(PartialDate::toString).orElse("")).isEqualTo(expected);
    assertThat(outline(document)).last().isEqualTo(PROSE.substring(0, 30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Joint Statement of Peru and Chile | The ministers met in Lima on 5 August 2025. Talks began on 1 May 2020. | 2025-08-05
          Fact sheet: the visit             | The President hosted the Emir on September 3, 2024 in Lima.                 | 2024-09-03
          Joint Statement of Peru and Chile | The ministers recall the treaty of 5 August 2005.                           | ''
          A history of Peru and Chile       | The ministers met in Lima on 5 August 2025.                                 | ''
          Joint statement                   | The ministers recalled the treaty signed on 5 May 1972. Peru and Chile met in June. | ''
          Joint statement                   | The ministers met to review the treaty signed on 5 May 1972.                | ''
          Joint statement                   | The ministers met to review the treaty of 5 May 1972.                       | ''
          Joint statement                   | The ministers recalled that they had met in Lima on 5 May 1972.             | ''
          Joint statement                   | They recalled the treaty of 5 May 1972. They met U.S. envoys on 5 August 2025. | 2025-08-05
          Joint communiqué                  | On Monday, 5 August 2025, the ministers of Chad and Mali met in Bamako.     | 2025-08-05
          Press release                     | The envoys discussed fishing at their meeting of 5 August 2025.             | 2025-08-05
          Joint statement                   | The next meeting will be held in Oslo on 5 May 2027.                        | ''
          Joint statement                   | On 5 May 2027 a second meeting will be held in Oslo.                        | ''
          Readout of the talks              | On August 5, 2025 the envoys met and recalled their meeting of May 5, 2005. | 2025-08-05
          Joint statement                   | The commission, under the lead of Mali, met in Lima from 3 to 5 August 2025. | 2025-08-05
          Joint statement                   | The two signed a treaty on 5 May 2005 and have held yearly talks.           | ''
          Declaration of Lima               | The leaders gathered in Lima, Peru, on 5 August 2025.                       | 2025-08-05
          After the declaration of war      | The leaders gathered in Lima, Peru, on 5 August 2025.                       | ''
          """)
  void takesTheDayOfWhatACommuniqueIsOf(String title, String first, String expected) {
    Document document = read(title + "\n\n" + first + "\n\n" + PROSE);
    assertThat(document.date().map(PartialDate::toString).orElse("")).isEqualTo(expected);
  }

  @Test
  void takesNoNameForADateline() {
    Document document =
        read("NATO (the North Atlantic Treaty Organization) is an alliance of states.\n\n" + PROSE);
    assertThat(outline(document)).first().asString().startsWith("NATO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On 5 May 2020. Peru bought ships.",
        "Peru: Chile bought ships in 2020.",
        "Lima: a city of ten million people.",
        "12 May 1998. Peru and Chile sign a treaty.\n\n13 June 2001. Peru buys ships.",
        "The pact (Oslo, 4 March 2019) has two parts."
      })
  void takesNoDatelineOfWhatIsTold(String opening) {
    Document document = read("Gas Deal Signed\n\n" + opening + "\n\n" + PROSE);
    assertThat(document.date()).isEmpty();
    assertThat(outline(document)).anyMatch(p -> opening.startsWith(p));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          By Ann Roe | 12 July 2022 | Andes Agency ; 2022-07-12
          Posted on July 12, 2022 by the editor    ; 2022-07-12
          Ministry of Defence, 12 July 2022        ; 2022-07-12
          Signed by Peru and Chile, 12 July 2022.  ; ''
          """)
  void readsItsDateRightAboveTheText(String line, String expected) {
    Document document = read("Gas Deal Signed\n" + line + "\n" + PROSE);
    assertThat(document.date().map(PartialDate::toString).orElse("")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Acme wins order from the U.S.       ; May 4, 2018          ; 2018-05-04
          Peru gets a new cable.              ; Friday, 4 May 2018   ; 2018-05-04
          Peru and Chile signed a gas treaty. ; The day was a Monday ; ''
          """)
  void takesATitleWithAFullStopOverADay(String title, String line, String expected) {
    Document document = read(title + "\n\n" + line + "\n\n" + PROSE);
    assertThat(document.date().map(PartialDate::toString).orElse("")).isEqualTo(expected);
    assertThat(document.title()).isEqualTo(expected.isEmpty() ? "Gas deal 2014" : title);
  }

  @Test
  void keepsASentenceOverTheDaysOfAChronology() {
    assertThat(
            read("Peru bought ships.\n\nMay 4, 2018\n\n" + PROSE + "\n\nMay 9, 2018\n\n" + PROSE)
                .title())
        .isEqualTo("Gas deal 2014");
    assertThat(read("Ties\n\nMay 2018\n\n" + PROSE + "\n\nJune 2018\n\n" + PROSE).date()).isEmpty();
  }

  @Test
  void readsTheDayThatATextEndsWith() {
    assertThat(read("Gas Deal Signed\n\n" + PROSE + "\n\nJune 2, 2023").date())
        .contains(PartialDate.of(java.time.LocalDate.of(2023, 6, 2)));
    assertThat(read("Gas Deal Signed\n\n" + PROSE + "\n\nIt ends on June 2, 2023.").date())
        .isEmpty();
  }

  @Test
  void keepsDaysOfAChronologyAsHeadings() {
    Document document =
        read(
            "Ties in 2014\n\nMay 21, 2014\n\n"
                + PROSE
                + "\n\nMay 22, 2014\n\n"
                + PROSE
                + "\n\nMay 23, 2014\n\n"
                + PROSE);
    assertThat(document.date()).isEmpty();
    assertThat(outline(document)).contains("# May 21, 2014", "# May 22, 2014", "# May 23, 2014");
  }

  @Test
  void countsCodePoints() {
    Document document = read("😀 Gas Deal\r\n\r\n\u200B" + PROSE + "\u0000");
    Span paragraph = document.sections().get(0).paragraphs().get(0);
    assertThat(document.text(paragraph)).isEqualTo(PROSE);
    assertThat(document.codePoint(paragraph.start())).isEqualTo(paragraph.start() - 1);
  }

  @Test
  void readsALongLineAndManyShortOnesInTime() {
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        java.time.Duration.ofSeconds(20),
        () -> {
          read("word ".repeat(200_000));
          read("a".repeat(1_000_000));
          read("Short Line\n".repeat(100_000));
          read("-".repeat(1_000_000));
          read(" ".repeat(1_000_000) + "x");
        });
  }
}
