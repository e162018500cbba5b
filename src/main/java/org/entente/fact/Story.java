package org.entente.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.annotation.Mention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.When;
import org.entente.knowledge.EngagementKind;

/**
 * All engagements of a document: several tellings of one become one, and "the deal" finds its own.
 */
final class Story {

  /** How many sentences back "the deal" or "this project" reaches. */
  private static final int REACH = 8;

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
    Set<Draft> referred = new LinkedHashSet<>();
    Map<Draft, Draft> became = new LinkedHashMap<>();
    Map<EngagementKind, List<Mention>> collected = new EnumMap<>(EngagementKind.class);
    for (Draft draft : told) {
      Optional<Draft> reference =
          draft.frame().generic() || draft.definite() && draft.name().isEmpty()
              ? referred(draft)
              : Optional.empty();
      Optional<Draft> same =
          reference.or(() -> draft.isComplete() ? same(draft) : Optional.empty());
      if (same.isPresent()) {
        if (reference.isPresent() && draft.isBorrowed() && !same.get().actorIds().isEmpty()) {
          draft.participants().clear();
        }
        if (reference.isPresent() && !same.get().objects().isEmpty()) {
          draft.objects().clear();
        }
        merge(same.get(), draft);
        became.put(draft, same.get());
        if (reference.isPresent()) {
          referred.add(same.get());
        }
      } else if (!draft.frame().generic() && draft.isComplete()) {
        drafts.add(draft);
        became.put(draft, draft);
      } else {
        // Not an engagement of its own: what it collected may still belong to a thing it speaks of.
        List<Mention> its = collected.computeIfAbsent(draft.kind(), k -> new ArrayList<>());
        draft.dates().values().forEach(d -> its.addAll(mentions(where, d)));
        its.addAll(draft.amounts());
        its.addAll(draft.quantities());
      }
    }
    became.forEach((draft, engagement) -> joinWhole(draft, engagement, became));
    List<Draft> targets = new ArrayList<>(byObject(where, section));
    if (!targets.isEmpty()) {
      collected.values().forEach(left::addAll);
    } else if (referred.size() == 1) {
      targets.addAll(referred);
      left.addAll(collected.getOrDefault(targets.get(0).kind(), List.of()));
    }
    if (targets.size() == 1) {
      Draft target = targets.get(0);
      for (Mention mention : left) {
        if (mention instanceof Mention.QuantityMention q && q.unit().equals("%")) {
          continue;
        }
        attachments.attachTo(where.sentence(), target, mention);
        target.passage(where.sentence().span());
      }
    }
  }

  /** Makes an engagement a part of the one that a word of its sentence means. */
  private static void joinWhole(Draft draft, Draft engagement, Map<Draft, Draft> became) {
    draft
        .wholeWord()
        .flatMap(word -> became.keySet().stream().filter(d -> d.anchor() == word).findFirst())
        .map(became::get)
        .filter(whole -> whole != engagement && !isWithin(whole, engagement))
        .ifPresent(engagement::wholeTold);
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
            || !target.objects().keySet().containsAll(draft.objects().keySet())
            || !target.actorIds().containsAll(draft.actorIds())
            || !target.places().keySet().containsAll(draft.places().keySet())
            || draft.isComplete();
    if (news) {
      target.absorb(draft);
    }
  }

  /** The engagement told before that a definite phrase means. */
  private Optional<Draft> referred(Draft draft) {
    for (int i = drafts.size() - 1; i >= 0; i--) {
      Draft earlier = drafts.get(i);
      boolean far = draft.sentence() - earlier.sentence() > REACH;
      if (far && !isBare(draft)) {
        break;
      }
      if (far && isBetweenTheSame(earlier, draft)) {
        return Optional.of(earlier);
      }
      if (!far
          && draft.frame().refers().contains(earlier.kind())
          && denied(earlier) == denied(draft)
          && (earlier.section() == draft.section() || draft.sentence() - earlier.sentence() <= 2)
          && (draft.isBorrowed()
              || earlier.actorIds().isEmpty()
              || earlier.actorIds().containsAll(draft.actorIds())
              || draft.frame().generic() && draft.sentence() - earlier.sentence() <= 2
              || draft.kind() == EngagementKind.PROJECT && objectsOverlap(earlier, draft))
          && objectsAgree(earlier, draft)
          && !isUnlike(earlier, draft)
          && datesAgree(earlier, draft)
          && (draft.amounts().isEmpty()
              || earlier.amounts().isEmpty()
              || earlier.amounts().equals(draft.amounts()))
          && !(earlier.sentence() == draft.sentence() && !draft.frame().generic())) {
        return Optional.of(earlier);
      }
    }
    return Optional.empty();
  }

  /** An engagement told before that is the same by what is known of both. */
  private Optional<Draft> same(Draft draft) {
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
        .map(Participation::actor)
        .map(
            actor ->
                switch (actor.type()) {
                  case GOVERNMENT_BODY, ARMED_FORCE, PERSON -> actor.partOf().orElse(actor.id());
                  default -> actor.id();
                })
        .collect(Collectors.toSet());
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

  /** Engagements whose object the sentence speaks of as known: "the helicopter". */
  private Set<Draft> byObject(SentenceMentions where, int section) {
    Sentence sentence = where.sentence();
    Set<Draft> found = new LinkedHashSet<>();
    for (Token token : sentence.tokens()) {
      if (!token.isNoun()
          || lexicon.isNoThing(token.lemma())
          || !Discourse.isDefinite(sentence, token)) {
        continue;
      }
      for (int i = drafts.size() - 1; i >= 0; i--) {
        Draft draft = drafts.get(i);
        if (draft.section() != section
            || sentence.index() - draft.sentence() > REACH
            || draft.sentence() == sentence.index()) {
          continue;
        }
        if (!isOther(where, token, draft)
            && draft.objects().keySet().stream()
                .anyMatch(
                    o ->
                        singular(headWord(o.toLowerCase(Locale.ROOT)))
                            .equals(singular(token.lemma())))) {
          found.add(draft);
          break;
        }
      }
    }
    return found;
  }
}
