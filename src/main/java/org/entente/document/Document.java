package org.entente.document;

import java.util.List;
import java.util.Optional;

/**
 * One text and what it says of itself.
 *
 * @param source the file's name, or where the text came from
 * @param title the document's own title, else made from the file's name
 * @param date the day of publication, when the document or its metadata give it: what "Monday" and
 *     "last month" are reckoned from
 * @param text the whole text as it is kept: all spans count in it
 * @param sha256 of the text's UTF-8 bytes, lower-case hexadecimal
 * @param sections the text's outline, in order; every paragraph stands in exactly one
 */
public record Document(
    String source,
    String title,
    Optional<PartialDate> date,
    String text,
    String sha256,
    List<Section> sections) {

  public Document {
    sections = List.copyOf(sections);
  }

  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The offset in Unicode code points of a UTF-16 offset; what the graph's selectors count. */
  public int codePoint(int utf16) {
    return text.codePointCount(0, utf16);
  }
}
