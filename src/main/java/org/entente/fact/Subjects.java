package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.DateMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.fact.Fact.Thing;
import org.entente.knowledge.EngagementKind;

/**
 * What talks, texts and programmes are about where their frames do not say, once it is sure that
 * they are told: "a memorandum on exploration", "met to discuss the tolls".
 */
final class Subjects {

  private static final Set<EngagementKind> ABOUT =
      Set.of(EngagementKind.AGREEMENT, EngagementKind.MEETING, EngagementKind.PROGRAMME);

  private static final String COVER = "cover";
  private static final String PROVIDE = "provide";

  private final FactLexicon lexicon;
  private final Things things;

  Subjects(FactLexicon lexicon, Things things) {
    this.lexicon = lexicon;
    this.things = things;
  }

  /** Gives objects to those drafts of a sentence that are told whole and have none. */
  void add(SentenceMentions where, List<Draft> drafts) {
    drafts.stream()
        .filter(draft -> ABOUT.contains(draft.kind()) && draft.objects().isEmpty())
        .filter(draft -> !draft.frame().generic() && draft.isComplete())
        .filter(draft -> draft.name().isEmpty() && !draft.anchor().isProperNoun())
        .forEach(draft -> subjects(where, draft).forEach(draft::object));
  }

  private List<Slot<Thing>> subjects(SentenceMentions where, Draft draft) {
    Sentence sentence = where.sentence();
    return Stream.of(on(sentence, draft), discussed(sentence, draft), foreseen(sentence, draft))
        .flatMap(words -> words)
        .flatMap(noun -> NounPhrases.coordinated(sentence, noun).stream())
        .filter(noun -> noun.isNoun() && !lexicon.isCircumstance(noun.lemma()))
        .flatMap(noun -> subject(where, noun).stream())
        .toList();
  }

  /** "A treaty on fisheries", "signed a memorandum in May on exploration". */
  private Stream<Token> on(Sentence sentence, Draft draft) {
    Clauses clauses = new Clauses(sentence, lexicon);
    Token anchor = draft.anchor();
    Optional<Token> carrier =
        Optional.of(anchor)
            .filter(noun -> noun.is("dobj") || noun.is("nsubjpass"))
            .flatMap(sentence::head);
    Stream<Token> nouns =
        draft.territory().stream().filter(word -> word.isNoun() && word != anchor);
    return Stream.of(Stream.of(anchor), nouns, carrier.stream())
        .flatMap(words -> words)
        .flatMap(word -> sentence.children(word, "prep"))
        .filter(preposition -> preposition.word().equals("on"))
        .flatMap(preposition -> clauses.objects(preposition).stream());
  }

  /** "Met to discuss the tolls". */
  private Stream<Token> discussed(Sentence sentence, Draft draft) {
    return sentence
        .children(draft.anchor(), "advcl", "xcomp", "conj")
        .filter(verb -> draft.kind() == EngagementKind.MEETING)
        .filter(verb -> lexicon.isDiscussing(verb.lemma()))
        .flatMap(verb -> sentence.children(verb, "dobj"));
  }

  /** "The contract foresees a plant", "a pact covering fisheries", "which provides for a plant". */
  private Stream<Token> foreseen(Sentence sentence, Draft draft) {
    Token text = draft.anchor();
    Stream<Token> main = text.is("nsubj") ? sentence.head(text).stream() : Stream.empty();
    Stream<Token> below =
        sentence
            .children(text, "acl", "relcl")
            .filter(verb -> verb.is("relcl") || verb.pos().equals("VBG"));
    Stream<Token> beside =
        text.is("dobj")
            ? sentence.head(text).stream()
                .flatMap(signing -> sentence.children(signing, "advcl"))
                .filter(verb -> verb.pos().equals("VBG") && verb.lemma().equals(COVER))
            : Stream.empty();
    return Stream.of(main, below, beside)
        .flatMap(verbs -> verbs)
        .filter(verb -> draft.kind() != EngagementKind.MEETING)
        .flatMap(
            verb ->
                lexicon.isForeseeing(verb.lemma())
                    ? sentence.children(verb, "dobj")
                    : verb.lemma().equals(PROVIDE)
                        ? NounPhrases.complements(sentence, verb, "for").stream()
                        : Stream.empty());
  }

  /** What is no thing may be talked of too, and a place; the day when that is so is neither. */
  private List<Slot<Thing>> subject(SentenceMentions where, Token noun) {
    List<Slot<Thing>> found = things.of(where, noun);
    boolean place = where.at(noun, PlaceMention.class).isPresent();
    boolean other =
        noun.isProperNoun() && !place
            || where.at(noun, ActorMention.class).isPresent()
            || where.at(noun, DateMention.class).isPresent()
            || where.at(noun, AmountMention.class).isPresent()
            || lexicon.isPartitive(noun.lemma());
    return !found.isEmpty() || other ? found : List.of(things.phrase(where, noun));
  }
}
