package org.entente.source.extract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** One report in all formats, made by the libraries that others write with, or by hand. */
public final class Samples {

  static final String TITLE = "Nordic ministers agree on a joint cable";
  static final String HEADING = "What comes next";

  static final List<String> OPENING =
      List.of(
          "Norway and Denmark signed an agreement on a submarine cable in Oslo on 3 June 2021. The"
              + " cable is worth $400 million, and it will be laid by 2026 by a Danish company that"
              + " has worked in the North Sea for more than two decades.",
          "Sweden delivered four patrol boats to Estonia in May 2020, the ministry of defence of"
              + " Estonia said. Finland and Sweden held talks about a common rescue exercise in"
              + " Helsinki, which is to be repeated every year.");

  static final List<String> ITEMS =
      List.of(
          "Iceland will buy two rescue helicopters from Norway.",
          "Poland and Lithuania opened a railway line in October 2022.");

  static final List<List<String>> ROWS =
      List.of(List.of("State", "Share"), List.of("Norway", "60 %"), List.of("Denmark", "40 %"));

  static final String CLOSING =
      "Latvia and Estonia started a joint project to build a gas terminal in 2022, and each of them"
          + " pays one half of what the terminal costs.";

  private Samples() {}

  /** What each format should come to; without the table where a format has none. */
  public static String text(boolean table) {
    StringBuilder text = new StringBuilder();
    OPENING.forEach(p -> text.append(p).append("\n\n"));
    text.append("## ").append(HEADING).append("\n\n");
    ITEMS.forEach(item -> text.append("- ").append(item).append('\n'));
    if (table) {
      text.append('\n');
      ROWS.forEach(row -> text.append(String.join(" | ", row)).append('\n'));
    }
    return text.append('\n').append(CLOSING).append('\n').toString();
  }

  public static Map<String, byte[]> all() throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("page.html", html());
    all.put("report.docx", docx());
    all.put("report.odt", odt(content()));
    all.put("report.rtf", rtf());
    all.put("book.epub", epub(TITLE));
    all.put("mail.eml", mail());
    all.put("report.pdf", pdf());
    return all;
  }

  static String body() {
    StringBuilder html = new StringBuilder();
    OPENING.forEach(p -> html.append("<p>").append(p).append("</p>\n"));
    html.append("<h2>").append(HEADING).append("</h2>\n<ul>\n");
    ITEMS.forEach(item -> html.append("<li>").append(item).append("</li>\n"));
    html.append("</ul>\n<table>\n");
    ROWS.forEach(
        row ->
            html.append("<tr><td>").append(String.join("</td><td>", row)).append("</td></tr>\n"));
    return html.append("</table>\n<p>").append(CLOSING).append("</p>\n").toString();
  }

  static byte[] html() {
    return ("<!DOCTYPE html><html lang='en'><head><title>"
            + TITLE
            + " | The Northern Wire</title>"
            + "<meta property='article:published_time' content='2021-06-04T08:30:00+02:00'></head>"
            + "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
            + "<article><h1>"
            + TITLE
            + "</h1>"
            + body()
            + "</article><footer><p>All rights reserved by The Northern Wire and its owners, who"
            + " reserve the right to change these terms.</p></footer></body></html>")
        .getBytes(UTF_8);
  }

  static byte[] docx() throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      styled(document, "Heading1", TITLE);
      OPENING.forEach(p -> document.createParagraph().createRun().setText(p));
      styled(document, "Heading2", HEADING);
      var numbering = document.createNumbering();
      var list =
          org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum.Factory
              .newInstance();
      list.setAbstractNumId(BigInteger.ONE);
      var level = list.addNewLvl();
      level.setIlvl(BigInteger.ZERO);
      level.addNewStart().setVal(BigInteger.ONE);
      level
          .addNewNumFmt()
          .setVal(org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat.BULLET);
      level.addNewLvlText().setVal("•");
      BigInteger number =
          numbering.addNum(
              numbering.addAbstractNum(new org.apache.poi.xwpf.usermodel.XWPFAbstractNum(list)));
      for (String item : ITEMS) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setNumID(number);
        paragraph.setNumILvl(BigInteger.ZERO);
        paragraph.createRun().setText(item);
      }
      var table = document.createTable(ROWS.size(), 2);
      for (int i = 0; i < ROWS.size(); i++) {
        for (int j = 0; j < 2; j++) {
          table.getRow(i).getCell(j).setText(ROWS.get(i).get(j));
        }
      }
      document.createParagraph().createRun().setText(CLOSING);
      document.write(out);
      return out.toByteArray();
    }
  }

  private static void styled(XWPFDocument document, String style, String words) {
    XWPFParagraph paragraph = document.createParagraph();
    paragraph.setStyle(style);
    if (document.getStyles() == null || document.getStyles().getStyle(style) == null) {
      var styles = document.getStyles() == null ? document.createStyles() : document.getStyles();
      var type =
          org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle.Factory.newInstance();
      type.setStyleId(style);
      type.addNewName().setVal(style.replaceAll("(\\d)", " $1").toLowerCase(java.util.Locale.ROOT));
      type.setType(org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType.PARAGRAPH);
      styles.addStyle(new org.apache.poi.xwpf.usermodel.XWPFStyle(type));
    }
    XWPFRun run = paragraph.createRun();
    run.setText(words);
  }

  static String content() {
    StringBuilder xml = new StringBuilder();
    xml.append("<text:h text:outline-level='1'>").append(TITLE).append("</text:h>");
    OPENING.forEach(p -> xml.append("<text:p>").append(p).append("</text:p>"));
    xml.append("<text:h text:outline-level='2'>").append(HEADING).append("</text:h><text:list>");
    ITEMS.forEach(
        item ->
            xml.append("<text:list-item><text:p>")
                .append(item)
                .append("</text:p></text:list-item>"));
    xml.append("</text:list><table:table>");
    for (List<String> row : ROWS) {
      xml.append("<table:table-row>");
      row.forEach(
          cell ->
              xml.append("<table:table-cell><text:p>")
                  .append(cell)
                  .append("</text:p></table:table-cell>"));
      xml.append("</table:table-row>");
    }
    return xml.append("</table:table><text:p>").append(CLOSING).append("</text:p>").toString();
  }

  static byte[] odt(String content) throws IOException {
    String xml =
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
            + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
            + " office:version='1.2'><office:body><office:text>"
            + content
            + "</office:text></office:body></office:document-content>";
    return zip(
        Map.of(),
        "mimetype",
        "application/vnd.oasis.opendocument.text",
        "content.xml",
        "<?xml version='1.0' encoding='UTF-8'?>" + xml);
  }

  static byte[] rtf() {
    StringBuilder rtf = new StringBuilder("{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}\n");
    rtf.append("{\\pard\\b ").append(TITLE).append("\\par}\n");
    OPENING.forEach(p -> rtf.append("{\\pard ").append(p).append("\\par}\n"));
    rtf.append("{\\pard\\b ").append(HEADING).append("\\par}\n");
    ITEMS.forEach(item -> rtf.append("{\\pard\\bullet\\tab ").append(item).append("\\par}\n"));
    return rtf.append("{\\pard ").append(CLOSING).append("\\par}\n}").toString().getBytes(UTF_8);
  }

  static byte[] epub(String title) throws IOException {
    return zip(
        Map.of(),
        "mimetype",
        "application/epub+zip",
        "META-INF/container.xml",
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles>"
            + "<rootfile full-path='book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>",
        "book.opf",
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='id'>"
            + "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>"
            + title
            + "</dc:title><dc:date>2021-06-05</dc:date><dc:identifier id='id'>x</dc:identifier></metadata>"
            + "<manifest><item id='nav' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>"
            + "<item id='c' href='c.xhtml' media-type='application/xhtml+xml'/></manifest>"
            + "<spine><itemref idref='c'/></spine></package>",
        "nav.xhtml",
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>Contents</title></head><body><nav><ol><li><a href='c.xhtml'>One</a></li></ol></nav></body></html>",
        "c.xhtml",
        "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body><h1>"
            + TITLE
            + "</h1>"
            + body()
            + "</body></html>");
  }

  static byte[] mail() {
    return ("From: desk@example.org\r\nTo: all@example.org\r\nSubject: "
            + TITLE
            + "\r\nDate: Fri, 4 Jun 2021 09:00:00 +0200\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=outer\r\n\r\n"
            + "--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n"
            + "--inner\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
            + text(true).replace("\n", "\r\n")
            + "\r\n-- \r\nThe desk\r\n"
            + "--inner\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>"
            + body()
            + "</body></html>\r\n--inner--\r\n"
            + "--outer\r\nContent-Type: application/pdf; name=annex.pdf\r\n"
            + "Content-Disposition: attachment; filename=annex.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + "JVBERi0x\r\n--outer--\r\n")
        .getBytes(UTF_8);
  }

  /** Three pages with a running head and page numbers; the text flows over a page's end. */
  static byte[] pdf() throws IOException {
    PDFont plain = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
    PDFont bold = new PDType1Font(Standard14Fonts.FontName.TIMES_BOLD);
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Printer printer = new Printer(document);
      printer.print(bold, 20, TITLE, 0, 14);
      for (String paragraph : OPENING) {
        printer.print(plain, 11, paragraph, 0, 8);
      }
      printer.print(bold, 14, HEADING, 0, 8);
      for (String item : ITEMS) {
        printer.print(plain, 11, "• " + item, 10, 2);
      }
      printer.print(plain, 11, CLOSING, 0, 8);
      printer.finish();
      document.save(out);
      return out.toByteArray();
    }
  }

  /** Sets lines on pages so small that each page has few of them. */
  private static final class Printer {
    private final PDDocument document;
    private final PDRectangle paper = new PDRectangle(300, 220);
    private PDPageContentStream page;
    private float y;
    private int number;

    Printer(PDDocument document) throws IOException {
      this.document = document;
      this.page = next();
    }

    private PDPageContentStream next() throws IOException {
      PDPage sheet = new PDPage(paper);
      document.addPage(sheet);
      number++;
      page = new PDPageContentStream(document, sheet);
      PDFont font = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
      put(font, 8, "The Northern Wire, number " + number, 30, 205);
      put(font, 8, String.valueOf(number), 150, 12);
      y = 185;
      return page;
    }

    private void put(PDFont font, float size, String words, float x, float at) throws IOException {
      page.beginText();
      page.setFont(font, size);
      page.newLineAtOffset(x, at);
      page.showText(words);
      page.endText();
    }

    void print(PDFont font, float size, String words, float indent, float after)
        throws IOException {
      StringBuilder line = new StringBuilder();
      for (String word : words.split(" ")) {
        String longer = line.length() == 0 ? word : line + " " + word;
        if (font.getStringWidth(longer) / 1000 * size > 240 - indent) {
          line(font, size, line.toString(), indent);
          line.setLength(0);
          line.append(word);
        } else {
          line.setLength(0);
          line.append(longer);
        }
      }
      line(font, size, line.toString(), indent);
      y -= after;
    }

    private void line(PDFont font, float size, String words, float indent) throws IOException {
      if (y < 30) {
        page.close();
        next();
      }
      put(font, size, words, 30 + indent, y);
      y -= size * 1.2f;
    }

    void finish() throws IOException {
      page.close();
    }
  }

  /** Names and contents in turn; {@code mimetype} is stored, as the formats demand. */
  public static byte[] zip(Map<String, byte[]> files, String... entries) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        for (int i = 0; i < entries.length; i += 2) {
          put(zip, entries[i], entries[i + 1].getBytes(UTF_8));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          put(zip, file.getKey(), file.getValue());
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    if (name.equals("mimetype")) {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(sum.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
