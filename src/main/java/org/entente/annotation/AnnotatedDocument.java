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
    return mentions.stream().filter(m -> sentence.span().contains(m.span())).toList();
  }
}
