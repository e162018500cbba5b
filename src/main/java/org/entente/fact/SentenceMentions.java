package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/**
 * A sentence and which mention stands at which of its tokens. Whom it leaves out, as Georgia of
 * "all members except Georgia", it does not speak of, nor of a state whose capital somebody visits.
 */
final class SentenceMentions {

  private static final Set<String> ALL =
      Set.of("all", "every", "each", "any", "no", "none", "nobody", "everyone", "everybody");

  /** How many words before "but" one of those stands: "all of its nine members but". */
  private static final int ALL_REACH = 5;

  private static final Set<String> EXCEPT = Set.of("except", "excepting", "without", "minus");

  /** What is left out follows these, by the preposition: "except for", "instead of". */
  private static final Map<String, Set<String>> LEFT =
      Map.of(
          "for", Set.of("except", "save"),
          "of", Set.of("exception", "instead"),
          "from", Set.of("apart", "aside"),
          "than", Set.of("rather", "other"));

  /** "Instead of from": another preposition may follow. */
  private static final Set<String> PREPOSITIONS = Set.of("from", "to", "by", "with", "in", "for");

  private static final Set<String> JOINED = Set.of(",", "and", "or", "the", "both");

  private final Sentence sentence;
  private final List<Mention> mentions;
  private final List<List<Mention>> byToken;

  SentenceMentions(AnnotatedDocument document, Sentence sentence) {
    this(sentence, document.mentions(sentence));
  }

  SentenceMentions(Sentence sentence, List<Mention> mentions) {
    this.sentence = sentence;
    this.mentions = mentions.stream().filter(m -> !isSeat(m) && !isLeftOut(sentence, m)).toList();
    this.byToken = new ArrayList<>();
    for (Token token : sentence.tokens()) {
      byToken.add(this.mentions.stream().filter(m -> m.span().overlaps(token.span())).toList());
    }
  }

  /** "Arrived in Vilnius": where that is, but nobody does anything by it. */
  private static boolean isSeat(Mention mention) {
    return mention instanceof Mention.ActorMention actor
        && actor.form() == Mention.ActorMention.Form.SEAT;
  }

  /** Whether only names, commas and "and" stand between a name and "except", "all but". */
  private static boolean isLeftOut(Sentence sentence, Mention mention) {
    if (!(mention instanceof Mention.ActorMention)) {
      return false;
    }
    List<Token> before =
        sentence.tokens().stream().filter(t -> t.span().end() <= mention.span().start()).toList();
    for (int i = before.size() - 1; i >= 0; i--) {
      String word = before.get(i).form().toLowerCase(Locale.ROOT);
      if (EXCEPT.contains(word)) {
        return true;
      }
      if (word.equals("but")) {
        return before.subList(Math.max(0, i - ALL_REACH), i).stream()
            .anyMatch(t -> ALL.contains(t.lemma()));
      }
      if (leavesOut(before, i) || PREPOSITIONS.contains(word) && leavesOut(before, i - 1)) {
        return true;
      }
      if (!before.get(i).isProperNoun() && !JOINED.contains(word)) {
        return false;
      }
    }
    return false;
  }

  /** Whether a preposition and the word before it say so. */
  private static boolean leavesOut(List<Token> tokens, int preposition) {
    return preposition > 0
        && LEFT.getOrDefault(tokens.get(preposition).form().toLowerCase(Locale.ROOT), Set.of())
            .contains(tokens.get(preposition - 1).lemma());
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
