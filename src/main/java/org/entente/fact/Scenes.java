package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Token;

/** In which states the places of a sentence lie: Vietnam of "in Hanoi, the two sides". */
final class Scenes {

  private final List<Actor> actors;
  private final Function<String, Optional<String>> stateOf;

  /**
   * @param actors all actors of the document
   * @param stateOf from the register's id of a place to that of its state
   */
  Scenes(List<Actor> actors, Function<String, Optional<String>> stateOf) {
    this.actors = actors;
    this.stateOf = stateOf;
  }

  /** The states of the places that stand before a word. */
  List<Actor> before(SentenceMentions where, Token word) {
    Stream<Actor> named =
        where.all(ActorMention.class).stream()
            .filter(m -> m.form() == ActorMention.Form.LOCATIVE)
            .filter(m -> m.span().end() <= word.span().start())
            .map(ActorMention::actor);
    Stream<Actor> lying =
        where.all(PlaceMention.class).stream()
            .filter(m -> m.span().end() <= word.span().start())
            .flatMap(m -> m.registerId().flatMap(stateOf).stream())
            .flatMap(id -> actors.stream().filter(a -> isFirst(id, a)));
    return Stream.concat(named, lying).distinct().toList();
  }

  /** The state that a place lies in, where the text names it. */
  Optional<Actor> stateOf(PlaceMention place) {
    return place.registerId().flatMap(this::stateOf);
  }

  /** The state that a place of the register lies in, by the place's id, where the text names it. */
  Optional<Actor> stateOf(String place) {
    return stateOf
        .apply(place)
        .flatMap(id -> actors.stream().filter(state -> isFirst(id, state)).findFirst());
  }

  static boolean isFirst(String id, Actor actor) {
    return !actor.candidates().isEmpty() && actor.candidates().get(0).equals(id);
  }
}
