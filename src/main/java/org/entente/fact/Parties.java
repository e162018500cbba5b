package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.fact.Fact.When;
import org.entente.knowledge.EngagementKind;

/**
 * "Trade agreements with Chile, Peru and Laos": the plural says that there is one with each; "Chile
 * joined in 2000, Peru in 2009": each its date.
 */
final class Parties {

  /** What may stand between those who join in turn and their dates. */
  private static final Set<String> GAP =
      Set.of(",", ";", "and", "but", "the", "in", "on", "since", "by", "as", "then", "of");

  private static final Set<String> SIDES = Set.of("with", "from");

  private static final Set<EngagementKind> SPLIT =
      Set.of(EngagementKind.AGREEMENT, EngagementKind.COOPERATION);

  private final FactLexicon lexicon;
  private final Fillers fillers;

  Parties(FactLexicon lexicon, Fillers fillers) {
    this.lexicon = lexicon;
    this.fillers = fillers;
  }

  /** The drafts, those of several agreements parted. */
  List<Draft> each(SentenceMentions where, List<Draft> drafts) {
    return drafts.stream()
        .flatMap(draft -> split(where, draft).stream())
        .flatMap(draft -> inTurn(where, draft).stream())
        .toList();
  }

  /** "Chile joined in 2000, Peru and Laos in 2009", "Peru left in 1990 and Chile in 1992". */
  private List<Draft> inTurn(SentenceMentions where, Draft draft) {
    Token anchor = draft.anchor();
    List<DateMention> dates =
        where.all(DateMention.class).stream()
            .filter(date -> date.span().start() > anchor.span().end())
            .toList();
    if (draft.kind() != EngagementKind.COOPERATION
        || draft.sentence() != where.sentence().index()
        || !anchor.isVerb()
        || !lexicon.isMembership(anchor.lemma())
        || dates.size() < 2) {
      return List.of(draft);
    }
    Set<Integer> first = joining(draft, anchor);
    Map<DateMention, List<Slot<Actor>>> later = new LinkedHashMap<>();
    for (int i = 1; i < dates.size(); i++) {
      List<Slot<Actor>> others = between(where, dates.get(i - 1).span(), dates.get(i).span());
      if (others.isEmpty()) {
        break;
      }
      later.put(dates.get(i), others);
    }
    if (first.isEmpty() || later.isEmpty()) {
      return List.of(draft);
    }
    Fact.DateKind kind =
        draft.dates().keySet().stream().findFirst().map(When::kind).orElse(draft.frame().date());
    Set<Integer> others = new HashSet<>();
    later.values().forEach(turn -> turn.forEach(actor -> others.add(actor.value().id())));
    List<Slot<Actor>> theirs = participants(draft, id -> !others.contains(id));
    List<Slot<Actor>> common =
        participants(draft, id -> !others.contains(id) && !first.contains(id));
    Set<When> own = new HashSet<>();
    draft.dates().values().stream()
        .filter(date -> later.keySet().stream().noneMatch(l -> l.span().overlaps(date.evidence())))
        .forEach(date -> own.add(date.value()));
    List<Draft> each = new ArrayList<>(List.of(draft.between(theirs, own, true)));
    later.forEach(
        (date, actors) -> {
          List<Slot<Actor>> all = Stream.concat(actors.stream(), common.stream()).toList();
          Draft next = draft.between(all, Set.of(), false);
          next.date(kind, new Slot<>(date.from(), date.span()));
          each.add(next);
        });
    return each;
  }

  /** Who does, before the verb, what those after it do in their turn. */
  private static Set<Integer> joining(Draft draft, Token verb) {
    return draft.participants().values().stream()
        .filter(p -> p.evidence().end() <= verb.span().start())
        .map(p -> p.value().actor().id())
        .collect(Collectors.toSet());
  }

  private static List<Slot<Actor>> participants(Draft draft, Predicate<Integer> who) {
    return draft.participants().values().stream()
        .filter(p -> who.test(p.value().actor().id()))
        .map(p -> new Slot<>(p.value().actor(), p.evidence()))
        .toList();
  }

  /** Those named between two dates, where nothing else stands there. */
  private static List<Slot<Actor>> between(SentenceMentions where, Span one, Span other) {
    List<ActorMention> named =
        where.all(ActorMention.class).stream()
            .filter(m -> m.span().start() >= one.end() && m.span().end() <= other.start())
            .toList();
    boolean alone =
        where.sentence().tokens().stream()
            .filter(t -> t.span().start() >= one.end() && t.span().end() <= other.start())
            .filter(t -> named.stream().noneMatch(m -> m.span().overlaps(t.span())))
            .allMatch(t -> GAP.contains(t.form().toLowerCase(Locale.ROOT)));
    return alone ? named.stream().map(m -> new Slot<>(m.actor(), m.span())).toList() : List.of();
  }

  private List<Draft> split(SentenceMentions where, Draft draft) {
    boolean several =
        SPLIT.contains(draft.kind())
            && draft.name().isEmpty()
            && draft.anchor().pos().equals("NNS")
            && lexicon.isOneWithEach(draft.anchor().lemma());
    if (!several) {
      return List.of(draft);
    }
    List<Slot<Actor>> others = others(where, draft.anchor());
    Set<Integer> theirs = new HashSet<>();
    others.forEach(other -> theirs.add(other.value().id()));
    List<Slot<Actor>> common =
        draft.participants().values().stream()
            .map(p -> new Slot<>(p.value().actor(), p.evidence()))
            .filter(p -> !theirs.contains(p.value().id()))
            .toList();
    if (others.size() == 1 && draft.kind() == EngagementKind.AGREEMENT) {
      return byDoer(where, draft, common, others.get(0));
    }
    if (common.size() != 1 || others.size() < 2) {
      return List.of(draft);
    }
    List<Draft> each = new ArrayList<>();
    for (Slot<Actor> other : others) {
      Set<When> dates = dates(draft, others, other);
      each.add(draft.between(List.of(common.get(0), other), dates, each.isEmpty()));
    }
    return each;
  }

  /** "Fiat and Enel signed contracts with Chad": each its own. */
  private static List<Draft> byDoer(
      SentenceMentions where, Draft draft, List<Slot<Actor>> doers, Slot<Actor> other) {
    Sentence sentence = where.sentence();
    List<Token> subjects =
        Clauses.verbOf(sentence, draft.anchor()).stream()
            .flatMap(verb -> sentence.children(verb, "nsubj"))
            .flatMap(first -> NounPhrases.coordinated(sentence, first).stream())
            .toList();
    boolean each =
        doers.size() > 1
            && doers.stream()
                .allMatch(
                    doer ->
                        sentence
                            .headOf(doer.evidence())
                            .filter(named -> subjects.contains(named))
                            .isPresent());
    if (!each) {
      return List.of(draft);
    }
    Set<When> dates = draft.dates().values().stream().map(Slot::value).collect(Collectors.toSet());
    return doers.stream()
        .map(doer -> draft.between(List.of(doer, other), dates, doer == doers.get(0)))
        .toList();
  }

  /** Who stands after "with": those of the noun and of the verb that has it. */
  private List<Slot<Actor>> others(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    Optional<Token> verb =
        sentence.head(noun).filter(v -> v.isVerb() && (noun.is("dobj") || noun.is("nsubjpass")));
    return Stream.concat(Stream.of(noun), verb.stream())
        .flatMap(above -> sentence.children(above, "prep"))
        .flatMap(with -> Stream.concat(Stream.of(with), sentence.children(with, "conj")))
        .filter(with -> SIDES.contains(with.lemma()))
        .flatMap(with -> sentence.children(with, "pobj"))
        .flatMap(other -> fillers.actors(where, other, false).stream())
        .toList();
  }

  /** The dates of the agreement with one of them: its own, and those of all. */
  private static Set<When> dates(Draft draft, List<Slot<Actor>> others, Slot<Actor> one) {
    int first = others.get(0).evidence().end();
    int last = others.get(others.size() - 1).evidence().start();
    List<Slot<When>> behind =
        draft.dates().values().stream()
            .filter(date -> date.evidence().start() >= first)
            .sorted(Comparator.comparingInt(date -> date.evidence().start()))
            .toList();
    boolean inTurn = behind.size() > 1 && behind.get(0).evidence().start() > last;
    Set<When> dates = new HashSet<>();
    for (Slot<When> date : draft.dates().values()) {
      boolean own = behind.contains(date) && (behind.size() > 1 || date.evidence().start() < last);
      Optional<Slot<Actor>> owner =
          inTurn ? inTurn(others, behind, date) : before(others, date.evidence());
      if (!own || owner.equals(Optional.of(one))) {
        dates.add(date.value());
      }
    }
    return dates;
  }

  /** "With Chile, Peru and Laos in 2012, 2013 and 2014": each its date, where there are as many. */
  private static Optional<Slot<Actor>> inTurn(
      List<Slot<Actor>> others, List<Slot<When>> dates, Slot<When> date) {
    return dates.size() == others.size()
        ? Optional.of(others.get(dates.indexOf(date)))
        : Optional.empty();
  }

  private static Optional<Slot<Actor>> before(List<Slot<Actor>> others, Span date) {
    return others.stream()
        .filter(other -> other.evidence().end() <= date.start())
        .reduce((a, b) -> b);
  }
}
