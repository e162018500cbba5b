package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Thing;
import org.entente.knowledge.EngagementKind;

/**
 * Which things a text has just spoken of: what "it", "them" and "six" mean as the object of an
 * engagement that has no other.
 */
final class SpokenThings {

  private static final Set<EngagementKind> OF_THINGS =
      Set.of(EngagementKind.PROJECT, EngagementKind.TRANSFER);

  static final Set<String> DEFINITE = Set.of("the", "these", "those", "this", "that");
  private static final String SAME = "same";
  private static final Set<String> FURTHER = Set.of("more", "others", "further");
  private static final Set<String> SINGULAR = Set.of("it");
  private static final Set<String> PLURAL = Set.of("them", "they", "all", "both");

  /**
   * A thing that was spoken of.
   *
   * @param plural whether several of it are meant
   * @param noun the lemma of the noun that heads its phrase
   */
  private record Spoken(Slot<Thing> thing, boolean plural, String noun) {}

  private final FactLexicon lexicon;
  private final Things things;
  private List<Spoken> before = List.of();
  private int paragraph = -1;

  SpokenThings(FactLexicon lexicon, Things things) {
    this.lexicon = lexicon;
    this.things = things;
  }

  /** Gives those drafts of a sentence objects whose words stand for things spoken of before. */
  void resolve(SentenceMentions where, List<Draft> drafts) {
    for (Draft draft : drafts) {
      boolean open =
          OF_THINGS.contains(draft.kind())
              && draft.anchor().isVerb()
              && draft.objects().isEmpty()
              && draft.name().isEmpty()
              && draft.isComplete();
      if (draft.isComplete()) {
        kindOnly(where, draft).ifPresent(noun -> designate(where, draft, noun));
      }
      if (open) {
        Particulars.acted(where.sentence(), lexicon, draft)
            .filter(word -> isPronoun(word) || number(where, word).isPresent())
            .findFirst()
            .ifPresent(
                word ->
                    meant(where, draft, word)
                        .forEach(
                            thing -> {
                              draft.object(new Slot<>(thing, word.span()));
                              count(lexicon, draft, number(where, word).orElse(word), thing);
                            }));
      }
      draft
          .ellipsis()
          .ifPresent(
              word ->
                  draft.objects().values().stream()
                      .filter(thing -> thing.evidence().equals(word.span()))
                      .forEach(
                          thing ->
                              count(
                                  lexicon,
                                  draft,
                                  number(where, word).orElse(word),
                                  thing.value())));
    }
  }

  /** How many of them "six" are. */
  static void count(FactLexicon lexicon, Draft draft, Token word, Thing thing) {
    if (draft.quantities().isEmpty() && word.pos().equals("CD")) {
      lexicon
          .number(word.word())
          .map(
              number ->
                  new QuantityMention(
                      word.span(), number, number, thing.name(), Mention.Comparator.EQUAL))
          .ifPresent(draft.quantities()::add);
    }
  }

  /** The noun of "the jets", "these aircraft", where that is all that a draft's object says. */
  private static Optional<Token> kindOnly(SentenceMentions where, Draft draft) {
    return Optional.of(draft.objects().values())
        .filter(objects -> objects.size() == 1 && OF_THINGS.contains(draft.kind()))
        .map(objects -> objects.iterator().next())
        .filter(object -> where.sentence().span().contains(object.evidence()))
        .flatMap(object -> where.sentence().headOf(object.evidence()))
        .filter(noun -> noun.isNoun() && !noun.isProperNoun())
        .filter(
            noun ->
                isSame(where, noun)
                    || where
                        .at(noun, ThingMention.class)
                        .filter(SpokenThings::isEquipment)
                        .isPresent())
        .filter(noun -> isBareDefinite(where, noun));
  }

  private static boolean isBareDefinite(SentenceMentions where, Token noun) {
    List<Token> below = where.sentence().children(noun);
    return below.stream().anyMatch(the -> DEFINITE.contains(the.word()))
        && below.stream()
            .allMatch(
                word ->
                    DEFINITE.contains(word.word())
                        || word.word().equals(SAME)
                        || word.pos().equals("CD")
                        || word.is("punct")
                        || word.is("relcl")
                        || word.is("acl"));
  }

  /** "The same system". */
  private static boolean isSame(SentenceMentions where, Token noun) {
    return where.sentence().children(noun, "nmod", "amod").anyMatch(w -> w.word().equals(SAME));
  }

  private static boolean isEquipment(ThingMention thing) {
    return thing.kind() == ThingMention.Kind.EQUIPMENT;
  }

  /**
   * Puts the designation last spoken of for what only says the kind: "the aircraft", and "the
   * helicopters" after helicopters.
   */
  private void designate(SentenceMentions where, Draft draft, Token noun) {
    boolean any = lexicon.isAnyEquipment(noun.lemma());
    spokenBefore(where, noun.index())
        .filter(spoken -> any || spoken.noun().equals(noun.lemma()))
        .map(Spoken::thing)
        .filter(thing -> thing.value().kind() == ThingMention.Kind.EQUIPMENT)
        .filter(thing -> thing.value().name().codePoints().anyMatch(SpokenThings::isOfDesignation))
        .findFirst()
        .ifPresent(
            thing -> {
              draft.objects().clear();
              draft.object(new Slot<>(thing.value(), noun.span()));
            });
  }

  private static boolean isOfDesignation(int letter) {
    return Character.isUpperCase(letter) || Character.isDigit(letter);
  }

  /** Takes in what a sentence speaks of: what it is about first, then what is told of. */
  void leave(SentenceMentions where, List<Draft> drafts) {
    List<Spoken> now = new ArrayList<>(subjects(where, where.sentence().tokens().size()));
    drafts.stream()
        .filter(draft -> OF_THINGS.contains(draft.kind()) && draft.isComplete())
        .flatMap(draft -> draft.objects().values().stream())
        .filter(thing -> where.sentence().span().contains(thing.evidence()))
        .map(
            thing ->
                new Spoken(
                    thing,
                    where
                            .sentence()
                            .headOf(thing.evidence())
                            .filter(noun -> isPlural(where, noun))
                            .isPresent()
                        || where.all(QuantityMention.class).stream()
                            .anyMatch(count -> count.span().overlaps(thing.evidence())),
                    where
                        .sentence()
                        .headOf(thing.evidence())
                        .map(word -> headNoun(where.sentence(), word).lemma())
                        .orElse("")))
        .forEach(now::add);
    before = now;
    paragraph = where.sentence().paragraph();
  }

  private List<Thing> meant(SentenceMentions where, Draft draft, Token word) {
    boolean plural = !SINGULAR.contains(word.word());
    return spokenBefore(where, Math.min(word.index(), draft.anchor().index()))
        .filter(spoken -> spoken.plural() == plural)
        .findFirst()
        .map(spoken -> List.of(spoken.thing().value()))
        .orElse(List.of());
  }

  /**
   * What has been spoken of before a word, in the order in which a pronoun is likely to mean it.
   */
  private Stream<Spoken> spokenBefore(SentenceMentions where, int end) {
    List<Spoken> last = paragraph == where.sentence().paragraph() ? before : List.of();
    return Stream.of(subjects(where, end), objects(where, end), last).flatMap(List::stream);
  }

  private List<Spoken> objects(SentenceMentions where, int end) {
    return where.sentence().tokens().subList(0, end).stream()
        .filter(noun -> noun.is("dobj") && noun.isNoun() && !lexicon.isAgent(noun.lemma()))
        .flatMap(noun -> spoken(where, noun).stream())
        .toList();
  }

  private List<Spoken> spoken(SentenceMentions where, Token noun) {
    List<Slot<Thing>> meant = things.of(where, noun);
    return meant.stream()
        .map(one -> new Spoken(one, meant.size() > 1 || isPlural(where, noun), noun.lemma()))
        .toList();
  }

  /** "Fighters" of the word "Mirage" in "Mirage 2000 fighters". */
  private static Token headNoun(Sentence sentence, Token word) {
    return sentence.upwards(word).stream()
        .takeWhile(at -> NounPhrases.BEFORE.contains(at.relation()))
        .flatMap(at -> sentence.head(at).stream())
        .filter(Token::isNoun)
        .reduce((first, last) -> last)
        .orElse(word);
  }

  private boolean isThing(SentenceMentions where, Token noun) {
    return where.at(noun, ThingMention.class).isPresent()
        || noun.isProperNoun()
        || lexicon.isFacility(noun.lemma())
        || lexicon.isSite(noun.lemma());
  }

  private static boolean isPlural(SentenceMentions where, Token noun) {
    return noun.pos().endsWith("S") || where.at(noun, QuantityMention.class).isPresent();
  }

  /** The things that clauses are about which begin before a word, those of the last first. */
  private List<Spoken> subjects(SentenceMentions where, int end) {
    return where.sentence().tokens().subList(0, end).stream()
        .filter(noun -> noun.is("nsubj") || noun.is("nsubjpass"))
        .filter(noun -> noun.isNoun() && isThing(where, noun))
        .flatMap(noun -> spoken(where, noun).stream())
        .toList();
  }

  private static boolean isPronoun(Token word) {
    return SINGULAR.contains(word.word()) || PLURAL.contains(word.word());
  }

  /** "Six" of "handed over six", "six more", "six of them"; no sum and no year. */
  private static Optional<Token> number(SentenceMentions where, Token word) {
    Sentence sentence = where.sentence();
    Stream<Token> numbers =
        FURTHER.contains(word.word())
            ? sentence.children(word).stream().filter(before -> before.index() < word.index())
            : Stream.of(word);
    return numbers
        .filter(number -> number.pos().equals("CD"))
        .filter(number -> !number.form().matches("[12]\\d{3}"))
        .filter(number -> where.at(number, AmountMention.class).isEmpty())
        .filter(number -> where.at(number, DateMention.class).isEmpty())
        .filter(
            number ->
                sentence
                    .children(word, "prep")
                    .flatMap(of -> sentence.children(of, "pobj"))
                    .allMatch(SpokenThings::isPronoun))
        .findFirst();
  }
}
