package org.entente.fact;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** How a figure hangs in the tree of its sentence. */
final class FigureSyntax {

  private static final Set<String> PRONOUNS = Set.of("it", "they", "this", "that");

  private static final Set<String> DIRECTIONS = Set.of("up", "down");

  /** Auxiliaries of what is not yet, or not surely, so. */
  private static final Set<String> NOT_YET =
      Set.of("will", "would", "may", "might", "could", "shall");

  private static final Set<String> FORECASTS = Set.of("expect", "forecast", "predict");

  private static final Set<String> TOGETHER = Set.of("together", "along", "signed", "agreement");

  private FigureSyntax() {}

  /** The verb or noun that a figure hangs on, through a preposition or not. */
  static Optional<Token> link(Sentence sentence, Token figure) {
    Token token = outermost(sentence, figure);
    return prepositionOver(sentence, token)
        .map(to -> sentence.head(to).flatMap(h -> direction(sentence, h, to)))
        .orElseGet(() -> sentence.head(token));
  }

  /** The preposition before a figure; of "from under 2 %" the first. */
  static Optional<String> preposition(Sentence sentence, Token figure) {
    return prepositionOver(sentence, outermost(sentence, figure)).map(Token::word);
  }

  /** "From $4.5 billion to $557 million": the parser hangs the first on the second. */
  static Token outermost(Sentence sentence, Token figure) {
    return sentence.upwards(figure).stream()
        .filter(t -> !t.is("qmod") && !t.is("quantmod"))
        .findFirst()
        .orElse(figure);
  }

  private static Optional<Token> prepositionOver(Sentence sentence, Token token) {
    Optional<Token> above =
        sentence.head(token).filter(preposition -> token.is("pobj") && preposition.is("prep"));
    return above
        .flatMap(sentence::head)
        .filter(first -> first.is("prep"))
        .filter(first -> above.filter(a -> a.index() - 1 == first.index()).isPresent())
        .or(() -> above);
  }

  /** The verb of "was down to", "edged up, to"; none of "takes up to". */
  private static Optional<Token> direction(Sentence sentence, Token word, Token preposition) {
    if (!DIRECTIONS.contains(word.word())) {
      return Optional.of(word);
    }
    boolean bound = word.word().equals("up") && preposition.index() == word.index() + 1;
    return bound ? Optional.empty() : sentence.head(word);
  }

  static Optional<Token> complement(Sentence sentence, Token noun, String preposition) {
    return NounPhrases.complements(sentence, noun, preposition).stream().findFirst();
  }

  /** "Will have", "to have"; but who "expects to have" says how many. */
  static boolean isToCome(Sentence sentence, Token verb) {
    return auxiliaries(sentence, verb).anyMatch(a -> a.pos().equals("MD") || a.pos().equals("TO"))
        && sentence
            .head(verb)
            .filter(over -> FORECASTS.contains(over.lemma()))
            .filter(over -> verb.is("xcomp") || verb.is("ccomp"))
            .filter(over -> sentence.children(over, "auxpass", "nsubjpass").findAny().isEmpty())
            .isEmpty();
  }

  /** "The rate", and nothing that says which. */
  static boolean isBare(Sentence sentence, Token noun) {
    return sentence.children(noun).stream().allMatch(child -> child.is("det"));
  }

  /** "Together with 30 stations". */
  static boolean isTogether(Sentence sentence, Token figure) {
    return prepositionOver(sentence, outermost(sentence, figure))
        .filter(with -> with.index() > 0)
        .filter(with -> TOGETHER.contains(sentence.token(with.index() - 1).word()))
        .isPresent();
  }

  /** "Would rise", "might take", "to take". */
  static boolean isNotYet(Sentence sentence, Token verb) {
    return auxiliaries(sentence, verb)
        .anyMatch(a -> NOT_YET.contains(a.word()) || a.pos().equals("TO"));
  }

  /** Of "will cost $4 million and produce 300 tonnes" both verbs have "will". */
  private static Stream<Token> auxiliaries(Sentence sentence, Token verb) {
    Stream<Token> own = sentence.children(verb, "aux");
    boolean shares =
        verb.is("conj") && sentence.children(verb, "nsubj", "nsubjpass", "aux").findAny().isEmpty();
    return shares
        ? sentence.head(verb).stream().flatMap(first -> sentence.children(first, "aux"))
        : own;
  }

  /** The noun that the verb's clause, or the one it is coordinated with, is about. */
  static Optional<Token> subject(Sentence sentence, Token verb) {
    Optional<Token> clause = Optional.of(verb);
    for (int i = 0; i < 3 && clause.isPresent(); i++) {
      Token here = clause.get();
      Optional<Token> own = sentence.children(here, "nsubj", "nsubjpass").findFirst();
      if (own.isPresent()) {
        return own.get().pos().startsWith("W")
            ? sentence.head(here).filter(Token::isNoun)
            : own.filter(Token::isNoun);
      }
      if (here.is("acl")) {
        return sentence.head(here).filter(Token::isNoun);
      }
      clause = here.is("conj") || here.is("xcomp") ? sentence.head(here) : Optional.empty();
    }
    return Optional.empty();
  }

  /** Whether "it" or "they" is the subject. */
  static boolean hasPronoun(Sentence sentence, Token verb) {
    return sentence
        .children(verb, "nsubj", "nsubjpass")
        .map(subject -> subject.word())
        .anyMatch(PRONOUNS::contains);
  }
}
