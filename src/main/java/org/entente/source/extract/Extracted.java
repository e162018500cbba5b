package org.entente.source.extract;

import java.util.List;
import java.util.Optional;

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
    leftOut = List.copyOf(leftOut);
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
