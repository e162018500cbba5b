package org.entente.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.When;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * All engagements of a document: several tellings of one become one, and "the deal" finds its own.
 */
final class Story {

  /** How many sentences back "the deal" or "this project" reaches. */
  private static final int REACH = 8;

  /** How many sentences back a pronoun or another name reaches. */
  private static final int NEAR = 2;

  private static final Set<String> THE = Set.of("the", "this", "these", "that", "those");

  private static final Set<ActorType> ACTING = Set.of(ActorType.STATE, ActorType.COMPANY);

  private final FactLexicon lexicon;
  private final List<Draft> drafts = new ArrayList<>();

  Story(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  List<Draft> drafts() {
    return drafts;
  }

  /**
   * Takes in a sentence's drafts.
   *
   * @param left dates and numbers of the sentence that belong to none of them
   */
  void tell(
      SentenceMentions where,
      int section,
      List<Draft> told,
      List<Mention> left,
      Attachments attachments) {
    Map<Draft, Token> referred = new LinkedHashMap<>();
    Map<Draft, Draft> became = new LinkedHashMap<>();
    Map<EngagementKind, List<Mention>> collected = new EnumMap<>(EngagementKind.class);
    told.forEach(draft -> repeat(draft).ifPresent(draft::repeat));
    share(where.sentence(), told);
    for (Draft draft : told) {
      Optional<Draft> reference = reference(where.sentence(), draft);
      Optional<Draft> same = reference.or(() -> same(draft));
      if (same.isPresent()) {
        reference.ifPresent(earlier -> settle(draft, earlier));
        merge(same.get(), draft);
        became.put(draft, same.get());
        reference.ifPresent(earlier -> referred.putIfAbsent(earlier, draft.anchor()));
      } else if (!draft.frame().generic() && draft.isComplete()) {
        drafts.add(draft);
        became.put(draft, draft);
      } else {
        // Not an engagement of its own: what it collected may still belong to a thing it speaks of.
        collected
            .computeIfAbsent(draft.kind(), k -> new ArrayList<>())
            .addAll(collected(where, draft));
      }
    }
    became.forEach((draft, engagement) -> joinWhole(draft, engagement, became));
    Map<Draft, Token> targets = byObject(where, section);
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
  }

  /** The dates and numbers that a draft has. */
  private static List<Mention> collected(SentenceMentions where, Draft draft) {
    List<Mention> its = new ArrayList<>();
    draft.dates().values().forEach(d -> its.addAll(mentions(where, d)));
    its.addAll(draft.amounts());
    its.addAll(draft.quantities());
    return its;
  }

  /** "A second followed in 2016", "four more were ordered": the transfer that is told once more. */
  private Optional<Draft> repeat(Draft draft) {
    return draft.ellipsis().isEmpty()
        ? Optional.empty()
        : drafts.stream()
            .filter(earlier -> earlier.kind() == draft.kind() && !earlier.objects().isEmpty())
            .filter(earlier -> earlier.section() == draft.section())
            .filter(earlier -> draft.sentence() - earlier.sentence() <= NEAR)
            .filter(earlier -> draft.sentence() > earlier.sentence())
            .reduce((first, last) -> last);
  }

  /** "During the visit, they signed": when the visit was that has been told before. */
  private void share(Sentence sentence, List<Draft> told) {
    Occasions occasions = new Occasions(sentence);
    for (Draft occasion : told) {
      if (Occasions.isOccasion(occasion) && occasion.definite() && occasion.dates().isEmpty()) {
        reference(sentence, occasion)
            .ifPresent(earlier -> occasions.share(occasion, earlier, told));
      }
    }
  }

  /** The engagement told before that a draft speaks of as known. */
  private Optional<Draft> reference(Sentence sentence, Draft draft) {
    if (draft.name().isPresent() && draft.kind() == EngagementKind.AGREEMENT) {
      Optional<Draft> unnamed = nameless(sentence, draft);
      if (unnamed.isPresent()) {
        return unnamed;
      }
    }
    return draft.frame().generic() || draft.definite() && draft.name().isEmpty()
        ? referred(sentence, draft)
        : Optional.empty();
  }

  /** What is only spoken of again is not told anew by whom, or about what, it is. */
  private static void settle(Draft draft, Draft earlier) {
    if (draft.isBorrowed() && !earlier.actorIds().isEmpty()) {
      draft.participants().clear();
    }
    if (!earlier.objects().isEmpty()) {
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
      if (isBeside(where.sentence(), mention, noun) && fits(target, mention)) {
        attachments.attachTo(where.sentence(), target, mention);
        target.passage(where.sentence().span());
      }
    }
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
    Optional<Token> token = Optional.of(verb);
    while (token.isPresent() && token.get() != above) {
      Token here = token.get();
      boolean led =
          (here.is("conj") || here.is("xcomp") || here.is("advcl"))
              && sentence.children(here, "nsubj", "nsubjpass").findAny().isEmpty();
      token = led ? sentence.head(here) : Optional.empty();
    }
    return token.isPresent();
  }

  /** Whether a number has the unit of those that an engagement has. */
  private static boolean fits(Draft target, Mention mention) {
    return !(mention instanceof Mention.QuantityMention quantity)
        || !quantity.unit().equals("%")
            && target.quantities().stream().allMatch(q -> q.unit().equals(quantity.unit()));
  }

  /** The text that a name of its own is given later: "signed a treaty … The Lake Treaty allows". */
  private Optional<Draft> nameless(Sentence sentence, Draft draft) {
    boolean the =
        sentence
            .children(draft.anchor(), "det")
            .anyMatch(d -> d.form().equalsIgnoreCase("the") || d.form().equalsIgnoreCase("this"));
    String head = singular(headWord(draft.trigger().toLowerCase(Locale.ROOT)));
    return the
        ? drafts.stream()
            .filter(earlier -> earlier.kind() == draft.kind() && earlier.name().isEmpty())
            .filter(earlier -> draft.sentence() - earlier.sentence() <= NEAR)
            .filter(earlier -> draft.sentence() > earlier.sentence())
            .filter(
                earlier ->
                    singular(headWord(earlier.trigger().toLowerCase(Locale.ROOT))).equals(head))
            .filter(
                earlier ->
                    draft.isBorrowed()
                        || draft.actorIds().isEmpty()
                        || earlier.actorIds().equals(draft.actorIds()))
            .filter(earlier -> denied(earlier) == denied(draft) && datesAgree(earlier, draft))
            .filter(earlier -> sentence.subtree(draft.anchor()).stream().noneMatch(Story::isYear))
            .reduce((first, last) -> last)
        : Optional.empty();
  }

  private static boolean isYear(Token word) {
    return word.pos().equals("CD") && word.form().length() == 4;
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
    Set<Integer> there = states(transfer);
    List<Actor> others =
        whole.participants().keySet().stream()
            .map(Participation::actor)
            .filter(actor -> !there.contains(stateOf(actor)))
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

  /** The engagement told before that a definite phrase means. */
  private Optional<Draft> referred(Sentence sentence, Draft draft) {
    boolean mayBeOrder = isOrder(sentence, draft);
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft earlier = drafts.get(i);
      boolean far = draft.sentence() - earlier.sentence() > REACH;
      if (far && !isBare(draft)) {
        break;
      }
      if (far && isBetweenTheSame(earlier, draft)) {
        return Optional.of(earlier);
      }
      boolean order =
          mayBeOrder
              && earlier.kind() == EngagementKind.TRANSFER
              && draft.sentence() - earlier.sentence() <= NEAR;
      mayBeOrder &= earlier.kind() != draft.kind();
      if (!far
          && (order || draft.frame().refers().contains(earlier.kind()))
          && isMeant(earlier, draft)) {
        return Optional.of(earlier);
      }
    }
    return Optional.empty();
  }

  private boolean isMeant(Draft earlier, Draft draft) {
    int distance = draft.sentence() - earlier.sentence();
    return denied(earlier) == denied(draft)
        && (earlier.section() == draft.section() || distance <= NEAR)
        && (draft.isBorrowed()
            || earlier.actorIds().isEmpty()
            || earlier.actorIds().containsAll(draft.actorIds())
            || draft.frame().generic() && distance <= NEAR && !isOfOthers(draft, earlier)
            || draft.kind() == EngagementKind.PROJECT
                && (objectsOverlap(earlier, draft) || isStructure(draft)))
        && (objectsAgree(earlier, draft) || isStructure(draft))
        && !isUnlike(earlier, draft)
        && !isOtherwiseCalled(earlier, draft)
        && datesAgree(earlier, draft)
        && (draft.amounts().isEmpty()
            || earlier.amounts().isEmpty()
            || earlier.amounts().equals(draft.amounts()))
        && !(distance == 0 && !draft.frame().generic())
        && !(distance > NEAR && (isPronoun(draft) || isStructure(draft)));
  }

  /** "The structure was opened": whatever was built. */
  private boolean isStructure(Draft draft) {
    return draft.kind() == EngagementKind.PROJECT
        && draft.definite()
        && !draft.objects().isEmpty()
        && draft.objects().keySet().stream()
            .allMatch(o -> lexicon.isStructure(headWord(o.toLowerCase(Locale.ROOT))));
  }

  /** "The Angolan project": of somebody who has no part in the one told before. */
  private static boolean isOfOthers(Draft draft, Draft earlier) {
    return draft.anchor().isNoun()
        && Collections.disjoint(draft.actorIds(), earlier.actorIds())
        && draft.participants().values().stream()
            .anyMatch(
                part ->
                    part.evidence().end() < draft.anchor().span().start()
                        && draft.anchor().span().start() - part.evidence().end() <= 3);
  }

  private static boolean isOtherwiseCalled(Draft earlier, Draft draft) {
    return earlier.name().isPresent()
        && draft.name().filter(name -> !sameName(name, earlier.name().get())).isPresent();
  }

  /** "It was opened in 2019". */
  private static boolean isPronoun(Draft draft) {
    return draft.kind() == EngagementKind.PROJECT
        && draft.anchor().isVerb()
        && draft.objects().isEmpty();
  }

  /** "The contract", of which nothing else is said: may be that of a transfer told before. */
  private boolean isOrder(Sentence sentence, Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT
        && draft.objects().isEmpty()
        && lexicon.isAwarded(draft.anchor().lemma())
        && sentence
            .children(draft.anchor(), "prep", "relcl", "acl", "amod", "compound", "nmod", "poss")
            .allMatch(
                below ->
                    below.is("prep") && below.lemma().equals("with")
                        || below.is("acl") && !Clauses.isInfinitive(sentence, below)
                        || below.pos().equals("DT"));
  }

  /** An engagement told before that is the same by what is known of both. */
  private Optional<Draft> same(Draft draft) {
    if (!draft.isComplete() || draft.ellipsis().isPresent()) {
      return Optional.empty();
    }
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft earlier = drafts.get(i);
      if (earlier.kind() == draft.kind() && isSame(earlier, draft)) {
        return Optional.of(earlier);
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Draft a, Draft b) {
    if (a.kind() == EngagementKind.PROJECT && isAnother(a, b)) {
      return false;
    }
    boolean apart =
        a.kind() == EngagementKind.PROJECT && a.sentence() == b.sentence() && !placesAgree(a, b);
    if (apart) {
      return false;
    }
    if (a.name().isPresent() && b.name().isPresent()) {
      return sameName(a.name().get(), b.name().get());
    }
    if (!datesAgree(a, b)
        || !a.amounts().isEmpty() && !b.amounts().isEmpty() && !a.amounts().equals(b.amounts())) {
      return false;
    }
    if (denied(a) != denied(b)) {
      return false;
    }
    Set<Participation> as = a.participants().keySet();
    Set<Participation> bs = b.participants().keySet();
    boolean named = a.name().isPresent() || b.name().isPresent();
    boolean near = b.sentence() - a.sentence() <= REACH;
    return switch (a.kind()) {
      case CONFLICT, SANCTION ->
          !as.isEmpty()
              && !bs.isEmpty()
              && (as.containsAll(bs) || bs.containsAll(as))
              && singular(a.trigger().toLowerCase(Locale.ROOT))
                  .equals(singular(b.trigger().toLowerCase(Locale.ROOT)));
      case COOPERATION ->
          !named
              && as.equals(bs)
              && (objectsOverlap(a, b) || a.objects().isEmpty() || b.objects().isEmpty())
              && (a.domains().keySet().equals(b.domains().keySet())
                  || b.domains().isEmpty() && b.objects().isEmpty());
      case EXERCISE ->
          as.equals(bs)
              && !named
              && placesAgree(a, b)
              && near
              && (a.domains().keySet().equals(b.domains().keySet()));
      case TRANSFER ->
          as.equals(bs) && objectsOverlap(a, b) && a.quantities().equals(b.quantities());
      case AGREEMENT, PROJECT ->
          as.equals(bs) && objectsOverlap(a, b)
              || near && !as.isEmpty() && states(a).equals(states(b)) && objectsOverlap(a, b)
              || b.sentence() == a.sentence()
                  && as.equals(bs)
                  && a.objects().isEmpty()
                  && b.objects().isEmpty()
                  && !named;
      case MEETING ->
          !as.isEmpty()
              && near
              && placesAgree(a, b)
              && (as.equals(bs)
                  || !Collections.disjoint(a.passages(), b.passages())
                      && !bs.isEmpty()
                      && (as.containsAll(bs) || bs.containsAll(as)));
      case PROGRAMME, EVENT -> false;
    };
  }

  /** "A gas pipeline was opened": not the one that has been called by its name before. */
  private static boolean isAnother(Draft named, Draft draft) {
    return named.name().isPresent()
        && draft.name().isEmpty()
        && draft.isNew()
        && draft.sentence() != named.sentence();
  }

  /** Who takes part; for ministers, agencies and forces the state whose they are. */
  private static Set<Integer> states(Draft draft) {
    return draft.participants().keySet().stream()
        .map(part -> stateOf(part.actor()))
        .collect(Collectors.toSet());
  }

  private static int stateOf(Actor actor) {
    return switch (actor.type()) {
      case GOVERNMENT_BODY, ARMED_FORCE, PERSON -> actor.partOf().orElse(actor.id());
      default -> actor.id();
    };
  }

  static boolean denied(Draft draft) {
    return draft.factuality().filter(f -> f.value() == Factuality.DENIED).isPresent();
  }

  static boolean sameName(Mention.NamedMention a, Mention.NamedMention b) {
    if (a.registerId().isPresent() || b.registerId().isPresent()) {
      return a.registerId().equals(b.registerId());
    }
    List<String> as = List.of(a.name().toLowerCase(Locale.ROOT).split(" "));
    List<String> bs = List.of(b.name().toLowerCase(Locale.ROOT).split(" "));
    // "Isimba Dam" is the "Isimba Hydropower Dam".
    return as.get(as.size() - 1).equals(bs.get(bs.size() - 1))
        && as.size() > 1
        && bs.size() > 1
        && (as.containsAll(bs) || bs.containsAll(as));
  }

  private static boolean datesAgree(Draft a, Draft b) {
    for (When one : a.dates().keySet()) {
      for (When other : b.dates().keySet()) {
        if (one.kind() == other.kind()) {
          String x = one.date().toString();
          String y = other.date().toString();
          if (!x.startsWith(y) && !y.startsWith(x)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean placesAgree(Draft a, Draft b) {
    return a.places().isEmpty()
        || b.places().isEmpty()
        || a.places().keySet().stream().anyMatch(b.places().keySet()::contains);
  }

  /** "The two ASC 890 aircraft": things of a name that the engagement's have not. */
  private static boolean isOther(SentenceMentions where, Token noun, Draft draft) {
    return where
        .at(noun, Mention.ThingMention.class)
        .filter(thing -> Character.isUpperCase(thing.name().charAt(0)))
        .filter(thing -> !draft.objects().containsKey(thing.name()))
        .isPresent();
  }

  private static boolean objectsAgree(Draft earlier, Draft draft) {
    return earlier.objects().isEmpty()
        || draft.objects().isEmpty()
        || objectsOverlap(earlier, draft);
  }

  /** "The agreement", of which nothing else is said. */
  private static boolean isBare(Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT
        && draft.objects().isEmpty()
        && draft.amounts().isEmpty()
        && draft.dates().isEmpty();
  }

  private static boolean isBetweenTheSame(Draft earlier, Draft draft) {
    return earlier.kind() == draft.kind()
        && draft.actorIds().size() > 1
        && earlier.actorIds().containsAll(draft.actorIds())
        && denied(earlier) == denied(draft);
  }

  /** "The helicopter contract" is hardly the accord of long before of which no object is told. */
  private static boolean isUnlike(Draft earlier, Draft draft) {
    return draft.kind() == EngagementKind.AGREEMENT
        && earlier.objects().isEmpty()
        && !draft.objects().isEmpty()
        && draft.sentence() - earlier.sentence() > 2;
  }

  private static boolean objectsOverlap(Draft a, Draft b) {
    Set<String> heads = heads(a);
    return heads(b).stream().anyMatch(heads::contains);
  }

  private static Set<String> heads(Draft draft) {
    return java.util.stream.Stream.concat(
            draft.objects().keySet().stream(),
            draft.kind() == EngagementKind.PROJECT
                ? draft.name().map(Mention.NamedMention::name).stream()
                : java.util.stream.Stream.<String>empty())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .flatMap(name -> java.util.stream.Stream.of(name, headWord(name)))
        .map(Story::singular)
        .collect(Collectors.toSet());
  }

  private static String headWord(String name) {
    return name.substring(name.lastIndexOf(' ') + 1);
  }

  private static String singular(String word) {
    return word.endsWith("s") && word.length() > 3 ? word.substring(0, word.length() - 1) : word;
  }

  /** Engagements whose object the sentence speaks of as known: "the helicopter"; and the word. */
  private Map<Draft, Token> byObject(SentenceMentions where, int section) {
    Map<Draft, Token> found = new LinkedHashMap<>();
    for (Token token : where.sentence().tokens()) {
      if (token.isNoun() && !lexicon.isNoThing(token.lemma()) && isKnown(where, token)) {
        byObject(where, section, token).ifPresent(draft -> found.putIfAbsent(draft, token));
      }
    }
    return found;
  }

  private Optional<Draft> byObject(SentenceMentions where, int section, Token noun) {
    Sentence sentence = where.sentence();
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft draft = drafts.get(i);
      if (draft.section() == section
          && sentence.index() - draft.sentence() <= REACH
          && draft.sentence() != sentence.index()
          && !isOther(where, noun, draft)
          && !isOfOthers(where, noun, draft)
          && draft.objects().keySet().stream()
              .anyMatch(
                  o ->
                      singular(headWord(o.toLowerCase(Locale.ROOT)))
                          .equals(singular(noun.lemma())))) {
        return Optional.of(draft);
      }
    }
    return Optional.empty();
  }

  /** "The helicopter", "these boats"; not "its boats", "the largest boat". */
  private static boolean isKnown(SentenceMentions where, Token noun) {
    Sentence sentence = where.sentence();
    return sentence
            .children(noun, "det", "nmod", "predet")
            .anyMatch(d -> THE.contains(d.form().toLowerCase(Locale.ROOT)))
        && sentence.children(noun, "amod", "nmod").noneMatch(d -> d.pos().equals("JJS"));
  }

  /** "Chile, which has the largest fleet of frigates": a state or firm that has no part in it. */
  private static boolean isOfOthers(SentenceMentions where, Token noun, Draft draft) {
    Sentence sentence = where.sentence();
    return !draft.actorIds().isEmpty()
        && Clauses.verbOf(sentence, noun).stream()
            .flatMap(verb -> sentence.children(verb, "nsubj"))
            .flatMap(subject -> where.at(subject, Mention.ActorMention.class).stream())
            .map(Mention.ActorMention::actor)
            .filter(actor -> ACTING.contains(actor.type()))
            .anyMatch(actor -> !draft.actorIds().contains(actor.id()));
  }
}
