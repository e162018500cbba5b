package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.document.Span;
import org.entente.fact.Fact.Thing;
import org.entente.knowledge.EngagementKind;

/** Transfers that one trigger tells of together, and what one takes from another. */
final class Transfers {

  private final Things things;
  private final FactLexicon lexicon;

  Transfers(Things things, FactLexicon lexicon) {
    this.things = things;
    this.lexicon = lexicon;
  }

  /** One for each lot, designation and payment that a draft stands for; what is given in return. */
  List<Draft> of(SentenceMentions where, Draft draft, Arguments arguments) {
    List<Draft> all = new ArrayList<>();
    Lots.each(where, things, lexicon, draft).stream()
        .flatMap(lot -> split(where, lot).stream())
        .flatMap(lot -> Instalments.each(where, things, lexicon, lot).stream())
        .forEach(one -> all.addAll(Gapping.each(where, one)));
    all.addAll(exchange(where, draft, arguments));
    return all;
  }

  /** "X supplies oil to Y, and gas deliveries are planned": the second has the first's actors. */
  static void inherit(List<Draft> drafts) {
    for (int i = 1; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (draft.kind() == EngagementKind.TRANSFER
          && draft.participants().isEmpty()
          && !draft.objects().isEmpty()) {
        drafts.subList(0, i).stream()
            .filter(
                d -> d.kind() == EngagementKind.TRANSFER && d.has("supplier") && d.has("recipient"))
            .reduce((first, last) -> last)
            .ifPresent(
                d ->
                    d.participants()
                        .values()
                        .forEach(
                            p ->
                                draft.participant(
                                    p.value().role(),
                                    new Slot<>(p.value().actor(), p.evidence()))));
      }
    }
  }

  /** "Eight have arrived and the rest are due in 2027": what is said of the rest alone. */
  static void part(Sentence sentence, List<Draft> drafts) {
    for (Draft rest : drafts) {
      rest.ellipsis()
          .filter(
              word -> rest.anchor().is("conj") && sentence.subtree(rest.anchor()).contains(word))
          .map(word -> word.span().cover(rest.anchor().span()))
          .ifPresent(
              words -> {
                int end =
                    sentence.subtree(rest.anchor()).stream()
                        .mapToInt(word -> word.span().end())
                        .max()
                        .orElse(words.end());
                drafts.stream()
                    .filter(other -> other.ellipsis().isPresent())
                    .filter(other -> other.anchor().span().end() <= words.start())
                    .forEach(other -> other.elsewhere(new Span(words.start(), end)));
              });
    }
  }

  /**
   * One transfer for each designated piece of equipment, when just these are coordinated; "a
   * donation of 14 Leopard 2s and 300 T-72s" and "40 T-55 and T-72 tanks" are one.
   */
  private static List<Draft> split(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    boolean designated =
        draft.kind() == EngagementKind.TRANSFER
            && draft.objects().size() > 1
            && draft.objects().values().stream()
                .allMatch(
                    o ->
                        o.value().kind() == ThingMention.Kind.EQUIPMENT
                            && o.value().name().chars().anyMatch(Character::isDigit));
    boolean examples =
        sentence.tokens().stream()
            .anyMatch(
                t -> t.is("prep") && (t.lemma().equals("include") || t.lemma().equals("like")));
    boolean one =
        draft.anchor().pos().equals("NN")
            && draft.objects().values().stream().allMatch(o -> isCounted(sentence, o.evidence()));
    if (!designated || examples || one || shareNumber(where, draft)) {
      return List.of(draft);
    }
    List<Draft> each = new ArrayList<>();
    for (String object : draft.objects().keySet()) {
      Set<String> others = new HashSet<>(draft.objects().keySet());
      others.remove(object);
      Draft part = draft.copyWithout(others);
      // 24 of "24 F-16s and AH-64 helicopters" are of the first alone.
      draft.objects().values().stream()
          .filter(other -> others.contains(other.value().name()))
          .flatMap(other -> number(where, other.evidence()).stream())
          .forEach(part::elsewhere);
      each.add(part);
    }
    return each;
  }

  /** "40 T-55 and T-72 tanks": a number and a noun for all of them. */
  private static boolean shareNumber(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    List<Span> goods =
        draft.objects().values().stream()
            .map(Slot::evidence)
            .sorted(Comparator.comparingInt(Span::start))
            .toList();
    List<Span> behind = goods.subList(1, goods.size());
    Span last = goods.get(goods.size() - 1);
    return number(where, goods.get(0)).isPresent()
        && behind.stream().noneMatch(words -> number(where, words).isPresent())
        && goods.stream().allMatch(words -> words.equals(last) == endsInPlural(sentence, words));
  }

  /** A designation with the number right before it. */
  private static Optional<Span> number(SentenceMentions where, Span words) {
    return where.sentence().tokens().stream()
        .filter(token -> token.span().end() <= words.start())
        .reduce((one, other) -> other)
        .filter(token -> token.pos().equals("CD"))
        .filter(token -> where.at(token, DateMention.class).isEmpty())
        .map(token -> token.span().cover(words));
  }

  private static boolean endsInPlural(Sentence sentence, Span words) {
    return sentence.tokens(words).stream()
        .reduce((one, other) -> other)
        .filter(token -> token.pos().equals("NNS"))
        .isPresent();
  }

  private static boolean isCounted(Sentence sentence, Span words) {
    return sentence
        .headOf(words)
        .filter(head -> sentence.children(head).stream().anyMatch(t -> t.pos().equals("CD")))
        .isPresent();
  }

  /** "Engines in exchange for chips": the second transfer goes the other way. */
  private List<Draft> exchange(SentenceMentions where, Draft draft, Arguments arguments) {
    List<Slot<Thing>> returned =
        arguments.get("in-exchange-for").stream()
            .flatMap(t -> things.of(where, t).stream())
            .toList();
    if (draft.kind() != EngagementKind.TRANSFER || returned.isEmpty()) {
      return List.of();
    }
    Draft counter =
        new Draft(
            draft.frame(),
            draft.sentence(),
            draft.section(),
            draft.anchor(),
            draft.trigger(),
            Set.of(),
            Set.of(),
            false);
    draft.passages().forEach(counter::passage);
    counter.status(draft.status());
    draft.factuality().ifPresent(counter::factuality);
    returned.forEach(counter::object);
    draft.returned(counter);
    return List.of(counter);
  }
}
