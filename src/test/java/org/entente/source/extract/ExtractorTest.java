package org.entente.source.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ExtractorTest {

  private static final Extractor EXTRACTOR = new Extractor(20_000_000);

  private static Extracted extract(Format format, byte[] bytes) {
    return EXTRACTOR.extract(format, bytes);
  }

  private static Extracted html(String html) {
    return extract(Format.HTML, html.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "HTML, page.html",
    "DOCX, report.docx",
    "ODT,  report.odt",
    "EPUB, book.epub",
    "MAIL, mail.eml",
    "RTF,  report.rtf",
    "PDF,  report.pdf"
  })
  void headingsParagraphsItemsAndRowsSurvive(Format format, String name) throws IOException {
    Extracted extracted =
        extract(format, java.util.Objects.requireNonNull(Samples.all().get(name)));
    String text = extracted.body().replaceFirst("(?:# |\\*\\*)?" + Samples.TITLE + ".*\n+", "");
    boolean table = format != Format.RTF && format != Format.PDF;
    assertThat(text.replace("**" + Samples.HEADING + "**", "## " + Samples.HEADING).strip())
        .isEqualTo(Samples.text(table).strip());
    assertThat(extracted.text()).startsWith(extracted.title().isPresent() ? "Title: " : "");
    assertThat(extracted.text().lines().limit(3)).anyMatch(line -> line.contains(Samples.TITLE));
  }

  @Test
  void attachmentsAreNamed() {
    assertThat(extract(Format.MAIL, Samples.mail()).leftOut())
        .singleElement()
        .asString()
        .contains("annex.pdf");
  }

  @Test
  void datesArePublicationsAndTheSendersDay() throws IOException {
    assertThat(extract(Format.HTML, Samples.html()).date()).contains("2021-06-04");
    assertThat(extract(Format.EPUB, Samples.epub(Samples.TITLE)).date()).contains("2021-06-05");
    assertThat(
            extract(
                    Format.MAIL,
                    "Subject: S\r\nDate: Tue, 1 Jun 2021 00:30:00 +0900 (JST)\r\n\r\nText."
                        .getBytes(UTF_8))
                .date())
        .contains("2021-06-01");
    assertThat(extract(Format.DOCX, Samples.docx()).date()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <meta property="article:published_time" content="2019-05-14T23:10:00-04:00">  | 2019-05-14
          <meta name="date" content="20190514">                                         | 2019-05-14
          <meta name="DC.date.issued" content="2019-05-14">                             | 2019-05-14
          <meta name="dc.date" content="14 May 2019">                                   | 14 May 2019
          <meta itemprop="datePublished" content="2019/5/14">                           | 2019-05-14
          <script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2019-05-14T08:00Z"}]}</script> | 2019-05-14
          <script type="application/ld+json">{broken</script>                           |
          <meta name="date" content="2019-02-31">                                       |
          <meta name="date" content="2019-05">                                          |
          """)
  void datesOfPages(String head, String date) {
    Extracted page = html("<html><head>" + head + "</head><body><p>Text.</p></body></html>");
    assertThat(page.date().orElse(null)).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <title>A cable for the north - The Wire</title><meta property="og:site_name" content="The Wire"> | A cable for the north
          <title>A cable for the north » News » The Wire</title> | A cable for the north » News
          <title>Russia - China: a cable</title> | Russia - China: a cable
          <title>x</title><meta property="og:title" content="A cable for the north"> | A cable for the north
          """)
  void titlesOfPages(String head, String title) {
    Extracted page = html("<html><head>" + head + "</head><body><p>Text.</p></body></html>");
    assertThat(page.title()).contains(title);
  }

  @Test
  void whatStandsAroundAnArticleIsLeftOut() {
    String around =
        "<div class='site-header'><a href='/'>The Wire</a></div>"
            + "<div id='cookie-consent'><p>We use cookies to improve what you see on these pages, and"
            + " our partners do so too.</p></div>"
            + "<ul class='menu'><li><a href='/a'>Politics</a></li><li><a href='/b'>Sport</a></li></ul>";
    String after =
        "<div class='related-articles'><h3>More</h3><ul><li><a href='/1'>Peru opens a port with a"
            + " company from Chile</a></li></ul></div><div class='newsletter-signup'><h4>Get our"
            + " letter</h4><p>The best stories of the week, straight to your inbox on Friday.</p></div>"
            + "<footer><p>Registered in Oslo under the number 12345 as a company with limited"
            + " liability.</p></footer>";
    for (String page :
        new String[] {
          around + "<article>" + Samples.body() + "</article>" + after,
          around + "<main>" + Samples.body() + after + "</main>",
          around + "<div class='x1'><div class='x2'>" + Samples.body() + "</div></div>" + after,
          "<form action='/'>" + around + Samples.body() + after + "</form>",
          "<table><tr><td><a href='a'>Home</a><br><a href='b'>Press</a><br><a href='c'>Contact</a></td>"
              + "<td>"
              + Samples.body().replaceAll("(?s)<table>.*</table>", "")
              + "</td></tr></table>"
        }) {
      String text = html("<html><body>" + page + "</body></html>").text();
      assertThat(text.strip()).isEqualTo(Samples.text(!page.startsWith("<table>")).strip());
    }
  }

  @Test
  void chronologiesAndShortNoticesAreKeptWhole() {
    assertThat(
            html("<body><h1>Talks</h1><dl><dt>1 May 2021</dt><dd>Peru and Chile met.</dd></dl>"
                    + "<table><tr><td>2020</td><td>Peru bought a ship.</td></tr></table></body>")
                .text())
        .isEqualTo("# Talks\n\n1 May 2021\n\nPeru and Chile met.\n\n2020: Peru bought a ship.\n");
  }

  @Test
  void pagesAreReadInTheEncodingTheyName() {
    byte[] latin =
        "<meta charset='iso-8859-1'><p>Malmö – São Paulo</p>"
            .getBytes(Charset.forName("windows-1252"));
    assertThat(extract(Format.HTML, latin).body()).isEqualTo("Malmö – São Paulo\n");
    byte[] unnamed =
        "<p>The first line\nof a page from Malmö</p>".getBytes(Charset.forName("windows-1252"));
    assertThat(extract(Format.HTML, unnamed).body())
        .isEqualTo("The first line of a page from Malmö\n");
    assertThat(extract(Format.HTML, unnamed).leftOut())
        .singleElement()
        .asString()
        .contains("its encoding is a guess", "windows-1252");
    byte[] damaged = "<p>é\né\u00C3</p>".getBytes(UTF_8);
    damaged[damaged.length - 5] = 'x';
    assertThatThrownBy(() -> extract(Format.HTML, damaged))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.line()).hasValue(2))
        .hasMessageContaining("not valid UTF-8");
  }

  @Test
  void externalEntitiesAreNotFetched() throws IOException {
    String entity = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>";
    byte[] docx =
        Samples.zip(
            Map.of(),
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default"
                + " Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
            "_rels/.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship"
                + " Id='r' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'"
                + " Target='word/document.xml'/></Relationships>",
            "word/document.xml",
            entity
                + "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                + "<w:body><w:p><w:r><w:t>Seen &e;</w:t></w:r></w:p></w:body></w:document>");
    assertThat(said(Format.DOCX, docx)).doesNotContain("root:");
    byte[] odt = Samples.odt("<text:p>Seen</text:p>");
    assertThat(said(Format.ODT, odt)).contains("Seen");
    assertThat(said(Format.EPUB, Samples.epub("&e;"))).doesNotContain("root:");
    assertThat(said(Format.HTML, (entity + "<html><p>Seen &e;</p></html>").getBytes(UTF_8)))
        .contains("Seen &e;");
  }

  private static String said(Format format, byte[] bytes) {
    try {
      return extract(format, bytes).text();
    } catch (Refusal e) {
      return e.reason();
    }
  }

  @Test
  void protectedAndBrokenFilesSaySo() throws IOException {
    ByteArrayOutputStream locked = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(Samples.pdf())) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(locked);
    }
    assertThat(said(Format.PDF, locked.toByteArray())).contains("protected by a password");
    byte[] docx = Samples.docx();
    assertThat(said(Format.DOCX, Arrays.copyOf(docx, docx.length / 2))).contains("damaged");
    byte[] pdf = Samples.pdf();
    assertThat(said(Format.PDF, Arrays.copyOf(pdf, 300))).matches("it (?:is damaged|holds no).*");
    assertThat(said(Format.PDF, "%PDF-1.7 and so on".getBytes(UTF_8))).contains("damaged");
    assertThat(said(Format.RTF, "{\\rtf1 {{{{".getBytes(UTF_8))).doesNotContain("Exception");
    assertThat(said(Format.ODT, Samples.odt("<text:p>never closed"))).contains("damaged");
  }

  @Test
  void pagesOfPicturesAskForTextRecognition() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(out);
    }
    assertThat(said(Format.PDF, out.toByteArray())).contains("OCR");
  }

  @Test
  void streamsThatUnpackToGigabytesAreGivenUp() throws IOException {
    byte[] bomb = HostileFiles.pdfBomb(1_000_000_000L);
    assertThatThrownBy(() -> new Extractor(1000, Duration.ofMillis(300)).extract(Format.PDF, bomb))
        .hasMessageContaining("took longer");
    String twice = "%PDF-1.7\n1 0 obj<</Filter [ /FlateDecode /FlateDecode ]/Length 3>>stream\n";
    assertThat(said(Format.PDF, twice.getBytes(UTF_8))).contains("compressed twice");
    assertThat(said(Format.DOCX, HostileFiles.zipBomb("word/document.xml", 300_000_000)))
        .contains("unpacks to more than the limit");
  }

  @Test
  void longTextsAreCutAndSaySo() throws IOException {
    String large = "<p>" + "word ".repeat(20) + "</p>\n";
    byte[] page = ("<html><body>" + large.repeat(20_000_000 / large.length())).getBytes(UTF_8);
    Extracted cut = extract(Format.HTML, page);
    assertThat(cut.body().replaceAll("\\n+", "")).hasSize(5_000_000);
    assertThat(cut.leftOut())
        .containsExactly(
            "its text after 5,000,000 characters, where it was cut; split it into several files");
    assertThatThrownBy(
            () -> new Extractor(20_000_000, Duration.ofMillis(1)).extract(Format.HTML, page))
        .hasMessageContaining("took longer");
    assertThat(said(Format.HTML, ("<div>".repeat(100_000) + "deep").getBytes(UTF_8)))
        .contains("deep");
  }

  @ParameterizedTest
  @CsvSource({
    "HTML, page.html",
    "DOCX, report.docx",
    "ODT,  report.odt",
    "EPUB, book.epub",
    "MAIL, mail.eml",
    "RTF,  report.rtf",
    "PDF,  report.pdf"
  })
  void everyFormatIsKeptAsFarAsItGoes(Format format, String name) throws IOException {
    byte[] bytes = java.util.Objects.requireNonNull(Samples.all().get(name));
    String whole = extract(format, bytes).body();
    Extracted cut = new Extractor(200).extract(format, bytes);
    assertThat(cut.leftOut()).anyMatch(note -> note.startsWith("its text after 200 characters"));
    assertThat(words(cut.body())).hasSizeBetween(150, 250);
    // A running head is known by its pages, and there is but one.
    assertThat(words(whole))
        .startsWith(words(cut.body()).replace("The Northern Wire, number 1 ", ""));
  }

  private static String words(String text) {
    return text.replaceAll("[#*\\s]+", " ").strip();
  }

  @Test
  void cutsLeaveCharactersWhole() {
    String page = "<p>" + "\uD83D\uDE80".repeat(100) + "</p>";
    assertThat(new Extractor(101).extract(Format.HTML, page.getBytes(UTF_8)).body())
        .isEqualTo("\uD83D\uDE80".repeat(50) + "\n");
  }

  @Test
  void halfCharactersAreReplacedEachByOne() {
    Extracted extracted =
        new Extracted(
            java.util.Optional.of("a\uDC00"),
            java.util.Optional.empty(),
            "\uD800x\uD83D\uDE80\uD83D",
            java.util.List.of());
    assertThat(extracted.title()).contains("a\uFFFD");
    assertThat(extracted.body()).isEqualTo("\uFFFDx\uD83D\uDE80\uFFFD");
  }
}
