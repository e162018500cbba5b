package org.entente.annotation;

import java.util.Optional;
import java.util.Set;
import org.entente.document.Span;

/**
 * Tells whether an unknown name is a place by what is said to stand there, whatever the parser
 * takes it for: "a mill at Arlit", "dams on the Zaria", "the village of Gash", "Gash, a town in the
 * east".
 */
final class Sited {

  private static final Set<String> AT = Set.of("at", "near", "off", "outside");

  private static final Set<String> ENDS = Set.of("from", "to", "between");

  private final Whereabouts contexts;

  Sited(Whereabouts contexts) {
    this.contexts = contexts;
  }

  boolean isPlace(Sentence sentence, Span name) {
    Optional<Token> token = sentence.headOf(name);
    return token.filter(top -> !isAbbreviation(top)).isPresent()
        && (token.filter(top -> isCalledPlace(sentence, top)).isPresent()
            || token
                .map(top -> Whereabouts.climb(sentence, top))
                .filter(top -> top.is("pobj"))
                .flatMap(sentence::head)
                .filter(preposition -> isWhere(sentence, preposition, name))
                .isPresent());
  }

  private static boolean isAbbreviation(Token name) {
    return name.form().chars().noneMatch(Character::isLowerCase);
  }

  private boolean isCalledPlace(Sentence sentence, Token name) {
    return sentence
        .children(name, "appos")
        .filter(noun -> contexts.has("locality", noun))
        .anyMatch(noun -> sentence.children(noun, "det").anyMatch(a -> a.lemma().equals("a")));
  }

  private boolean isWhere(Sentence sentence, Token preposition, Span name) {
    String word = preposition.word();
    Optional<Token> above = sentence.head(preposition);
    if (word.equals("of")) {
      return above.filter(noun -> contexts.has("locality", noun)).isPresent();
    }
    if (ENDS.contains(word)) {
      return isEnd(sentence, preposition);
    }
    boolean river =
        word.equals("on")
            && NameWords.at(sentence, preposition.index() + 1)
                .filter(the -> the.lemma().equals("the"))
                .isPresent()
            && NameWords.at(sentence, preposition.index() + 2)
                .filter(first -> first.span().start() == name.start())
                .isPresent();
    return (AT.contains(word) || river)
        && above.filter(noun -> stands(sentence, noun, preposition, "sited")).isPresent();
  }

  /** "A line from Lima to Cusco", "laid a line between Lima and Cusco". */
  private boolean isEnd(Sentence sentence, Token preposition) {
    return start(sentence, preposition)
        .filter(
            first ->
                sentence
                    .head(first)
                    .filter(noun -> stands(sentence, noun, first, "line"))
                    .isPresent())
        .isPresent();
  }

  /** The "from" before a name that "to" follows, wherever the parser hangs that. */
  private static Optional<Token> start(Sentence sentence, Token preposition) {
    if (!preposition.word().equals("to")) {
      return Optional.of(preposition);
    }
    int before = preposition.index() - 1;
    while (before > 0 && sentence.token(before).isProperNoun()) {
      before--;
    }
    return NameWords.at(sentence, before).filter(from -> from.word().equals("from"));
  }

  /** What stands there, or is built there: "runs berths at Tanga", "expanded its mill at Tanga". */
  private boolean stands(Sentence sentence, Token above, Token preposition, String relation) {
    return above.isNoun()
        ? isListed(relation, above)
        : sentence
            .children(above, "dobj", "nsubjpass")
            .anyMatch(noun -> noun.index() < preposition.index() && isListed(relation, noun));
  }

  /** By its form too: "works" is no plural of "work". */
  private boolean isListed(String relation, Token noun) {
    return contexts.has(relation, noun) || contexts.hasForm(relation, noun);
  }
}
