package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.GappedClauses;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/**
 * What one has done and another is said to do too: "Peru banned the import, and Chile did so", "the
 * Netherlands followed in 2025".
 */
final class Echoes {

  private static final Set<EngagementKind> ECHOED =
      Set.of(
          EngagementKind.SANCTION,
          EngagementKind.AGREEMENT,
          EngagementKind.COOPERATION,
          EngagementKind.TRANSFER);

  private static final Set<String> SAME = Set.of("so", "likewise", "same", "similarly");

  private static final Set<String> BELOW = Set.of("dobj", "advmod", "attr");

  /** What may stand below "followed" where nothing but that and when is said. */
  private static final Set<String> BARE =
      Set.of(
          "nsubj",
          "aux",
          "advmod",
          "npadvmod",
          "punct",
          "cc",
          "conj",
          "ccomp",
          "parataxis",
          GappedClauses.RELATION);

  private final Fillers fillers;

  Echoes(Fillers fillers) {
    this.fillers = fillers;
  }

  /**
   * Adds what a sentence says that others do too, which is better than what is only proposed for
   * those words, or incomplete.
   *
   * @param told what it tells itself
   * @param before what was told before it, in text order
   */
  void add(SentenceMentions where, int section, List<Draft> told, List<Draft> before) {
    List<Draft> echoed = of(where, section, told, before);
    told.removeIf(
        d ->
            (d.isProposed() || !d.isComplete())
                && echoed.stream().anyMatch(e -> e.anchor() == d.anchor()));
    told.addAll(echoed);
  }

  private List<Draft> of(
      SentenceMentions where, int section, List<Draft> told, List<Draft> before) {
    Sentence sentence = where.sentence();
    List<Draft> found = new ArrayList<>();
    for (Token verb : sentence.tokens()) {
      if (verb.isVerb() && isEcho(where, verb) && told.stream().noneMatch(d -> tells(d, verb))) {
        earlier(sentence, verb, told, before)
            .flatMap(draft -> echo(where, section, verb, draft))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean tells(Draft draft, Token verb) {
    return draft.anchor() == verb
        && draft.isComplete()
        && !draft.frame().generic()
        && !draft.isProposed();
  }

  /**
   * "Followed suit", "followed in 2016", "joined in 2017", "had done the same"; not "followed with
   * a warning".
   */
  private static boolean isEcho(SentenceMentions where, Token verb) {
    Sentence sentence = where.sentence();
    List<Token> below =
        sentence.children(verb).stream().filter(c -> BELOW.contains(c.relation())).toList();
    List<Token> objects = below.stream().filter(c -> c.is("dobj")).toList();
    boolean passive = sentence.children(verb, "auxpass", "agent").findAny().isPresent();
    boolean denied = sentence.children(verb, "neg").findAny().isPresent();
    boolean does = sentence.children(verb, "nsubj").findAny().isPresent();
    if (passive || denied || verb.is("aux") || verb.pos().equals("VBG")) {
      return false;
    }
    return switch (verb.lemma()) {
      case "follow" ->
          does && (objects.stream().anyMatch(o -> o.lemma().equals("suit")) || isBare(where, verb));
      case "join" -> does && isBare(where, verb);
      case "do" -> below.stream().anyMatch(c -> SAME.contains(c.word()));
      default -> false;
    };
  }

  /** Whether nothing is said but who, and when. */
  private static boolean isBare(SentenceMentions where, Token verb) {
    Sentence sentence = where.sentence();
    return sentence.children(verb).stream()
        .allMatch(
            word ->
                BARE.contains(word.relation())
                    || word.is("advcl") && word.index() < verb.index()
                    || word.is("prep")
                        && sentence
                            .children(word, "pobj")
                            .anyMatch(when -> where.at(when, DateMention.class).isPresent()));
  }

  /** What was told last, in this sentence or the one before. */
  private static Optional<Draft> earlier(
      Sentence sentence, Token verb, List<Draft> told, List<Draft> before) {
    Stream<Draft> here = told.stream().filter(d -> d.anchor().index() < verb.index());
    return Stream.concat(Story.justBefore(sentence, before), here)
        .filter(d -> ECHOED.contains(d.kind()) && d.isComplete() && !d.participants().isEmpty())
        .filter(d -> !Sameness.denied(d))
        .reduce((first, last) -> last);
  }

  /** The same by others: those who stand before its words make room for them. */
  private Optional<Draft> echo(SentenceMentions where, int section, Token verb, Draft earlier) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> doers =
        sentence
            .children(verb, "nsubj")
            .flatMap(subject -> fillers.actors(where, subject, false).stream())
            .toList();
    List<Slot<Fact.Participation>> first =
        earlier.participants().values().stream()
            .filter(part -> part.evidence().end() <= earlier.anchor().span().start())
            .toList();
    boolean known =
        doers.isEmpty()
            || doers.stream().anyMatch(doer -> earlier.actorIds().contains(doer.value().id()));
    if (known || first.isEmpty()) {
      return Optional.empty();
    }
    Draft echo = earlier.by(sentence.index(), section, verb);
    doers.forEach(doer -> echo.participant(first.get(0).value().role(), doer));
    earlier.participants().values().stream()
        .filter(part -> !first.contains(part))
        .forEach(
            part ->
                echo.participant(
                    part.value().role(), new Slot<>(part.value().actor(), verb.span())));
    if (sentence.children(verb, "aux").anyMatch(Modality::isFuture)) {
      echo.status(Optional.of(new Slot<>(Status.PLANNED, verb.span())));
    }
    echo.passage(sentence.span());
    return Optional.of(echo);
  }
}
