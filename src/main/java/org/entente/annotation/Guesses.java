package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Takes what the parser guesses to be an organisation or a place. */
final class Guesses {

  private static final List<ActorType> TOLD =
      List.of(
          ActorType.COMPANY,
          ActorType.RESEARCH_INSTITUTION,
          ActorType.GOVERNMENT_BODY,
          ActorType.ARMED_FORCE,
          ActorType.ORGANISATION);

  private final BodyWords words;
  private final HeadedNames heads;
  private final Whereabouts contexts;

  Guesses(BodyWords words, HeadedNames heads, Whereabouts contexts) {
    this.words = words;
    this.heads = heads;
    this.contexts = contexts;
  }

  List<Finding> find(Passage passage, States states) {
    List<Finding> findings = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      boolean title = NameWords.isTitle(sentence);
      int from = 0;
      while (from < sentence.tokens().size()) {
        int to = from;
        while (NameWords.at(sentence, to + 1)
            .filter(t -> t.entity().startsWith("I-") || t.entity().startsWith("L-"))
            .isPresent()) {
          to++;
        }
        if (!title && !sentence.token(from).entity().equals("O")) {
          guess(passage, sentence, from, to, states).ifPresent(findings::add);
        }
        from = to + 1;
      }
    }
    return findings;
  }

  private Optional<Finding> guess(
      Passage passage, Sentence sentence, int first, int last, States states) {
    String entity = sentence.token(first).entity().substring(2);
    int from = first;
    while (from <= last
        && sentence.token(from).pos().matches("DT|``|''|JJ")
        && !NameWords.isNameWord(sentence.token(from))) {
      from++;
    }
    int to = last;
    while (to >= from && sentence.token(to).pos().matches("POS|,|\\.|:|CC|-RRB-")) {
      to--;
    }
    if (from > to || !NameWords.isNameWord(sentence.token(from))) {
      return Optional.empty();
    }
    Span span = NameWords.span(sentence, from, to);
    String name = passage.name(span);
    if (name.length() < 2) {
      return Optional.empty();
    }
    boolean hyphen = NameWords.at(sentence, to + 1).filter(t -> t.pos().equals("HYPH")).isPresent();
    return switch (entity) {
      case "ORG" -> {
        Optional<Sense> headed = heads.senseOf(name);
        if (headed.isPresent()) {
          yield Optional.of(new Finding(span, headed.get(), Trust.GUESS));
        }
        Optional<ActorType> type = type(sentence, from, to);
        yield hyphen && from == to && type.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Finding(
                    span,
                    Bodies.sense(
                        passage, span, type.orElse(ActorType.COMPANY), states.within(span)),
                    Trust.GUESS));
      }
      case "GPE", "LOC", "FAC" ->
          Optional.of(new Finding(span, new PlaceSense(name, Optional.empty()), Trust.GUESS));
      case "EVENT", "LAW" ->
          heads.senseOf(name).map(sense -> new Finding(span, sense, Trust.GUESS));
      default -> Optional.empty();
    };
  }

  /** By a word in the name, else by the words that the sentence gives it. */
  private Optional<ActorType> type(Sentence sentence, int from, int to) {
    for (int i = to; i >= from; i--) {
      Optional<BodyWords.Match> match = words.endingAt(sentence, i);
      if (match.isPresent()) {
        return match.map(BodyWords.Match::type);
      }
    }
    Optional<Token> head = sentence.headOf(NameWords.span(sentence, from, to));
    return head.flatMap(
        token -> {
          List<Token> around =
              Stream.of(
                      sentence.children(token).stream()
                          .filter(t -> t.is("compound") || t.is("nmod") || t.is("appos")),
                      token.is("appos") || token.is("compound") || token.is("nmod")
                          ? sentence.head(token).stream()
                          : Stream.<Token>empty())
                  .flatMap(s -> s)
                  .filter(Token::isNoun)
                  .filter(t -> t.index() < from || t.index() > to)
                  .toList();
          return TOLD.stream()
              .filter(
                  type ->
                      around.stream()
                          .anyMatch(t -> contexts.has(type.term().toLowerCase(Locale.ROOT), t)))
              .findFirst();
        });
  }
}
