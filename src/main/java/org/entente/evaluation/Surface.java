package org.entente.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.document.Span;

/**
 * Words of a text and where they stand.
 *
 * @param words as they stand in the text
 */
public record Surface(String words, Span span) {

  private static final Pattern NUMBERED = Pattern.compile("(.*)#(\\d+)", Pattern.DOTALL);

  /**
   * Finds an annotation's words: the first occurrence, by preference of whole words, or the n-th
   * one for "words#n", counting every substring.
   *
   * @throws IllegalArgumentException when they are not in the text
   */
  static Surface locate(String text, String annotation) {
    Matcher numbered = NUMBERED.matcher(annotation);
    boolean isNumbered = numbered.matches();
    String words = isNumbered ? numbered.group(1) : annotation;
    List<Span> all = occurrences(text, words);
    int wanted = isNumbered ? Integer.parseInt(numbered.group(2)) - 1 : 0;
    if (words.isEmpty() || wanted < 0 || wanted >= all.size()) {
      throw new IllegalArgumentException("not in the text: " + annotation);
    }
    Span span = all.get(wanted);
    if (!isNumbered) {
      span = all.stream().filter(s -> wholeWords(text, s)).findFirst().orElse(span);
    }
    return new Surface(words, span);
  }

  /** Where the words stand in a text; occurrences do not overlap. */
  static List<Span> occurrences(String text, String words) {
    List<Span> spans = new ArrayList<>();
    int at = words.isEmpty() ? -1 : text.indexOf(words);
    while (at >= 0) {
      spans.add(new Span(at, at + words.length()));
      at = text.indexOf(words, at + words.length());
    }
    return spans;
  }

  static boolean wholeWords(String text, Span span) {
    return (span.start() == 0 || !Character.isLetterOrDigit(text.charAt(span.start() - 1)))
        && (span.end() == text.length() || !Character.isLetterOrDigit(text.charAt(span.end())));
  }

  boolean overlaps(Span other) {
    return span.overlaps(other);
  }

  /** Whether both share at least half of the longer one: the same name, give or take a title. */
  boolean covers(Span other) {
    int shared = Math.min(span.end(), other.end()) - Math.max(span.start(), other.start());
    return shared > 0 && 2 * shared >= Math.max(span.length(), other.length());
  }
}
