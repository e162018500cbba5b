package org.entente.source.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that are made to harm who reads them. */
public final class HostileFiles {

  /** What must never be found in a text: it stands in a file that entities point to. */
  public static final String CANARY = "the-canary-sings";

  private HostileFiles() {}

  /** A billion times "lol", by entities of entities. */
  public static String laughs(String root) {
    StringBuilder doctype = new StringBuilder("<!DOCTYPE " + root + " [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      doctype.append("<!ENTITY a").append(i).append(" \"");
      doctype.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    return doctype.append("]>").toString();
  }

  /** Declares {@code &e;} as the file's text. */
  public static String external(String root, java.nio.file.Path file) {
    return "<!DOCTYPE " + root + " [<!ENTITY e SYSTEM \"" + file.toUri() + "\">]>";
  }

  /**
   * A Word file of one part.
   *
   * @param doctype before its root element {@code w:document}
   * @param body within {@code w:body}
   */
  public static byte[] docx(String doctype, String body) {
    return Samples.zip(
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
        doctype
            + "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
            + "<w:body>"
            + body
            + "</w:body></w:document>");
  }

  /** A paragraph of Word. */
  public static String paragraph(String words) {
    return "<w:p><w:r><w:t>" + words + "</w:t></w:r></w:p>";
  }

  /** An OpenDocument text; the same as of Word. */
  public static byte[] odt(String doctype, String body) {
    return Samples.zip(
        Map.of(),
        "mimetype",
        "application/vnd.oasis.opendocument.text",
        "content.xml",
        doctype
            + "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
            + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
            + " office:version='1.2'><office:body><office:text>"
            + body
            + "</office:text></office:body></office:document-content>");
  }

  /** A book of one chapter. */
  public static byte[] epub(String doctype, String body) {
    return Samples.zip(
        Map.of(),
        "mimetype",
        "application/epub+zip",
        "META-INF/container.xml",
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles>"
            + "<rootfile full-path='book.opf' media-type='application/oebps-package+xml'/></rootfiles></container>",
        "book.opf",
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='id'>"
            + "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>A book of one chapter"
            + "</dc:title></metadata><manifest><item id='c' href='c.xhtml'"
            + " media-type='application/xhtml+xml'/></manifest><spine><itemref idref='c'/></spine></package>",
        "c.xhtml",
        doctype
            + "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body><p>"
            + body
            + "</p></body></html>");
  }

  /** A page with a sentence, and forms that draw forms: each level the one below so many times. */
  public static byte[] slowPdf(int levels, int times) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
    pdf.append("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
    pdf.append("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R");
    pdf.append("/Resources<</XObject<</F 5 0 R>>");
    pdf.append("/Font<</T<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>>endobj\n");
    String content = "BT /T 1 Tf (Peru and Chile signed a treaty in 2014.) Tj ET\n/F Do\n";
    pdf.append("4 0 obj<</Length ").append(content.length()).append(">>stream\n");
    pdf.append(content).append("endstream endobj\n");
    for (int i = 0; i < levels; i++) {
      String draws = "/F Do\n".repeat(i == levels - 1 ? 0 : times);
      pdf.append(5 + i).append(" 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]");
      pdf.append("/Resources<</XObject<</F ").append(6 + i).append(" 0 R>>>>/Length ");
      pdf.append(draws.length()).append(">>stream\n").append(draws).append("endstream endobj\n");
    }
    pdf.append("trailer<</Root 1 0 R>>\n%%EOF\n");
    return pdf.toString().getBytes(ISO_8859_1);
  }

  /** A page whose content unpacks to so many blanks. */
  public static byte[] pdfBomb(long size) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream deflater =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
      blanks(deflater, size);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDStream stream = new PDStream(document);
      try (OutputStream raw = stream.getCOSObject().createRawOutputStream()) {
        raw.write(packed.toByteArray());
      }
      stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
      page.setContents(stream);
      document.save(out);
    }
    return out.toByteArray();
  }

  static void blanks(OutputStream out, long size) throws IOException {
    byte[] blanks = " ".repeat(1_000_000).getBytes(UTF_8);
    for (long i = 0; i < size; i += blanks.length) {
      out.write(blanks);
    }
  }

  /** A package or archive of one entry that unpacks to so many blanks. */
  public static byte[] zipBomb(String entry, long size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      blanks(zip, size);
    }
    return out.toByteArray();
  }

  /** Archives in archives, so many in each, so deep: 42.zip has sixteen and five. */
  public static byte[] nestedZip(int width, int depth, byte[] innermost) {
    byte[] inner = Samples.zip(Map.of("a.txt", innermost));
    for (int i = 0; i < depth; i++) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      for (int j = 0; j < width; j++) {
        files.put("lib " + j + ".zip", inner);
      }
      inner = Samples.zip(files);
    }
    return inner;
  }

  /**
   * An archive whose one entry is the archive itself, as of a quine: the entry's bytes are the
   * first bytes of the file over and over, which suffices to send a reader down without end.
   */
  public static byte[] quine() {
    byte[] inner = Samples.zip(Map.of(), "a.txt", "The end.");
    for (int i = 0; i < 40; i++) {
      inner = Samples.zip(Map.of("quine.zip", inner));
    }
    return inner;
  }

  public static byte[] encryptedPdf() throws IOException {
    ByteArrayOutputStream locked = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(Samples.pdf())) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(locked);
    }
    return locked.toByteArray();
  }

  /** As Word encrypts: the package within an old office container. */
  public static byte[] encryptedDocx() throws Exception {
    try (POIFSFileSystem container = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("secret");
      try (OutputStream stream = encryptor.getDataStream(container)) {
        new ByteArrayInputStream(Samples.docx()).transferTo(stream);
      }
      container.writeFilesystem(out);
      return out.toByteArray();
    }
  }
}
