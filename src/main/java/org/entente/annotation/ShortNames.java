package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.knowledge.ActorType;

/**
 * Takes "the Fund", "the Court" for the body with this word for its kind that the text named last.
 */
final class ShortNames {

  private final Passage passage;
  private final List<Finding> findings;

  /**
   * @param findings without overlap, in text order
   */
  ShortNames(Passage passage, List<Finding> findings) {
    this.passage = passage;
    this.findings =
        findings.stream()
            .filter(f -> f.sense(ActorSense.class).filter(this::isBody).isPresent())
            .toList();
  }

  private boolean isBody(ActorSense actor) {
    return actor.how() == Naming.NAME
        && !actor.is(ActorType.STATE)
        && !actor.is(ActorType.PERSON)
        && !actor.is(ActorType.BLOC);
  }

  List<Finding> find() {
    List<Finding> found = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      if (!passage.isHeadline(sentence)) {
        for (Token token : sentence.tokens()) {
          if (standsAlone(sentence, token)) {
            named(token)
                .map(actor -> new Finding(token.span(), actor, Trust.DEFINITION))
                .ifPresent(found::add);
          }
        }
      }
    }
    return found;
  }

  private static boolean standsAlone(Sentence sentence, Token token) {
    boolean article =
        NameWords.at(sentence, token.index() - 1)
            .filter(t -> t.form().equalsIgnoreCase("the"))
            .isPresent();
    boolean ends =
        NameWords.at(sentence, token.index() + 1)
            .filter(
                t ->
                    NameWords.isNameWord(t) && t.isProperNoun()
                        || t.pos().equals("HYPH")
                        || t.form().matches("of|for"))
            .isEmpty();
    return article
        && ends
        && token.form().length() > 3
        && Character.isUpperCase(token.form().charAt(0))
        && token.form().substring(1).chars().allMatch(Character::isLowerCase);
  }

  private Optional<ActorSense> named(Token token) {
    Optional<ActorSense> last = Optional.empty();
    for (Finding finding : findings) {
      if (finding.span().end() > token.span().start()) {
        break;
      }
      String name = passage.name(finding.span());
      Optional<ActorSense> actor =
          finding
              .sense(ActorSense.class)
              .filter(a -> !name.equalsIgnoreCase(token.form()))
              .filter(a -> isKindOf(token.form(), a.name()) || isKindOf(token.form(), name));
      if (actor.isPresent()) {
        last = actor;
      }
    }
    return last;
  }

  /** Whether a name's last word, or the one before "of", is this: "Bank", "Court". */
  private static boolean isKindOf(String word, String name) {
    String spelled = name.replace("rganization", "rganisation");
    String kind = word.replace("rganization", "rganisation");
    return spelled.endsWith(" " + kind)
        || (" " + spelled).contains(" " + kind + " of ")
        || (" " + spelled).contains(" " + kind + " for ");
  }
}
