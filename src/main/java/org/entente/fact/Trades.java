package org.entente.fact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/** What companies have been called: who was "the airline" is not "the planemaker". */
final class Trades {

  private final FactLexicon lexicon;
  private final Map<Integer, String> tradeOf = new HashMap<>();

  Trades(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Keeps that an actor has been called so. */
  void call(Actor actor, String noun) {
    if (lexicon.isTrade(noun)) {
      tradeOf.putIfAbsent(actor.id(), noun);
    }
  }

  /** Keeps what a sentence calls those whom it names: "the carmaker BYD", "BYD, a carmaker". */
  void take(SentenceMentions where) {
    Sentence sentence = where.sentence();
    for (ActorMention mention : where.all(ActorMention.class)) {
      sentence.headOf(mention.span()).stream()
          .flatMap(name -> calledBy(sentence, name))
          .forEach(noun -> call(mention.actor(), lower(noun.form())));
    }
  }

  /** The nouns that stand before or beside a name, or that it is said to be. */
  private static Stream<Token> calledBy(Sentence sentence, Token name) {
    Stream<Token> said =
        sentence.head(name).stream()
            .flatMap(
                above ->
                    name.is("appos")
                        ? Stream.of(above)
                        : name.is("nsubj") && above.lemma().equals("be")
                            ? sentence.children(above, "attr")
                            : Stream.empty());
    return Stream.concat(sentence.children(name, "compound", "nmod", "appos"), said);
  }

  /** Whether an actor may be meant by a noun. */
  boolean mayBe(Actor actor, String noun) {
    return !lexicon.isTrade(noun) || tradeOf.getOrDefault(actor.id(), noun).equals(noun);
  }

  /** Whether an actor has been called so, or its name says it: "Qatar Airways" is an airline. */
  boolean is(Actor actor, String noun) {
    String called = tradeOf.get(actor.id());
    return called == null
        ? actor.names().stream()
            .flatMap(name -> Stream.of(name.split("\\P{L}+")))
            .anyMatch(word -> says(lower(word), noun))
        : called.equals(noun);
  }

  private boolean says(String word, String noun) {
    return Sameness.singular(word).equals(noun) || lexicon.isNameOfTrade(word, noun);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
