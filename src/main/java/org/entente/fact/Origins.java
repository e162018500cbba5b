package org.entente.fact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;

/** Whose, or from where, somebody is: "Finland's Fingrid", "CASA of Spain", "UAE-based Space42". */
final class Origins {

  private static final Set<String> FROM = Set.of("of", "from", "in");

  /** What acts for itself, wherever it is from. */
  private static final Set<ActorType> OWN =
      Set.of(ActorType.COMPANY, ActorType.ORGANISATION, ActorType.RESEARCH_INSTITUTION);

  private final FactLexicon lexicon;
  private final Function<Actor, Optional<String>> home;
  private final Map<Integer, Set<Integer>> statesOf = new HashMap<>();

  /**
   * @param home the register's id of the state that an actor is of
   */
  Origins(FactLexicon lexicon, Function<Actor, Optional<String>> home) {
    this.lexicon = lexicon;
    this.home = home;
  }

  /** "Finland's Fingrid", "a German-Swedish developer": whose, or from where, somebody is. */
  boolean isOrigin(SentenceMentions where, Token token) {
    Token noun = bearer(where.sentence(), token);
    return noun != token
        && (own(where, noun).isPresent() || isFirm(noun) && isDemonym(where, token));
  }

  /** "A German builder", "a builder from Germany": whose a firm is that is not named there. */
  boolean isOfUnnamedFirm(SentenceMentions where, Token token) {
    Token noun = bearer(where.sentence(), token);
    return noun != token && own(where, noun).isEmpty() && isFirm(noun);
  }

  /** Keeps what a sentence says of where somebody is from. */
  void take(SentenceMentions where) {
    for (ActorMention mention : where.all(ActorMention.class)) {
      if (mention.actor().type() == ActorType.STATE) {
        where
            .sentence()
            .headOf(mention.span())
            .flatMap(token -> own(where, bearer(where.sentence(), token)))
            .ifPresent(
                of ->
                    statesOf
                        .computeIfAbsent(of.id(), id -> new HashSet<>())
                        .add(mention.actor().id()));
      }
    }
  }

  /** The state whose a noun is said to be: Finland of "the Finnish company". */
  Optional<Actor> said(SentenceMentions where, Token noun) {
    return where
        .sentence()
        .children(noun, "nmod", "amod", "compound")
        .flatMap(before -> where.at(before, ActorMention.class).stream())
        .filter(mention -> mention.form() == ActorMention.Form.DEMONYM)
        .map(ActorMention::actor)
        .filter(actor -> actor.type() == ActorType.STATE)
        .findFirst();
  }

  /** Whether an actor is known to be of a state. */
  boolean isOf(Actor actor, Actor state) {
    return states(actor).anyMatch(id -> id == state.id())
        || home.apply(actor).filter(id -> Scenes.isFirst(id, state)).isPresent();
  }

  /** Whether it is known whose an actor is. */
  boolean isKnown(Actor actor) {
    return home.apply(actor).isPresent() || states(actor).findAny().isPresent();
  }

  private Stream<Integer> states(Actor actor) {
    return Stream.concat(
        statesOf.getOrDefault(actor.id(), Set.of()).stream(), actor.partOf().stream());
  }

  /** The noun that a word before it, or after "of", says more of; the word itself without one. */
  private Token bearer(Sentence sentence, Token token) {
    if (token.is("pobj")) {
      return sentence
          .head(token)
          .filter(of -> FROM.contains(of.form().toLowerCase(Locale.ROOT)))
          .flatMap(sentence::head)
          .filter(noun -> noun.isNoun() && noun.index() < token.index())
          .orElse(token);
    }
    Token noun = based(sentence, token).orElse(token);
    return sentence.upwards(noun).stream()
        .filter(at -> !NounPhrases.BEFORE.contains(at.relation()) || at.head() <= token.index())
        .findFirst()
        .orElse(noun);
  }

  /** "Based" of "UAE-based". */
  private Optional<Token> based(Sentence sentence, Token place) {
    return sentence
        .head(place)
        .filter(based -> based.index() > place.index() && lexicon.isRooted(based.lemma()))
        .filter(based -> NounPhrases.BEFORE.contains(based.relation()));
  }

  private static Optional<Actor> own(SentenceMentions where, Token noun) {
    return where
        .at(noun, ActorMention.class)
        .map(ActorMention::actor)
        .filter(actor -> OWN.contains(actor.type()));
  }

  private static boolean isDemonym(SentenceMentions where, Token token) {
    return where
        .at(token, ActorMention.class)
        .filter(mention -> mention.form() == ActorMention.Form.DEMONYM)
        .isPresent();
  }

  /** A word for one company, which acts for itself. */
  private boolean isFirm(Token noun) {
    return lexicon
        .anaphor(noun.form().toLowerCase(Locale.ROOT))
        .filter(a -> !a.plural() && a.types().contains(ActorType.COMPANY))
        .isPresent();
  }
}
