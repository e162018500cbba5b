package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** A sentence and which mention stands at which of its tokens. */
final class SentenceMentions {

  private final Sentence sentence;
  private final List<Mention> mentions;
  private final List<List<Mention>> byToken;

  SentenceMentions(AnnotatedDocument document, Sentence sentence) {
    this(sentence, document.mentions(sentence));
  }

  SentenceMentions(Sentence sentence, List<Mention> mentions) {
    this.sentence = sentence;
    this.mentions = mentions;
    this.byToken = new ArrayList<>();
    for (Token token : sentence.tokens()) {
      byToken.add(mentions.stream().filter(m -> m.span().overlaps(token.span())).toList());
    }
  }

  Sentence sentence() {
    return sentence;
  }

  /** Those of one kind, in text order. */
  <M extends Mention> List<M> all(Class<M> kind) {
    return mentions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The mention of one kind that this token is part of. */
  <M extends Mention> Optional<M> at(Token token, Class<M> kind) {
    return byToken.get(token.index()).stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** All mentions of one kind at this token: two for "Sino-Russian" when it is one token. */
  <M extends Mention> List<M> allAt(Token token, Class<M> kind) {
    return byToken.get(token.index()).stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
