package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;

/**
 * Proper names that only the noun before or behind which they stand shows to be names of an
 * engagement: "the Fraterno exercise", "Kwanza, a field exercise".
 */
final class CalledNames {

  private static final Set<EngagementKind> NAMED =
      Set.of(EngagementKind.EXERCISE, EngagementKind.PROGRAMME, EngagementKind.AGREEMENT);

  /** What a text is called behind its name: contracts and deals are called by what they are of. */
  private static final Set<String> TEXTS =
      Set.of("accord", "pact", "treaty", "convention", "protocol", "declaration");

  private final Document document;

  CalledNames(Document document) {
    this.document = document;
  }

  /** Gives their names to those drafts of a sentence that are told whole and have none. */
  void add(SentenceMentions where, List<Draft> drafts) {
    drafts.stream()
        .filter(draft -> NAMED.contains(draft.kind()) && draft.name().isEmpty())
        .filter(draft -> !draft.frame().generic() && draft.isComplete())
        .forEach(draft -> name(where, draft).ifPresent(draft::name));
  }

  /** "The Fraterno exercise", "Kwanza, a field exercise", "the Geneva accord". */
  private Optional<NamedMention> name(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    Token noun = draft.anchor();
    if (!noun.isNoun() || noun.isProperNoun()) {
      return Optional.empty();
    }
    Optional<Span> before =
        Optional.of(noun.index() - 1)
            .filter(i -> i > 0)
            .filter(i -> draft.kind() != EngagementKind.AGREEMENT || isText(sentence, noun))
            .map(sentence::token)
            .filter(name -> name.is("compound") && isName(where, draft, name))
            .map(name -> wholeName(where, name).cover(noun.span()));
    Stream<Token> beside =
        draft.kind() == EngagementKind.AGREEMENT
            ? Stream.empty()
            : Stream.concat(
                sentence.children(noun, "appos"),
                sentence.head(noun).filter(name -> noun.is("appos")).stream());
    return before
        .or(
            () ->
                beside
                    .filter(name -> isName(where, draft, name))
                    .findFirst()
                    .map(name -> wholeName(where, name)))
        .or(() -> said(where, draft))
        .map(
            span ->
                new NamedMention(
                    span,
                    document.text(span).replaceAll("\\s+", " "),
                    draft.kind(),
                    Optional.empty()));
  }

  /** "Kwanza is an exercise of Togo", whatever else a name alone may be taken for. */
  private static Optional<Span> said(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    Token noun = draft.anchor();
    return sentence
        .head(noun)
        .filter(is -> noun.is("attr") && is.lemma().equals("be"))
        .flatMap(is -> sentence.children(is, "nsubj").findFirst())
        .filter(Token::isProperNoun)
        .flatMap(
            name ->
                where
                    .at(name, ActorMention.class)
                    .filter(actor -> isGuess(actor.actor()) && !takesPart(draft, actor.actor()))
                    .map(ActorMention::span)
                    .or(
                        () ->
                            Optional.of(name)
                                .filter(n -> isName(where, draft, n))
                                .map(n -> wholeName(where, n))));
  }

  private static boolean isGuess(Actor actor) {
    return actor.candidates().isEmpty()
        && actor.partOf().isEmpty()
        && (actor.type() == ActorType.COMPANY || actor.type() == ActorType.ORGANISATION);
  }

  private static boolean takesPart(Draft draft, Actor actor) {
    return draft.actorIds().contains(actor.id());
  }

  /** "The Geneva accord"; not "a Houston contract". */
  private static boolean isText(Sentence sentence, Token noun) {
    return TEXTS.contains(noun.lemma())
        && sentence.children(noun, "det").anyMatch(the -> the.word().equals("the"));
  }

  private static boolean isName(SentenceMentions where, Draft draft, Token name) {
    boolean somewhere =
        draft.kind() == EngagementKind.AGREEMENT && where.at(name, PlaceMention.class).isPresent();
    return name.isProperNoun() && (somewhere || where.at(name, Mention.class).isEmpty());
  }

  /** A word of a name and the words of it before. */
  private static Span wholeName(SentenceMentions where, Token last) {
    Sentence sentence = where.sentence();
    int from = last.index();
    while (from > 0
        && sentence.token(from - 1).isProperNoun()
        && sentence.token(from - 1).is("compound")
        && where.at(sentence.token(from - 1), Mention.class).isEmpty()) {
      from--;
    }
    return sentence.token(from).span().cover(last.span());
  }
}
