package org.entente.fact;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;

/**
 * Whom a pronoun or a group noun cannot mean, by where it stands: the country of "Oman lent the
 * country money" is not Oman.
 */
final class Disjoint {

  /** "According to the bank, it will lend": whom these bring in may be meant. */
  private static final Set<String> SAYING = Set.of("according", "for", "to");

  private final FactLexicon lexicon;
  private final BiFunction<SentenceMentions, Token, List<Actor>> meant;
  private final Function<Actor, Optional<Actor>> body;

  /**
   * @param meant whom a subject that is a pronoun or a group noun means
   * @param body of a person the state or body that it belongs to
   */
  Disjoint(
      FactLexicon lexicon,
      BiFunction<SentenceMentions, Token, List<Actor>> meant,
      Function<Actor, Optional<Actor>> body) {
    this.lexicon = lexicon;
    this.meant = meant;
    this.body = body;
  }

  /** Who does, or undergoes, what the token's clause tells of; nobody where it is that itself. */
  Set<Actor> of(SentenceMentions where, Token token) {
    Set<Actor> others = new HashSet<>(undergoing(where, token));
    others.addAll(actedOn(where, token));
    others.addAll(before(where, token));
    Sentence sentence = where.sentence();
    for (Token at : sentence.upwards(token)) {
      if (at.isVerb()) {
        others.addAll(doing(where, at, token));
        return others;
      }
      if (at.is("appos")) {
        sentence.head(at).ifPresent(named -> others.addAll(named(where, named)));
      }
      if (at.is("poss") || at.is("nsubj") || at.is("agent")) {
        return others;
      }
    }
    return others;
  }

  /** Who does what a verb tells, where a token is no part of its subject. */
  private List<Actor> doing(SentenceMentions where, Token verb, Token token) {
    Sentence sentence = where.sentence();
    return new Clauses(sentence, lexicon)
        .subjects(verb).stream()
            .filter(subject -> !sentence.subtree(subject).contains(token))
            .flatMap(subject -> NounPhrases.coordinated(sentence, subject).stream())
            .flatMap(subject -> named(where, subject).stream())
            .toList();
  }

  /**
   * Whom "the group, which owned half of Somaïr", "the group bought Somaïr" is none of: those whom
   * what it does is done to.
   */
  private static List<Actor> actedOn(SentenceMentions where, Token doer) {
    Sentence sentence = where.sentence();
    Stream<Token> relative =
        sentence
            .children(doer, "relcl")
            .filter(
                verb ->
                    sentence.children(verb, "nsubj").anyMatch(which -> which.pos().equals("WDT")));
    Stream<Token> own =
        sentence.head(doer).filter(verb -> doer.is("nsubj") && verb.isVerb()).stream();
    return themselves(
        where,
        Stream.concat(relative, own)
            .flatMap(verb -> sentence.children(verb, "dobj"))
            .flatMap(object -> whose(sentence, object)));
  }

  /**
   * Whom a doer is none of: who is named in what its clause begins with, and who the relative
   * clause is about whose doer it is: "in a suit with the court it accuses", "Nokia, with which it
   * signed".
   */
  private static List<Actor> before(SentenceMentions where, Token doer) {
    Sentence sentence = where.sentence();
    Optional<Token> verb =
        sentence.head(doer).filter(v -> doer.is("nsubj") && v.isVerb() && isClause(v));
    Stream<Token> opening =
        verb.stream()
            .flatMap(v -> sentence.children(v, "prep", "advcl"))
            .filter(at -> at.index() < doer.index() && !SAYING.contains(at.word()))
            .filter(at -> sentence.children(at, "nsubj", "nsubjpass").findAny().isEmpty())
            .flatMap(at -> sentence.subtree(at).stream());
    Stream<Token> about =
        verb.filter(v -> v.is("relcl")).flatMap(sentence::head).stream()
            .flatMap(named -> whose(sentence, named));
    return themselves(
        where, Stream.concat(opening, about).filter(token -> token.index() < doer.index()));
  }

  private static boolean isClause(Token verb) {
    return !verb.is("advcl") && !verb.is("ccomp");
  }

  /** Those whom words name, and not by an adjective. */
  private static List<Actor> themselves(SentenceMentions where, Stream<Token> words) {
    return words
        .flatMap(token -> where.at(token, ActorMention.class).stream())
        .filter(mention -> mention.form() != ActorMention.Form.DEMONYM)
        .map(ActorMention::actor)
        .toList();
  }

  /** A thing and whose it is or what it is of: not the Airbus of "an Airbus jet". */
  private static Stream<Token> whose(Sentence sentence, Token thing) {
    return Stream.concat(
        Stream.concat(Stream.of(thing), sentence.children(thing, "poss")),
        sentence.children(thing, "prep").flatMap(of -> sentence.children(of, "pobj")));
  }

  /** Whom the doer of "were trained by the company" is none of: who is named in its subject. */
  private static List<Actor> undergoing(SentenceMentions where, Token doer) {
    Sentence sentence = where.sentence();
    return sentence
        .head(doer)
        .filter(by -> doer.is("pobj") && by.is("agent"))
        .flatMap(sentence::head)
        .stream()
        .flatMap(verb -> sentence.children(verb, "nsubjpass"))
        .flatMap(subject -> sentence.subtree(subject).stream())
        .flatMap(token -> where.at(token, ActorMention.class).stream())
        .map(ActorMention::actor)
        .toList();
  }

  /** Those whom a noun names, whose it is, and who is meant by it: of "US Secretary Rice" both. */
  private List<Actor> named(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    List<Actor> named =
        Stream.concat(
                Stream.of(noun),
                sentence
                    .children(noun, "poss", "nmod", "amod", "compound")
                    .flatMap(before -> sentence.subtree(before).stream()))
            .flatMap(token -> where.allAt(token, ActorMention.class).stream())
            .map(ActorMention::actor)
            .flatMap(actor -> Stream.concat(Stream.of(actor), body.apply(actor).stream()))
            .toList();
    return named.isEmpty() ? meant.apply(where, noun) : named;
  }

  /** Whether a noun is what its verb acts on, or stands by it: "mediated between the two". */
  static boolean isActedOn(Sentence sentence, Token noun) {
    return noun.is("dobj")
        || noun.is("pobj")
            && sentence.head(noun).flatMap(sentence::head).filter(Token::isVerb).isPresent();
  }
}
