package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.GappedClauses;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.Where;

/**
 * What a verb that stands once tells of several: "Peru bought jets from Italy in 2015, and Chile
 * from Spain in 2017", "Norway joined in 2005, Sweden in 2007 and Finland in 2010".
 */
final class SecondClauses {

  private final SentenceMentions where;
  private final Sentence sentence;
  private final Fillers fillers;

  SecondClauses(SentenceMentions where, Fillers fillers) {
    this.where = where;
    this.sentence = where.sentence();
    this.fillers = fillers;
  }

  /** The drafts of a sentence, those told of two in two clauses parted. */
  List<Draft> each(List<Draft> drafts) {
    boolean gapped = sentence.tokens().stream().anyMatch(t -> t.is(GappedClauses.RELATION));
    return gapped ? drafts.stream().flatMap(this::each).toList() : drafts;
  }

  private Stream<Draft> each(Draft draft) {
    Optional<Token> verb =
        Optional.of(draft)
            .filter(one -> one.sentence() == sentence.index())
            .flatMap(one -> Clauses.verbOf(sentence, one.anchor()));
    List<Token> doers =
        verb.map(v -> sentence.children(v, GappedClauses.RELATION).toList()).orElse(List.of());
    if (doers.isEmpty()) {
      return Stream.of(draft);
    }
    List<Draft> others = new ArrayList<>();
    List<Token> seconds = new ArrayList<>();
    for (Token doer : doers) {
      List<Token> second = sentence.subtree(doer);
      seconds.addAll(second);
      other(draft, verb.get(), doer, second)
          .filter(one -> !one.frame().generic())
          .ifPresent(others::add);
    }
    doers.stream()
        .flatMap(doer -> fillers.actors(where, doer, true).stream())
        .forEach(actor -> draft.bystander(actor.value()));
    draft.participants().values().stream()
        .filter(part -> isIn(seconds, part))
        .toList()
        .forEach(part -> standBy(draft, part));
    draft.dates().values().removeIf(date -> isIn(seconds, date));
    draft.places().values().removeIf(place -> isIn(seconds, place));
    return Stream.concat(Stream.of(draft), others.stream());
  }

  /** What the second clause tells; nothing where it only says why somebody else did so. */
  private Optional<Draft> other(Draft draft, Token verb, Token doer, List<Token> second) {
    List<Token> subjects =
        sentence
            .children(verb, "nsubj", "nsubjpass")
            .flatMap(subject -> sentence.subtree(subject).stream())
            .toList();
    List<Slot<Participation>> parts = new ArrayList<>();
    List<Slot<Where>> places = new ArrayList<>();
    boolean does = false;
    boolean told = false;
    for (Slot<Participation> part : draft.participants().values()) {
      Optional<Token> behind = behind(part, doer);
      if (isIn(subjects, part)) {
        does = true;
        put(parts, part, fillers.actors(where, doer, true));
      } else if (behind.isPresent()) {
        List<Slot<Actor>> actors = fillers.actors(where, behind.get(), true);
        told |= !actors.isEmpty();
        put(parts, part, actors);
      } else {
        parts.add(part);
      }
    }
    for (Slot<Where> place : draft.places().values()) {
      behind(place, doer).ifPresent(at -> places.addAll(Places.known(where, at)));
    }
    boolean dated = draft.dates().values().stream().anyMatch(date -> isIn(second, date));
    if (!does || !told && !dated && places.isEmpty()) {
      return Optional.empty();
    }
    Draft other = draft.among(parts);
    if (dated) {
      other.dates().values().removeIf(date -> !isIn(second, date));
    }
    draft.participants().values().stream()
        .filter(part -> parts.stream().noneMatch(one -> one.value().equals(part.value())))
        .forEach(part -> other.bystander(part.value().actor()));
    if (!places.isEmpty()) {
      other.places().clear();
      places.forEach(other::place);
    }
    return Optional.of(other);
  }

  private static void standBy(Draft draft, Slot<Participation> part) {
    draft.participants().remove(part.value());
    draft.bystander(part.value().actor());
  }

  private static void put(
      List<Slot<Participation>> parts, Slot<Participation> part, List<Slot<Actor>> actors) {
    for (Slot<Actor> actor : actors) {
      parts.add(
          new Slot<>(new Participation(part.value().role(), actor.value()), actor.evidence()));
    }
  }

  /** What stands in the second clause behind the preposition that something stands behind. */
  private Optional<Token> behind(Slot<?> slot, Token doer) {
    Optional<String> preposition =
        sentence
            .headOf(slot.evidence())
            .flatMap(name -> NounPhrases.first(sentence, name))
            .filter(name -> name.is("pobj"))
            .flatMap(sentence::head)
            .map(Token::word);
    return sentence
        .children(doer, "prep")
        .filter(same -> preposition.filter(same.word()::equals).isPresent())
        .flatMap(same -> sentence.children(same, "pobj"))
        .filter(name -> !name.span().overlaps(slot.evidence()))
        .findFirst();
  }

  private boolean isIn(List<Token> words, Slot<?> slot) {
    return sentence.headOf(slot.evidence()).filter(words::contains).isPresent();
  }
}
