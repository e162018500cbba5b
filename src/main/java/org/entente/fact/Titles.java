package org.entente.fact;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;

/** What a title and a first sentence say that a document is about. */
final class Titles {

  private static final Set<String> ASKING = Set.of("?", "!");
  private static final Set<String> OTHER_SIDE = Set.of("with", "to");

  private Titles() {}

  /** A title ends without a stop, or asks. */
  static boolean isTitle(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.get(tokens.size() - 1);
    return !last.is("punct") || sentence.index() == 0 && ASKING.contains(last.form());
  }

  /** The two states of a title, else the two states or bodies of states. */
  static List<Actor> topic(SentenceMentions title) {
    for (Set<ActorType> types : List.of(TypeSets.STATES, TypeSets.POWERS)) {
      List<ActorMention> mentions =
          title.all(ActorMention.class).stream()
              .filter(mention -> types.contains(mention.actor().type()))
              .toList();
      List<Actor> two = mentions.stream().map(ActorMention::actor).distinct().toList();
      if (two.size() == 2) {
        return isOtherSide(title.sentence(), mentions) ? List.of() : two;
      }
    }
    return List.of();
  }

  /** "Signs agreements with Norway and Sweden": neither deals with the other. */
  private static boolean isOtherSide(Sentence title, List<ActorMention> two) {
    Optional<Token> first = title.headOf(two.get(0).span());
    Optional<Token> last = title.headOf(two.get(two.size() - 1).span());
    return first.isPresent()
        && last.isPresent()
        && first.get().is("pobj")
        && title
            .head(first.get())
            .filter(p -> OTHER_SIDE.contains(p.form().toLowerCase(Locale.ROOT)))
            .isPresent()
        && NounPhrases.coordinated(title, first.get()).contains(last.get());
  }

  /** The body that a document says first what it is, and so is about: "The Forum is a bloc of…". */
  static Optional<Actor> defined(SentenceMentions where) {
    Sentence sentence = where.sentence();
    return sentence.tokens().stream()
        .filter(verb -> verb.is("root") && sentence.children(verb, "attr").findAny().isPresent())
        .flatMap(verb -> sentence.children(verb, "nsubj"))
        .flatMap(subject -> where.at(subject, ActorMention.class).stream())
        .map(ActorMention::actor)
        .filter(actor -> TypeSets.BODIES.contains(actor.type()))
        .findFirst();
  }
}
