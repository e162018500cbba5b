package org.entente.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.EngagementKind;

/**
 * Meetings and exercises that were held before or come after one that was told: "a third meeting is
 * planned for July", "the last one took place in Lisbon", "the next will be held in 2026"; and the
 * next phases of a project: "a second phase is planned for 2029", "the second phase will bring four
 * more turbines".
 */
final class Sequels {

  private static final Set<String> ORDERED =
      Set.of(
          "another", "further", "new", "next", "last", "latest", "previous", "final", "follow-up");

  private static final Set<String> HELD = Set.of("hold", "convene", "host", "organise", "organize");

  /** By which a phase begins or ends. */
  private static final Set<String> MADE =
      Set.of("complete", "finish", "launch", "commission", "inaugurate", "open", "start", "begin");

  /** By which a phase is over, and the thing there. */
  private static final Set<String> FINISHED =
      Set.of("complete", "finish", "commission", "inaugurate", "open", "end");

  /** What a phase does that is part of a project. */
  private static final Set<String> BRINGING =
      Set.of("add", "bring", "comprise", "cost", "cover", "include", "involve", "extend", "see");

  /** What has phases of its own that are none of a project. */
  private static final Set<EngagementKind> PHASED =
      Set.of(
          EngagementKind.PROJECT,
          EngagementKind.PROGRAMME,
          EngagementKind.AGREEMENT,
          EngagementKind.EXERCISE,
          EngagementKind.CONFLICT,
          EngagementKind.MEETING,
          EngagementKind.EVENT,
          EngagementKind.COOPERATION);

  /**
   * How many sentences before "a third meeting" another may be told; "the last one" follows at
   * once.
   */
  private static final int NEAR = 3;

  private final FactLexicon lexicon;

  Sequels(FactLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Adds what a sentence says of others of a series.
   *
   * @param told what it tells itself
   * @param before what was told before it, in text order
   */
  void add(SentenceMentions where, int section, List<Draft> told, List<Draft> before) {
    Sentence sentence = where.sentence();
    for (Token noun : sentence.tokens()) {
      boolean subject = noun.is("nsubj") || noun.is("nsubjpass");
      if (!subject || !isOrdered(sentence, noun)) {
        continue;
      }
      Optional<Token> verb = happens(sentence, noun);
      if (verb.isEmpty()) {
        continue;
      }
      Set<Token> words = Set.of(noun, verb.get());
      Optional<Draft> earlier = earlier(sentence, noun, before);
      // "The next exercise is planned for Peruvian waters": Peru is but one of those.
      boolean known =
          told.stream()
              .filter(d -> words.contains(d.anchor()) && !d.participants().isEmpty())
              .anyMatch(d -> earlier.filter(e -> isAmong(d, e)).isEmpty());
      if (!known) {
        earlier
            .map(one -> sequel(sentence, section, verb.get(), one))
            .ifPresent(
                one -> {
                  told.removeIf(d -> words.contains(d.anchor()));
                  told.add(one);
                });
      }
    }
  }

  /** Whether some who took part before, and nobody else, take part again. */
  private static boolean isAmong(Draft sequel, Draft earlier) {
    return sequel.participants().size() == 1
        && sequel.actorIds().stream()
            .allMatch(
                id -> earlier.actorIds().contains(id) || Sameness.states(earlier).contains(id));
  }

  /** The verb by which it takes place or is planned. */
  private Optional<Token> happens(Sentence sentence, Token noun) {
    return sentence
        .head(noun)
        .filter(verb -> verb.isVerb() && sentence.children(verb, "neg").findAny().isEmpty())
        .filter(
            verb ->
                noun.is("nsubjpass")
                    ? HELD.contains(verb.lemma())
                        || lexicon.isScheduling(verb.lemma())
                        || lexicon.isPhase(noun.lemma()) && MADE.contains(verb.lemma())
                    : isHappening(sentence, verb)
                        || lexicon.isPhase(noun.lemma()) && BRINGING.contains(verb.lemma()));
  }

  private boolean isHappening(Sentence sentence, Token verb) {
    return switch (verb.lemma()) {
      case "take" -> sentence.children(verb, "dobj").anyMatch(o -> o.lemma().equals("place"));
      case "be" ->
          sentence
              .children(verb, "acomp", "attr")
              .allMatch(said -> lexicon.isScheduling(said.lemma()));
      case "follow", "occur", "happen", "begin", "start", "end", "open", "run" ->
          sentence.children(verb, "dobj").findAny().isEmpty();
      default -> false;
    };
  }

  /** "A third meeting", "the last one", "the next"; nothing else is said of it. */
  private boolean isOrdered(Sentence sentence, Token noun) {
    boolean bare = isOrder(noun);
    return (bare || sentence.children(noun).stream().anyMatch(Sequels::isOrder))
        && sentence.children(noun, "poss", "compound", "relcl").findAny().isEmpty()
        && sentence
            .children(noun, "prep")
            .flatMap(of -> sentence.children(of, "pobj"))
            .allMatch(
                talks ->
                    lexicon.isPhase(noun.lemma())
                        ? lexicon.isUndertaking(talks.lemma())
                        : lexicon.isParley(talks.lemma()));
  }

  private static boolean isOrder(Token word) {
    return word.isOrdinal() || ORDERED.contains(word.word());
  }

  /** The last meeting or exercise that was told nearby; of a phase the last project. */
  private Optional<Draft> earlier(Sentence sentence, Token noun, List<Draft> before) {
    if (lexicon.isPhase(noun.lemma())) {
      return before.stream()
          .filter(d -> sentence.index() - d.sentence() <= NEAR && PHASED.contains(d.kind()))
          // "Signed a contract for the dam": of the dam.
          .filter(d -> d.kind() != EngagementKind.AGREEMENT || !isOfProject(d, before))
          .reduce((first, last) -> last)
          .filter(d -> d.kind() == EngagementKind.PROJECT && d.isComplete())
          .filter(d -> !d.participants().isEmpty() && !Sameness.denied(d));
    }
    boolean called = noun.isNoun() && !noun.word().equals("one");
    return Story.lastShared(
            before.stream()
                .filter(d -> sentence.index() - d.sentence() <= (called ? NEAR : 1))
                .filter(
                    d -> d.kind() == EngagementKind.MEETING || d.kind() == EngagementKind.EXERCISE))
        .filter(d -> isOneLike(noun, d));
  }

  private static boolean isOfProject(Draft agreement, List<Draft> before) {
    return before.stream()
        .anyMatch(d -> d.kind() == EngagementKind.PROJECT && d.sentence() == agreement.sentence());
  }

  private boolean isOneLike(Token noun, Draft earlier) {
    return isOrder(noun)
        || lexicon.isOfSeries(noun.word())
        || noun.lemma().equals(earlier.anchor().lemma())
        || noun.lemma().equals(earlier.kind() == EngagementKind.MEETING ? "meeting" : "exercise");
  }

  private Draft sequel(Sentence sentence, int section, Token verb, Draft earlier) {
    Draft sequel = earlier.again(sentence, section, verb);
    boolean planned =
        lexicon.isScheduling(verb.lemma())
            || sentence.children(verb, "aux").anyMatch(Modality::isFuture)
            || sentence.children(verb, "acomp").anyMatch(s -> lexicon.isScheduling(s.lemma()));
    boolean underway = earlier.kind() == EngagementKind.PROJECT && !FINISHED.contains(verb.lemma());
    Status status = planned ? Status.PLANNED : underway ? Status.UNDERWAY : Status.COMPLETED;
    sequel.status(Optional.of(new Slot<>(status, verb.span())));
    return sequel;
  }
}
