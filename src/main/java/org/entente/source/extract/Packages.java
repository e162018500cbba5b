package org.entente.source.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** ZIP files that are documents. */
public final class Packages {

  /** What all parts of one document may unpack to, in bytes. */
  private static final long MOST_BYTES = 200_000_000;

  private static final int MOST_PARTS = 10_000;

  /** What stands before a document's first telling part may unpack to, in bytes. */
  private static final long MOST_PASSED = 50_000_000;

  private Packages() {}

  /**
   * Which document a ZIP file is, by its parts; none when it is an archive of files.
   *
   * @throws Refusal when it is a document that has no text for us, or cannot be opened
   */
  public static Optional<Format> format(InputStream in) {
    try (ZipInputStream zip = new ZipInputStream(in)) {
      int parts = 0;
      long passed = 0;
      for (ZipEntry entry = zip.getNextEntry();
          entry != null && parts < MOST_PARTS && passed <= MOST_PASSED;
          passed += pass(zip), entry = zip.getNextEntry(), parts++) {
        String name = entry.getName();
        if (name.equals("mimetype") && parts == 0) {
          return Optional.of(
              ofType(new String(zip.readNBytes(100), StandardCharsets.US_ASCII).strip()));
        }
        if (name.startsWith("word/")) {
          return Optional.of(Format.DOCX);
        }
        if (name.startsWith("xl/") || name.startsWith("ppt/")) {
          throw new Refusal("it is a spreadsheet or presentation; save its text as a document");
        }
        if (!name.equals("[Content_Types].xml") && !name.matches("(_rels|docProps|customXml)/.*")) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      // A name that is no UTF-8; no program writes such into a document.
      return Optional.empty();
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Reads a part to its end, unless that is too far away; how many bytes there were. */
  private static long pass(ZipInputStream zip) throws IOException {
    byte[] buffer = new byte[65_536];
    long passed = 0;
    for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
      passed += n;
      if (passed > MOST_PASSED) {
        throw new Refusal("it unpacks to far more than its text; it is damaged or hostile");
      }
    }
    return passed;
  }

  private static Format ofType(String type) {
    return switch (type) {
      case "application/epub+zip" -> Format.EPUB;
      case "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.text-template" ->
          Format.ODT;
      default -> throw new Refusal("it is a document of a kind that is not read: " + type);
    };
  }

  /** Unpacks all once and keeps nothing, so that later readers need not be afraid. */
  static void check(byte[] bytes) {
    byte[] buffer = new byte[65_536];
    long total = 0;
    int parts = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      while (zip.getNextEntry() != null) {
        parts++;
        InputStream part = zip;
        for (int n = part.read(buffer); n >= 0; n = part.read(buffer)) {
          total += n;
          if (total > MOST_BYTES) {
            break;
          }
        }
        if (total > MOST_BYTES || parts > MOST_PARTS) {
          throw new Refusal(
              String.format(
                  "it unpacks to more than the limit of %,d bytes or %,d parts; it is damaged or hostile",
                  MOST_BYTES, MOST_PARTS));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private static Refusal damaged(Exception e) {
    return new Refusal(
        e instanceof ZipException && String.valueOf(e.getMessage()).contains("encrypted")
            ? "it is protected by a password; save it without one"
            : "it is damaged: " + e.getMessage());
  }
}
