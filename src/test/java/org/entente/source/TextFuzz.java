package org.entente.source;

import static org.entente.fuzz.Invariants.hold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.entente.document.Document;
import org.entente.document.DocumentReader;
import org.entente.document.Languages;
import org.entente.document.Section;
import org.entente.document.Span;
import org.entente.fuzz.Invariants;
import org.entente.knowledge.DataFolder;

/** Bytes to documents: plain text, CSV, JSON Lines and archives of them, by the first byte. */
public final class TextFuzz {

  private static final List<String> NAMES = List.of("a.txt", "a.csv", "a.jsonl", "a.zip");
  private static final Pattern FAULT = Pattern.compile("\\b[a-z]+\\.[\\w.]+Exception\\b");
  private static final Sources SOURCES = new Sources(100_000, InputStream.nullInputStream());
  private static final DocumentReader READER = new DocumentReader(DataFolder.find());

  private static final Languages LANGUAGES = new Languages(DataFolder.find());

  private TextFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length > 0) {
      String name = NAMES.get((data[0] & 0xff) % NAMES.size());
      Invariants.inTime(() -> read(name, Arrays.copyOfRange(data, 1, data.length)));
    }
  }

  private static void read(String name, byte[] bytes) {
    Content content = Content.of(bytes);
    try {
      if (Kind.of(name, content) instanceof Kind.Formatted) {
        return; // Those are read elsewhere, see FormatsFuzz.
      }
    } catch (org.entente.source.extract.Refusal e) {
      return;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Iterator<Reading> readings =
        SOURCES.open(name, name, content, new Archive.Allowance(), Archive.DEEPEST);
    while (readings.hasNext()) {
      Reading reading = readings.next();
      if (reading instanceof Reading.Loaded loaded) {
        check(loaded.source());
      } else if (reading instanceof Reading.Refused refused) {
        hold(!refused.reason().isBlank(), "no reason");
        // Names of columns are the input's own and may hold any word.
        hold(!FAULT.matcher(refused.reason()).find(), refused.reason());
        hold(!refused.reason().startsWith(Sources.FAULT), refused.reason());
      }
    }
  }

  private static void check(Source source) {
    String text = source.text();
    byte[] kept = text.getBytes(StandardCharsets.UTF_8);
    hold(new String(kept, StandardCharsets.UTF_8).equals(text), "it cannot be kept to the letter");
    Document document = READER.read(source.name(), text);
    var english = LANGUAGES.of(document);
    for (Section section : document.sections()) {
      section.heading().ifPresent(span -> roundTrips(document, span));
      section.paragraphs().forEach(span -> roundTrips(document, span));
    }
    hold(english.document().text().equals(text), "the English part has another text");
  }

  /** The words at a span stand at its code points. */
  private static void roundTrips(Document document, Span span) {
    String text = document.text();
    int start = text.offsetByCodePoints(0, document.codePoint(span.start()));
    int end = text.offsetByCodePoints(0, document.codePoint(span.end()));
    hold(text.substring(start, end).equals(document.text(span)), "offsets do not round-trip");
  }
}
