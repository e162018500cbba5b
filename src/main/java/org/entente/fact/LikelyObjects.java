package org.entente.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;
import org.entente.encoder.Proposal;
import org.entente.fact.Fact.Thing;
import org.entente.fact.Thresholds.Use;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * What an engagement is about: which of the things that grammar took for its objects are, and where
 * grammar has none, which of the other things of its passage; by how they stand to it and by the
 * encoder. Chosen when the whole document has been read.
 */
final class LikelyObjects {

  /** From which likelihood on the encoder brings up a thing of another sentence. */
  private static final double HEARD = 0.2;

  private static final Set<String> OBJECT = Set.of("object");
  private static final Set<String> PLACE = Set.of("place");
  private static final Set<String> NUMBERS = Set.of("amount", "quantity");
  private static final Set<String> ACTORS =
      Stream.of(Role.values()).map(Role::term).collect(Collectors.toUnmodifiableSet());

  private final EncodedDocument encoded;
  private final Weights weights;
  private final AnnotatedDocument annotated;
  private final Things things;
  private final FactLexicon lexicon;
  private final Consumer<SlotCandidate> candidates;
  private final Map<Sentence, List<Noun>> nouns = new HashMap<>();
  private final Map<Sentence, SentenceMentions> read = new HashMap<>();

  /**
   * @param weights what speaks for it
   * @param candidates takes what was thought of
   */
  LikelyObjects(
      EncodedDocument encoded,
      Weights weights,
      AnnotatedDocument annotated,
      Things things,
      FactLexicon lexicon,
      Consumer<SlotCandidate> candidates) {
    this.encoded = encoded;
    this.weights = weights;
    this.annotated = annotated;
    this.things = things;
    this.lexicon = lexicon;
    this.candidates = candidates;
  }

  /** A noun of the text and what it names. */
  private record Noun(SentenceMentions where, Token head, Slot<Thing> thing) {}

  /**
   * An engagement whose objects are chosen.
   *
   * @param beside all engagements of its sentence
   */
  private record Chosen(Draft draft, Sentence sentence, Proposal said, List<Draft> beside) {}

  /**
   * What may be its object.
   *
   * @param told whether it is one already
   */
  private record Found(Noun noun, boolean told, double heard) {
    Span words() {
      return noun.thing().evidence();
    }

    String name() {
      return noun.thing().value().name();
    }
  }

  /**
   * Chooses the objects of each draft; of all together, as what one is about speaks for or against
   * it in others.
   *
   * @param drafts all of the document
   * @param between called before each draft
   */
  void choose(List<Draft> drafts, Runnable between) {
    Map<Integer, List<Draft>> bySentence =
        drafts.stream().collect(Collectors.groupingBy(Draft::sentence));
    List<Runnable> choices = new ArrayList<>();
    for (Draft draft : drafts) {
      between.run();
      Sentence sentence = annotated.sentences().get(draft.sentence());
      List<Draft> beside = Objects.requireNonNull(bySentence.get(draft.sentence()));
      encoded
          .of(sentence, draft)
          .filter(said -> !Finish.isOnlyDue(draft))
          .map(said -> new Chosen(draft, sentence, said, beside))
          .ifPresent(
              its -> {
                Map<Found, Double> likely = likely(its);
                choices.add(() -> choose(its, likely));
              });
    }
    choices.forEach(Runnable::run);
  }

  private Map<Found, Double> likely(Chosen its) {
    Draft draft = its.draft();
    Map<Found, Double> likely = new LinkedHashMap<>();
    List<Found> all = all(its);
    double most = all.stream().mapToDouble(Found::heard).max().orElse(0);
    for (Found found : all) {
      Map<String, Double> signals = signals(its, found, most);
      candidates.accept(
          new DetailCandidate(
              draft.kind(),
              draft.anchor().span(),
              "object",
              found.words(),
              List.of(found.name()),
              signals));
      likely.put(found, weights.of(signals));
    }
    return likely;
  }

  private void choose(Chosen its, Map<Found, Double> likely) {
    String kind = its.draft().kind().term();
    double keep = encoded.thresholds().of(Use.KEEP_LIKELY_OBJECT, kind);
    double take = encoded.thresholds().of(Use.LIKELY_OBJECT, kind);
    likely.entrySet().stream()
        .filter(one -> one.getKey().told() && one.getValue() < keep)
        .sorted(Map.Entry.comparingByValue())
        .forEach(one -> remove(its.draft(), one.getKey().noun().thing()));
    likely.entrySet().stream()
        .filter(one -> !one.getKey().told() && one.getValue() >= take)
        .sorted(Map.Entry.<Found, Double>comparingByValue(Comparator.reverseOrder()))
        .forEach(one -> give(its, one.getKey()));
  }

  /** Removes an object, but for what the draft cannot be without. */
  private static void remove(Draft draft, Slot<Thing> object) {
    draft.objects().remove(object.value().name());
    if (!draft.isComplete()) {
      draft.object(object);
    }
  }

  private static void give(Chosen its, Found found) {
    Draft draft = its.draft();
    boolean there =
        draft.objects().values().stream()
            .anyMatch(
                object ->
                    object.evidence().overlaps(found.words())
                        || isSame(object.value().name(), found.name()));
    if (!there && isOpen(its, found.noun())) {
      draft.object(found.noun().thing());
      if (found.noun().where().sentence().index() > draft.sentence()) {
        draft.passage(found.noun().where().sentence().span());
      }
    }
  }

  /** "Frigates" and "three frigates". */
  private static boolean isSame(String one, String other) {
    String first = " " + one.toLowerCase(Locale.ROOT) + " ";
    String second = " " + other.toLowerCase(Locale.ROOT) + " ";
    return first.contains(second) || second.contains(first);
  }

  /**
   * Its objects, the other things of its sentence, and what is heard in the rest of its passage.
   */
  private List<Found> all(Chosen its) {
    List<Found> all = new ArrayList<>();
    Collection<Slot<Thing>> objects = its.draft().objects().values();
    for (int at : encoded.together(its.sentence())) {
      Sentence sentence = annotated.sentences().get(at);
      SentenceMentions where = where(sentence);
      for (Slot<Thing> object : objects) {
        if (sentence.span().contains(object.evidence()) && !its.draft().isElliptic(object)) {
          noun(where, object).flatMap(noun -> found(its, noun, true)).ifPresent(all::add);
        }
      }
    }
    for (int at : encoded.together(its.sentence())) {
      Sentence sentence = annotated.sentences().get(at);
      nouns(sentence).stream()
          .filter(noun -> objects.stream().noneMatch(o -> overlap(o, noun.thing())))
          .filter(noun -> isOpen(its, noun) && !isTelling(its, noun))
          .flatMap(noun -> found(its, noun, false).stream())
          .filter(found -> sentence == its.sentence() || found.heard() >= HEARD)
          .forEach(all::add);
    }
    return all;
  }

  private static boolean overlap(Slot<Thing> one, Slot<Thing> other) {
    return one.evidence().overlaps(other.evidence());
  }

  /**
   * Whether a noun may name one more object: the first one, or one that is listed with another; no
   * part of the name of something else.
   */
  private static boolean isOpen(Chosen its, Noun noun) {
    Sentence sentence = noun.where().sentence();
    boolean within =
        NounPhrases.BEFORE.contains(noun.head().relation())
            && sentence
                .head(noun.head())
                .filter(whole -> whole.isNoun() && !its.draft().words().contains(whole))
                .isPresent();
    return !within
        && !its.draft().isElsewhere(noun.thing().evidence())
        && !isOfTwin(its, noun)
        && (its.draft().objects().isEmpty()
            || its.draft().objects().values().stream()
                .anyMatch(object -> isListed(sentence, noun.head(), object.evidence())));
  }

  /** Delivery of "takes the first delivery": tells of it, and is nothing that it is about. */
  private boolean isTelling(Chosen its, Noun noun) {
    return lexicon.isDelivering(noun.head().lemma()) && its.draft().words().contains(noun.head());
  }

  /** "The acquisition of tanks and guns", told as one of each. */
  private static boolean isOfTwin(Chosen its, Noun noun) {
    Draft draft = its.draft();
    return its.beside().stream()
        .filter(twin -> twin != draft && twin.anchor() == draft.anchor())
        .filter(twin -> twin.actorIds().equals(draft.actorIds()))
        .flatMap(twin -> twin.objects().values().stream())
        .anyMatch(object -> overlap(object, noun.thing()));
  }

  /** "Tanks and guns". */
  private static boolean isListed(Sentence sentence, Token noun, Span object) {
    return sentence.span().contains(object)
        && sentence.upwards(noun).stream()
            .filter(at -> !at.is("conj"))
            .findFirst()
            .map(first -> NounPhrases.coordinated(sentence, first))
            .orElse(List.of())
            .stream()
            .anyMatch(other -> other != noun && other.span().overlaps(object));
  }

  /** Nothing where the encoder has not read that far. */
  private static Optional<Found> found(Chosen its, Noun noun, boolean told) {
    return its.said().likely(OBJECT, noun.thing().evidence()).stream()
        .mapToObj(heard -> new Found(noun, told, heard))
        .findFirst();
  }

  private SentenceMentions where(Sentence sentence) {
    return read.computeIfAbsent(sentence, s -> new SentenceMentions(annotated, s));
  }

  private List<Noun> nouns(Sentence sentence) {
    return nouns.computeIfAbsent(
        sentence,
        s -> {
          SentenceMentions where = where(s);
          Map<Span, Noun> found = new LinkedHashMap<>();
          for (Token token : s.tokens()) {
            things.at(where, token).stream()
                .flatMap(thing -> noun(where, thing).stream())
                .forEach(noun -> found.putIfAbsent(noun.thing().evidence(), noun));
          }
          return List.copyOf(found.values());
        });
  }

  private static Optional<Noun> noun(SentenceMentions where, Slot<Thing> thing) {
    return where.sentence().headOf(thing.evidence()).map(head -> new Noun(where, head, thing));
  }

  private Map<String, Double> signals(Chosen its, Found found, double most) {
    Draft draft = its.draft();
    String kind = draft.kind().term();
    Map<String, Double> signals = new HashMap<>();
    double heard = RoleSignals.odds(found.heard());
    signals.put("any", 1.0);
    signals.put("encoder", heard);
    signals.put("encoder in " + kind, heard);
    if (found.heard() == most) {
      signals.put("likeliest", 1.0);
    }
    signals.put("encoder of actors", heard(its, found, ACTORS));
    signals.put("encoder of places", heard(its, found, PLACE));
    signals.put("encoder of numbers", heard(its, found, NUMBERS));
    DraftSignals.put(draft, signals);
    draft.likelihood().ifPresent(likely -> signals.put("trigger", RoleSignals.odds(likely)));
    if (found.told()) {
      signals.put("told", 1.0);
      signals.put("told in " + kind, 1.0);
    }
    long others =
        draft.objects().values().stream()
            .filter(object -> !object.evidence().equals(found.words()))
            .count();
    signals.put(others == 0 ? "no others" : others == 1 ? "one other" : "others", 1.0);
    signals.put((others == 0 ? "no others in " : "others in ") + kind, 1.0);
    boolean ofAnother =
        its.beside().stream()
            .filter(other -> other != draft)
            .flatMap(other -> other.objects().values().stream())
            .anyMatch(object -> overlap(object, found.noun().thing()));
    if (ofAnother) {
      signals.put("of another", 1.0);
    }
    ofWords(found, draft.kind(), signals);
    if (found.noun().where().sentence() == its.sentence()) {
      inSentence(its, found.noun().head(), signals);
    } else {
      signals.put("in another sentence", 1.0);
    }
    return signals;
  }

  private static double heard(Chosen its, Found found, Set<String> roles) {
    return RoleSignals.odds(its.said().likely(roles, found.words()).orElse(0));
  }

  private void ofWords(Found found, EngagementKind kind, Map<String, Double> signals) {
    Token head = found.noun().head();
    SentenceMentions where = found.noun().where();
    Thing thing = found.noun().thing().value();
    long words = where.sentence().tokens(found.words()).size();
    signals.put("words " + Math.min(4, words), 1.0);
    signals.put("a " + DraftSignals.lower(thing.kind()), 1.0);
    signals.put("a " + DraftSignals.lower(thing.kind()) + " in " + kind.term(), 1.0);
    put(thing.registerId().isPresent(), "known", signals);
    put(head.isProperNoun(), "a name", signals);
    put(head.pos().endsWith("S"), "plural", signals);
    put(where.at(head, QuantityMention.class).isPresent(), "counted", signals);
    put(where.at(head, ThingMention.class).isPresent(), "a thing", signals);
    put(where.at(head, ActorMention.class).isPresent(), "an actor", signals);
    put(where.at(head, PlaceMention.class).isPresent(), "a place", signals);
    String lemma = head.lemma();
    put(lexicon.isNoThing(lemma), "no thing", signals);
    put(lexicon.isAction(lemma), "an action", signals);
    put(lexicon.isGoods(lemma), "goods", signals);
    put(lexicon.isMeans(lemma), "means", signals);
    put(lexicon.isField(lemma), "a field", signals);
    put(lexicon.isPartitive(lemma), "a part", signals);
    put(lexicon.isPerson(lemma), "a person", signals);
    put(lexicon.isFacility(lemma), "a facility", signals);
    boolean money = lexicon.isMoney(thing);
    put(money, "money", signals);
    put(money, "money in " + kind.term(), signals);
  }

  private static void put(boolean so, String signal, Map<String, Double> signals) {
    if (so) {
      signals.put(signal, 1.0);
    }
  }

  private static void inSentence(Chosen its, Token token, Map<String, Double> signals) {
    Draft draft = its.draft();
    Sentence sentence = its.sentence();
    TreeSignals.put(sentence, draft, token, its.beside(), signals);
    TreeSignals.position(sentence, draft, token, signals);
    boolean trigger = draft.words().contains(token);
    put(trigger, "the trigger", signals);
    put(trigger, "the trigger of " + draft.kind().term(), signals);
    put(
        sentence.head(token).filter(draft.words()::contains).isPresent(),
        "below it as " + token.relation(),
        signals);
  }
}
