package org.entente.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.When;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * All engagements of a document: several tellings of one become one, and "the deal" finds its own.
 */
final class Story {

  private final List<Draft> drafts = new ArrayList<>();
  private final Map<EngagementKind, List<Draft>> byKind = new EnumMap<>(EngagementKind.class);
  private final References references;
  private final Denials denials;
  private final Unsaid unsaid;
  private final StandIns standIns;

  /**
   * @param unsaid gives what is told anew the participants that only the text before names
   * @param standIns knows which states only stand for firms without a name
   */
  Story(FactLexicon lexicon, Fillers fillers, Unsaid unsaid, StandIns standIns) {
    this.standIns = standIns;
    this.references = new References(lexicon, drafts);
    this.denials = new Denials(lexicon, fillers);
    this.unsaid = unsaid;
  }

  List<Draft> drafts() {
    return drafts;
  }

  /**
   * What was told in the sentence right before one, in text order.
   *
   * @param before all that was told before it, in text order
   */
  static Stream<Draft> justBefore(Sentence sentence, List<Draft> before) {
    int last = sentence.index() - 1;
    int from = before.size();
    while (from > 0 && before.get(from - 1).sentence() >= last) {
      from--;
    }
    return before.subList(from, before.size()).stream().filter(d -> d.sentence() == last);
  }

  /** The last that is told of several and that nobody denies. */
  static Optional<Draft> lastShared(Stream<Draft> drafts) {
    return drafts
        .filter(d -> d.isComplete() && d.actorIds().size() > 1 && !Sameness.denied(d))
        .reduce((first, last) -> last);
  }

  private List<Draft> ofKind(EngagementKind kind) {
    return byKind.computeIfAbsent(kind, k -> new ArrayList<>());
  }

  private void add(Draft draft) {
    drafts.add(draft);
    ofKind(draft.kind()).add(draft);
  }

  /**
   * Takes in a sentence's drafts.
   *
   * @param left dates and numbers of the sentence that belong to none of them
   * @return those that tell of an engagement for the first time
   */
  List<Draft> tell(
      SentenceMentions where,
      int section,
      List<Draft> told,
      List<Mention> left,
      Attachments attachments) {
    List<Draft> denied = denials.of(where, drafts, told);
    List<Draft> first = new ArrayList<>();
    Map<Draft, Token> referred = new LinkedHashMap<>();
    Map<Draft, Draft> became = new LinkedHashMap<>();
    Map<EngagementKind, List<Mention>> collected = new EnumMap<>(EngagementKind.class);
    for (Draft draft : told) {
      references.repeat(draft, before(draft, told)).ifPresent(draft::repeat);
    }
    share(where.sentence(), told);
    standIns.take(where);
    for (Draft draft : told) {
      standIns.name(draft, ofKind(draft.kind()));
      boolean contracted = contracted(draft);
      Optional<Draft> reference =
          contracted ? Optional.empty() : references.reference(where.sentence(), draft);
      Optional<Draft> same = reference.or(() -> Sameness.same(ofKind(draft.kind()), draft));
      if (same.isPresent()) {
        reference.ifPresent(earlier -> settle(draft, earlier));
        merge(same.get(), draft);
        standIns.settle(same.get());
        became.put(draft, same.get());
        reference.ifPresent(earlier -> referred.putIfAbsent(earlier, draft.anchor()));
      } else if ((contracted || !draft.frame().generic()) && draft.isComplete()) {
        unsaid.fill(where, draft);
        first.add(draft);
        add(draft);
        became.put(draft, draft);
      } else {
        // Not an engagement of its own: what it collected may still belong to a thing it speaks of.
        collected
            .computeIfAbsent(draft.kind(), k -> new ArrayList<>())
            .addAll(collected(where, draft));
      }
    }
    denied.forEach(this::add);
    became.forEach((draft, engagement) -> joinWhole(draft, engagement, became));
    Map<Draft, Token> targets = references.byObject(where, section);
    List<Mention> its = new ArrayList<>(left);
    if (!targets.isEmpty()) {
      collected.values().forEach(its::addAll);
    } else if (referred.size() == 1) {
      targets = referred;
      referred.keySet().forEach(d -> its.addAll(collected.getOrDefault(d.kind(), List.of())));
    }
    if (targets.size() == 1) {
      targets.forEach((target, noun) -> attach(where, target, noun, its, attachments));
    }
    return first;
  }

  /** "Deliveries will begin in 2027": takes whose, and of what, from the contract told before. */
  private boolean contracted(Draft draft) {
    Optional<Draft> contract = references.contract(draft);
    contract.ifPresent(draft::repeat);
    boolean whole = draft.has(Role.SUPPLIER.term()) && draft.has(Role.RECIPIENT.term());
    if (whole) {
      contract.ifPresent(draft::wholeTold);
    } else if (contract.isPresent()) {
      draft.participants().clear();
      draft.objects().clear();
    }
    return whole;
  }

  /** The dates and numbers that a draft has. */
  private static List<Mention> collected(SentenceMentions where, Draft draft) {
    List<Mention> its = new ArrayList<>();
    draft.dates().values().forEach(d -> its.addAll(mentions(where, d)));
    its.addAll(draft.amounts());
    its.addAll(draft.quantities());
    return its;
  }

  /** "During the visit, they signed": when the visit was that has been told before. */
  private void share(Sentence sentence, List<Draft> told) {
    Occasions occasions = new Occasions(sentence);
    for (Draft occasion : told) {
      if (Occasions.isOccasion(occasion) && occasion.definite() && occasion.dates().isEmpty()) {
        references
            .reference(sentence, occasion)
            .ifPresent(earlier -> occasions.share(occasion, earlier, told));
      }
    }
  }

  /** What is only spoken of again is not told anew by whom, or about what, it is. */
  private void settle(Draft draft, Draft earlier) {
    if (draft.isBorrowed() && !earlier.actorIds().isEmpty()) {
      draft.participants().clear();
    }
    if (draft.kind() == EngagementKind.AGREEMENT && !earlier.actorIds().isEmpty()) {
      draft.participants().keySet().removeIf(part -> References.isSigner(part.actor()));
    }
    if (!earlier.objects().isEmpty() || references.isStructure(draft)) {
      draft.objects().clear();
    }
  }

  /** Gives an engagement the dates and numbers of the clause that speaks of it. */
  private static void attach(
      SentenceMentions where,
      Draft target,
      Token noun,
      List<Mention> mentions,
      Attachments attachments) {
    for (Mention mention : mentions) {
      if (isBeside(where.sentence(), mention, noun)
          && fits(target, mention)
          && !isAsOf(where.sentence(), mention)) {
        attachments.attachTo(where.sentence(), target, mention);
        target.passage(where.sentence().span());
      }
    }
  }

  /** "As of 2022, the port is a hub": how it stood then. */
  private static boolean isAsOf(Sentence sentence, Mention mention) {
    return mention instanceof Mention.DateMention
        && sentence.tokens().stream()
            .filter(as -> as.span().end() <= mention.span().start() + "as of".length())
            .filter(as -> as.word().equals("as") && as.index() + 2 < sentence.tokens().size())
            .filter(as -> sentence.tokens().get(as.index() + 1).word().equals("of"))
            .anyMatch(as -> mention.span().overlaps(sentence.tokens().get(as.index() + 2).span()));
  }

  /** Whether something stands in the clause of a noun, or in one with the same subject. */
  private static boolean isBeside(Sentence sentence, Mention mention, Token noun) {
    Optional<Token> head = sentence.headOf(mention.span());
    if (head.isEmpty()) {
      return false;
    }
    Optional<Token> its = Clauses.verbOf(sentence, head.get());
    Optional<Token> verb = Clauses.verbOf(sentence, noun);
    return sentence.subtree(noun).contains(head.get())
        || its.equals(verb)
        || its.isPresent()
            && verb.isPresent()
            && (isLed(sentence, its.get(), verb.get()) || isLed(sentence, verb.get(), its.get()));
  }

  /** "Was finished" of "was begun and finished", "to arrive" of "are expected to arrive". */
  private static boolean isLed(Sentence sentence, Token verb, Token above) {
    for (Token here : sentence.upwards(verb)) {
      boolean led =
          (here.is("conj") || here.is("xcomp") || here.is("advcl"))
              && sentence.children(here, "nsubj", "nsubjpass").findAny().isEmpty();
      if (here == above || !led) {
        return here == above;
      }
    }
    return false;
  }

  /** Whether a number has the unit of those that an engagement has. */
  private static boolean fits(Draft target, Mention mention) {
    return !(mention instanceof Mention.QuantityMention quantity)
        || !quantity.unit().equals("%")
            && target.quantities().stream().allMatch(q -> q.unit().equals(quantity.unit()));
  }

  /** Makes an engagement a part of the one that a word of its sentence means. */
  private static void joinWhole(Draft draft, Draft engagement, Map<Draft, Draft> became) {
    draft
        .wholeWord()
        .flatMap(word -> became.keySet().stream().filter(d -> d.anchor() == word).findFirst())
        .map(became::get)
        .filter(whole -> whole != engagement && !isWithin(whole, engagement))
        .ifPresent(
            whole -> {
              engagement.wholeTold(whole);
              addOther(engagement, whole, draft);
            });
  }

  /** "Under the contract, the jets go to the navy": of its two parties the other supplies them. */
  private static void addOther(Draft transfer, Draft whole, Draft told) {
    Set<Integer> there = Sameness.states(transfer);
    List<Actor> others =
        whole.participants().keySet().stream()
            .map(Participation::actor)
            .filter(actor -> !there.contains(Sameness.stateOf(actor)))
            .toList();
    boolean other =
        transfer.kind() == EngagementKind.TRANSFER
            && transfer.participants().size() == 1
            && whole.participants().size() == 2
            && others.size() == 1;
    if (other) {
      Role role = transfer.has(Role.SUPPLIER.term()) ? Role.RECIPIENT : Role.SUPPLIER;
      told.wholeWord()
          .ifPresent(word -> transfer.participant(role, new Slot<>(others.get(0), word.span())));
    }
  }

  /** Whether an engagement is, over others, a part of another. */
  private static boolean isWithin(Draft part, Draft whole) {
    Optional<Draft> above = part.wholeTold();
    return above.isPresent() && (above.get() == whole || isWithin(above.get(), whole));
  }

  private static List<Mention> mentions(SentenceMentions where, Slot<When> date) {
    return where.all(Mention.DateMention.class).stream()
        .filter(m -> m.span().equals(date.evidence()))
        .map(Mention.class::cast)
        .toList();
  }

  /** What a sentence tells before a draft, in text order. */
  private static List<Draft> before(Draft draft, List<Draft> told) {
    return told.stream()
        .filter(other -> other.anchor().index() < draft.anchor().index())
        .sorted(Comparator.comparingInt(other -> other.anchor().index()))
        .toList();
  }

  private static void merge(Draft target, Draft draft) {
    boolean news =
        draft.dates().keySet().stream().anyMatch(d -> !target.dates().containsKey(d))
            || !target.amounts().containsAll(draft.amounts())
            || !target.quantities().containsAll(draft.quantities())
            || !target.objects().keySet().containsAll(draft.objects().keySet())
            || !target.actorIds().containsAll(draft.actorIds())
            || !target.places().keySet().containsAll(draft.places().keySet())
            || draft.isComplete();
    if (news) {
      target.absorb(draft);
    }
  }
}
