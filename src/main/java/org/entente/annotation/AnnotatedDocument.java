package org.entente.annotation;

import java.util.List;
import org.entente.document.Document;

/**
 * A document with what is needed to read facts from it.
 *
 * @param sentences in text order, headings included
 * @param actors each once; mentions refer to them
 * @param mentions in text order; those of one kind do not overlap
 */
public record AnnotatedDocument(
    Document document, List<Sentence> sentences, List<Actor> actors, List<Mention> mentions) {

  public AnnotatedDocument {
    sentences = List.copyOf(sentences);
    actors = List.copyOf(actors);
    mentions = List.copyOf(mentions);
  }

  /** The mentions that lie within a sentence, in text order. */
  public List<Mention> mentions(Sentence sentence) {
    return mentions
        .subList(firstFrom(sentence.span().start()), firstFrom(sentence.span().end()))
        .stream()
        .filter(m -> sentence.span().contains(m.span()))
        .toList();
  }

  /** Index of the first mention that starts at an offset or after it. */
  private int firstFrom(int offset) {
    int low = 0;
    int high = mentions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (mentions.get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
