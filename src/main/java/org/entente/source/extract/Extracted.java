package org.entente.source.extract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a file holds.
 *
 * @param title from its metadata
 * @param date of publication by its metadata: {@code 2014}, {@code 2014-10} or {@code 2014-10-05}
 * @param body headings, paragraphs and items, one a line
 * @param leftOut what else is in the file and was not read, a sentence each
 */
public record Extracted(
    Optional<String> title, Optional<String> date, String body, List<String> leftOut) {

  public Extracted {
    title = title.map(Extracted::whole);
    body = whole(body);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Half characters, which JSON and fonts of PDFs can name and no encoding can write, are replaced,
   * each by one: what is kept on disk is to have the offsets of what was read.
   */
  private static String whole(String text) {
    StringBuilder whole = new StringBuilder(text);
    boolean changed = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        whole.setCharAt(i, '\uFFFD');
        changed = true;
      }
    }
    return changed ? whole.toString() : text;
  }

  /** The same, with a note that there is more. */
  Extracted cutAfter(int characters) {
    return with(
        String.format(
            "its text after %,d characters, where it was cut; split it into several files",
            characters));
  }

  /** The same, with one more note. */
  Extracted with(String note) {
    return new Extracted(
        title, date, body, Stream.concat(leftOut.stream(), Stream.of(note)).toList());
  }

  /**
   * The text to keep: title and date in its first lines, written as the document reader knows them,
   * and the body without the heading that repeats the title.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    title.ifPresent(words -> text.append("Title: ").append(words).append('\n'));
    date.ifPresent(day -> text.append("Date: ").append(day).append('\n'));
    if (text.length() > 0) {
      text.append('\n');
    }
    return text.append(title.map(this::withoutTitle).orElse(body)).toString();
  }

  private String withoutTitle(String words) {
    int end = body.indexOf('\n');
    String first = end < 0 ? body : body.substring(0, end);
    return bare(first).equals(bare(words)) ? body.substring(first.length()).stripLeading() : body;
  }

  private static String bare(String words) {
    return words.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
