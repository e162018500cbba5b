package org.entente.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.entente.source.extract.Format;
import org.entente.source.extract.Packages;

/** What a file is, by its first bytes and, where these say nothing, by the end of its name. */
sealed interface Kind {

  record Plain() implements Kind {}

  record Formatted(Format format) implements Kind {}

  record Archive() implements Kind {}

  /** One document a line, or a row. */
  record Records(boolean json) implements Kind {}

  /** The ends of names that are looked for in folders and archives. */
  List<String> ENDINGS =
      List.of(
          ".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".odt", ".rtf", ".epub",
          ".eml", ".csv", ".tsv", ".jsonl", ".ndjson", ".zip");

  static boolean isDocument(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }

  /** Whether a file of this name gives more than one document. */
  static boolean isOfMany(String name) {
    return name.matches("(?i).*\\.(?:zip|csv|tsv|jsonl|ndjson)");
  }

  /** About how many documents a file gives, without reading it more than by bytes. */
  static long about(Path file) {
    String name = file.toString();
    if (!isOfMany(name) || !Files.isRegularFile(file)) {
      return 1;
    }
    try {
      if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
          return zip.stream().filter(entry -> isDocument(entry.getName())).count();
        }
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] buffer = new byte[1 << 16];
        long lines = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          for (int i = 0; i < n; i++) {
            lines += buffer[i] == '\n' ? 1 : 0;
          }
        }
        return Math.max(1, lines);
      }
    } catch (IOException | IllegalArgumentException e) {
      // Reading it will say why.
      return 1;
    }
  }

  static Kind of(String name, Content content) throws IOException {
    String start = new String(content.start(1024), StandardCharsets.ISO_8859_1);
    if (start.startsWith("%PDF-")) {
      return new Formatted(Format.PDF);
    }
    if (start.startsWith("{\\rtf")) {
      return new Formatted(Format.RTF);
    }
    if (start.startsWith("PK\003\004") || start.startsWith("PK\005\006")) {
      try (InputStream in = content.open()) {
        Optional<Format> format = Packages.format(in);
        return format.isPresent() ? new Formatted(format.get()) : new Archive();
      }
    }
    if (start.replace("ï»¿", "").stripLeading().matches("(?is)<(?:!doctype html|html)\\b.*")) {
      return new Formatted(Format.HTML);
    }
    return byName(name.toLowerCase(Locale.ROOT));
  }

  private static Kind byName(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html", "htm", "xhtml" -> new Formatted(Format.HTML);
      case "eml" -> new Formatted(Format.MAIL);
      case "csv", "tsv" -> new Records(false);
      case "jsonl", "ndjson" -> new Records(true);
      default -> new Plain();
    };
  }
}
