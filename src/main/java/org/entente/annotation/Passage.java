package org.entente.annotation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.document.Document;
import org.entente.document.Span;

/**
 * A parsed document in which names are looked for.
 *
 * @param folded the text, folded
 * @param sentences in text order
 * @param headings numbers of the paragraphs that are headings
 */
record Passage(Document document, String folded, List<Sentence> sentences, Set<Integer> headings) {

  /** Whether the sentence is a heading or is written like one, so that capitals tell nothing. */
  boolean isHeadline(Sentence sentence) {
    return headings.contains(sentence.paragraph()) || NameWords.isTitle(sentence);
  }

  /** Whether a span stands on the line of the first sentence of the prose, before it. */
  boolean isInDateline(Span span) {
    Optional<Integer> start =
        sentences.stream()
            .filter(sentence -> !headings.contains(sentence.paragraph()))
            .findFirst()
            .map(sentence -> sentence.span().start());
    return start
        .filter(prose -> span.end() <= prose)
        .filter(prose -> folded.substring(span.end(), prose).indexOf('\n') < 0)
        .isPresent();
  }

  /** The sentence that holds the whole span. */
  Optional<Sentence> sentence(Span span) {
    int low = 0;
    int high = sentences.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Span here = sentences.get(middle).span();
      if (here.end() <= span.start()) {
        low = middle + 1;
      } else if (here.start() >= span.end()) {
        high = middle - 1;
      } else {
        return here.contains(span) ? Optional.of(sentences.get(middle)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  String text(Span span) {
    return document.text(span);
  }

  /** The text of a span on one line, without quotes at its ends. */
  String name(Span span) {
    return text(span).replaceAll("\\s+", " ").strip();
  }

  /** Whether this stands just before the offset, spaces between left out. */
  boolean isBefore(int offset, String words) {
    int end = offset;
    while (end > 0 && folded.charAt(end - 1) == ' ') {
      end--;
    }
    return folded.startsWith(words, end - words.length());
  }

  /** Whether this follows at the offset, spaces between left out. */
  boolean isAfter(int offset, String words) {
    int start = offset;
    while (start < folded.length() && folded.charAt(start) == ' ') {
      start++;
    }
    return folded.startsWith(words, start);
  }
}
