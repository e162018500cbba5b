package org.entente.source;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.entente.source.NastyCase.noted;
import static org.entente.source.NastyCase.of;
import static org.entente.source.NastyCase.read;
import static org.entente.source.NastyCase.refused;
import static org.entente.source.NastyCase.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.source.extract.HostileFiles;
import org.entente.source.extract.Samples;

/** What is known to have broken readers of files, made anew in each run. */
final class NastyCases {

  private static final String GOOD = "Peru and Chile signed a treaty in May 2014.";

  private static final String SIZE = "far more than its text|more than the limit|times its size";

  private NastyCases() {}

  /**
   * @param canary a file that must not be read through an entity or a link
   */
  static List<NastyCase> all(Path canary) {
    return Stream.of(bombs(), entities(canary), formats(), texts(), records(), names(canary))
        .flatMap(List::stream)
        .toList();
  }

  private static byte[] text(String words) {
    return words.getBytes(UTF_8);
  }

  private static List<NastyCase> bombs() {
    return List.of(
        refused(
            "archive that unpacks 1,000-fold",
            "bomb.zip",
            SIZE,
            () -> HostileFiles.zipBomb("a.txt", 100_000_000)),
        refused(
            "sixteen archives in each archive, five deep, as 42.zip",
            "42.zip",
            "more than three archives",
            () -> HostileFiles.nestedZip(16, 5, text(GOOD))),
        refused(
            "archive in archive without end, as a quine",
            "quine.zip",
            "more than three archives",
            HostileFiles::quine),
        refused(
            "archive whose first parts look like a document's and unpack to 100 MB",
            "parts.zip",
            SIZE,
            () -> HostileFiles.zipBomb("docProps/app.xml", 100_000_000)),
        refused(
            "Word file that unpacks to 300 MB",
            "bomb.docx",
            SIZE,
            () -> HostileFiles.zipBomb("word/document.xml", 300_000_000)),
        refused(
            "PDF whose one page unpacks to 1 GB",
            "bomb.pdf",
            "",
            () -> HostileFiles.pdfBomb(1_000_000_000)),
        refused(
            "billion laughs in Word",
            "laughs.docx",
            "",
            () ->
                HostileFiles.docx(
                    HostileFiles.laughs("w:document"), HostileFiles.paragraph("&a9;"))),
        refused(
            "billion laughs in OpenDocument",
            "laughs.odt",
            "",
            () ->
                HostileFiles.odt(
                    HostileFiles.laughs("office:document-content"), "<text:p>&a9;</text:p>")),
        refused(
            "billion laughs in EPUB",
            "laughs.epub",
            "",
            () -> HostileFiles.epub(HostileFiles.laughs("html"), "&a9;")),
        read(
            "billion laughs in a drawing within HTML",
            "laughs.html",
            () ->
                text(
                    HostileFiles.laughs("svg")
                        + "<html><body><p>"
                        + GOOD
                        + "</p><svg><text>&a9;</text></svg></body></html>")),
        read(
            "billion laughs in SVG, read as plain text",
            "laughs.svg",
            () -> text(HostileFiles.laughs("svg") + "<svg><text>&a9;</text></svg>")));
  }

  private static List<NastyCase> entities(Path canary) {
    return List.of(
        read(
            "external entity in Word",
            "entity.docx",
            () ->
                HostileFiles.docx(
                    HostileFiles.external("w:document", canary),
                    HostileFiles.paragraph(GOOD + " &e;"))),
        read(
            "external entity in OpenDocument",
            "entity.odt",
            () ->
                HostileFiles.odt(
                    HostileFiles.external("office:document-content", canary),
                    "<text:p>" + GOOD + " &e;</text:p>")),
        read(
            "external entity in EPUB",
            "entity.epub",
            () -> HostileFiles.epub(HostileFiles.external("html", canary), GOOD + " &e;")),
        read(
            "external entity in HTML",
            "entity.html",
            () ->
                text(
                    HostileFiles.external("html", canary)
                        + "<html><p>"
                        + GOOD
                        + " &e;</p></html>")));
  }

  private static List<NastyCase> formats() {
    return List.of(
        refused(
            "encrypted PDF",
            "encrypted.pdf",
            "protected by a password",
            HostileFiles::encryptedPdf),
        refused(
            "encrypted Word file",
            "encrypted.docx",
            "old or protected",
            HostileFiles::encryptedDocx),
        refused("Word file, the first half", "half.docx", "damaged", () -> half("report.docx")),
        refused(
            "OpenDocument file, the first half", "half.odt", "damaged", () -> half("report.odt")),
        refused("EPUB, the first half", "half.epub", "damaged", () -> half("book.epub")),
        read("RTF, the first half", "half.rtf", () -> half("report.rtf")),
        read("HTML, the first half", "half.html", () -> half("page.html")),
        read("mail, the first half", "half.eml", () -> half("mail.eml")),
        read(
            "PDF of 500 bytes that draws a million times",
            "slow.pdf",
            () -> HostileFiles.slowPdf(7, 10)),
        read(
            "Word file nested 100,000 deep",
            "deep.docx",
            () -> HostileFiles.docx("", nested("w:sdt", HostileFiles.paragraph(GOOD)))),
        read(
            "OpenDocument file nested 100,000 deep",
            "deep.odt",
            () -> HostileFiles.odt("", nested("text:section", "<text:p>" + GOOD + "</text:p>"))),
        refused(
            "RTF nested 100,000 deep",
            "deep.rtf",
            "no text",
            () -> text("{\\rtf1 " + "{".repeat(100_000) + GOOD + "}".repeat(100_001))),
        read(
            "HTML nested 100,000 deep",
            "deep.html",
            () -> text("<html>" + "<div>".repeat(100_000) + GOOD)),
        refused(
            "mail of 30 parts, each in the one before",
            "deep.eml",
            "nested too deeply",
            NastyCases::deepMail),
        noted(
            "HTML of 12 million characters",
            "long.html",
            "after 5,000,000 characters",
            () -> text("<html><body><p>" + (GOOD + " ").repeat(270_000) + "</p></body></html>")));
  }

  private static byte[] half(String sample) throws java.io.IOException {
    byte[] bytes = java.util.Objects.requireNonNull(Samples.all().get(sample));
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static String nested(String element, String within) {
    return ("<" + element + ">").repeat(100_000) + within + ("</" + element + ">").repeat(100_000);
  }

  private static byte[] deepMail() {
    StringBuilder mail = new StringBuilder("Subject: Deep\n");
    for (int i = 0; i < 30; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      mail.append(i).append('\n');
    }
    return text(mail + "\n" + GOOD + "\n");
  }

  private static List<NastyCase> texts() {
    Charset western = Charset.forName("windows-1252");
    return List.of(
        refused("no byte", "empty.txt", "it is empty", () -> new byte[0]),
        refused(
            "blanks and invisible characters only",
            "blank.txt",
            "it is empty",
            () -> text(" \n\u200B\u2060")),
        refused(
            "one line of 50 MB",
            "line.txt",
            "larger than the limit",
            () -> text("word ".repeat(10_000_000))),
        read("one line of 2 MB", "long.txt", () -> text("word ".repeat(400_000))),
        noted(
            "Windows-1252",
            "western.txt",
            "a guess.*windows-1252",
            () -> "Peru’s café".getBytes(western)),
        refused(
            "UTF-8 and Windows-1252 in one file",
            "mixed.txt",
            "not valid UTF-8",
            () -> joined(text("“Perú” – "), "café".getBytes(western))),
        refused(
            "UTF-16 without a byte order mark",
            "utf16.txt",
            "a binary file",
            () -> GOOD.getBytes(UTF_16LE)),
        refused(
            "half characters written as UTF-8",
            "surrogates.txt",
            "not valid UTF-8",
            () -> joined(text("“Perú” "), new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})),
        read(
            "control characters and direction marks, which are kept",
            "controls.txt",
            () -> text("\u202E" + GOOD + "\u202C\u0007\u001B[2J\u2066\u0000")),
        read(
            "10,000 combining marks on one letter",
            "marks.txt",
            () -> text("e" + "\u0301".repeat(10_000) + " " + GOOD)),
        refused(
            "program named .txt",
            "program.txt",
            "it is a program",
            () -> joined(new byte[] {0x7f}, text("ELF\2\1\1\0"))),
        refused(
            "Windows program named .txt",
            "windows.txt",
            "a binary file",
            () -> joined(text("MZ\u0090"), new byte[200])));
  }

  private static byte[] joined(byte[] a, byte[] b) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(a);
    out.writeBytes(b);
    return out.toByteArray();
  }

  private static List<NastyCase> records() {
    return List.of(
        refused(
            "JSON nested 100,000 deep",
            "deep.jsonl",
            "no JSON",
            () -> text("{\"text\":" + "[".repeat(100_000) + "}")),
        read(
            "half a character in JSON",
            "half.jsonl",
            () -> text("{\"text\":\"Peru \\ud83d and Chile met in 2014.\"}")),
        refused(
            "JSON line of 30 MB",
            "long.jsonl",
            "longer than the limit",
            () -> text("{\"text\":\"" + "word ".repeat(6_000_000) + "\"}")),
        refused(
            "CSV field of 30 MB",
            "long.csv",
            "longer than the limit",
            () -> text("text\n\"" + "word ".repeat(6_000_000) + "\"\n")),
        of(
            "CSV quote that is never closed, after a good row",
            "open.csv",
            "1 read, 1 refused",
            "no CSV",
            path -> Files.write(path, text("text\n" + GOOD + "\n\"" + "more\n".repeat(100_000)))),
        refused(
            "CSV of 100,000 columns without a text",
            "wide.csv",
            "none of its fields is the text",
            () -> text("column,".repeat(100_000) + "\n1\n")));
  }

  private static List<NastyCase> names(Path canary) {
    return List.of(
        of(
            "10,000 files of a word",
            "tiny",
            "10,000 read",
            "",
            path -> {
              Files.createDirectories(path);
              for (int i = 0; i < 10_000; i++) {
                Files.write(path.resolve(i + ".txt"), text("word " + i));
              }
            }),
        of(
            "folder 1,000 levels deep",
            "levels",
            "1 read",
            "",
            path -> {
              Path deepest = path.resolve("d/".repeat(1000));
              Files.createDirectories(deepest);
              Files.write(deepest.resolve("a.txt"), text(GOOD));
            }),
        of(
            "links in a circle, to the folder above, to nothing and out of the folder",
            "links",
            "1 read, 4 refused",
            "leads out of the folder|does not exist|cannot be read",
            path -> {
              Files.createDirectories(path);
              Files.write(path.resolve("a.txt"), text(GOOD));
              Files.createSymbolicLink(path.resolve("up"), path);
              Files.createSymbolicLink(path.resolve("one.txt"), path.resolve("two.txt"));
              Files.createSymbolicLink(path.resolve("two.txt"), path.resolve("one.txt"));
              Files.createSymbolicLink(path.resolve("nothing.txt"), path.resolve("none"));
              Files.createSymbolicLink(path.resolve("out.txt"), canary);
            }),
        of(
            "names with line breaks, quotes, an emoji, spaces and bytes that are no UTF-8",
            "names",
            "6 read",
            "",
            path -> {
              Files.createDirectories(path);
              shell(
                  path,
                  "printf 'One.' > \"$(printf 'a\\nb.txt')\"; printf 'Two.' > \"$(printf 'q\\042\\047.txt')\";"
                      + "printf 'Three.' > \"$(printf '\\360\\237\\232\\200.txt')\"; printf 'Four.' > ' .txt';"
                      + "printf 'Five.' > \"$(printf 'x\\377y.txt')\"; printf 'Six.' > '$(touch hacked);%s.txt'");
            }),
        of(
            "pipe, device, and a link to a device",
            "devices",
            "1 read, 2 refused",
            "neither a file nor a folder|leads out",
            path -> {
              Files.createDirectories(path);
              Files.write(path.resolve("a.txt"), text(GOOD));
              shell(path, "mkfifo pipe.txt; ln -s /dev/zero zero.txt");
            }),
        of(
            "archive with names that climb out and that are the same",
            "names.zip",
            "3 read",
            "",
            path ->
                Files.write(
                    path,
                    Samples.zip(
                        Map.of(),
                        "../../../a.txt",
                        "One.",
                        "/etc/b.txt",
                        "Two.",
                        "a\nb.txt",
                        "Three."))));
  }
}
