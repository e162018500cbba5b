package org.entente.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Document;
import org.entente.document.PartialDate;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Register;
import org.entente.knowledge.Role;

/** The proper names of engagements: which trigger bears which, and what a name itself says. */
final class ProperNames {

  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");

  private final Document document;
  private final Frames frames;
  private final FactLexicon lexicon;
  private final Register register;
  private final Discourse discourse;
  private final List<Actor> actors;

  /**
   * @param actors all actors of the document
   */
  ProperNames(
      Document document,
      Frames frames,
      FactLexicon lexicon,
      Register register,
      Discourse discourse,
      List<Actor> actors) {
    this.document = document;
    this.frames = frames;
    this.lexicon = lexicon;
    this.register = register;
    this.discourse = discourse;
    this.actors = actors;
  }

  /** The name of the engagement that a trigger tells of. */
  Optional<NamedMention> nameOf(SentenceMentions where, TriggerMatch match) {
    EngagementKind kind = match.trigger().frame().kind();
    for (Token token : match.tokens()) {
      Optional<NamedMention> at = where.at(token, NamedMention.class).filter(n -> n.kind() == kind);
      if (at.isPresent()) {
        return at;
      }
    }
    return where.sentence().subtree(match.anchor()).stream()
        .filter(
            t ->
                t.index() < match.anchor().index()
                    || isApposition(where.sentence(), t, match.anchor()))
        .map(t -> where.at(t, NamedMention.class).filter(n -> n.kind() == kind))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> behind(where, match.anchor()).filter(n -> n.kind() == kind));
  }

  /** "The exercise Copper Shield", whatever the parser takes the name for. */
  static Optional<NamedMention> behind(SentenceMentions where, Token noun) {
    int next = noun.index() + 1;
    return next < where.sentence().tokens().size()
        ? where
            .at(where.sentence().token(next), NamedMention.class)
            .filter(name -> name.kind() == EngagementKind.EXERCISE)
        : Optional.empty();
  }

  private static boolean isApposition(Sentence sentence, Token token, Token anchor) {
    return token.is("appos") && sentence.head(token).filter(h -> h == anchor).isPresent();
  }

  /**
   * The one happening of a sentence that a name elsewhere in it can belong to: "both navies sailed
   * together in Blue Anchor". None where the sentence names two of the kind, or tells of two, or
   * says that it was before or after: "met ahead of the Blue Summit".
   */
  Optional<Draft> bearer(SentenceMentions where, NamedMention name, List<Draft> drafts) {
    boolean only =
        where.all(NamedMention.class).stream().filter(n -> n.kind() == name.kind()).count() == 1;
    List<Draft> told =
        drafts.stream().filter(d -> d.kind() == name.kind() && d.isComplete()).toList();
    return only
            && name.kind().isHeld()
            && !isAtOtherTime(where.sentence(), lexicon, name)
            && told.size() == 1
            && told.get(0).name().isEmpty()
        ? Optional.of(told.get(0))
        : Optional.empty();
  }

  /** "Ahead of the Blue Summit", "after Exercise Blue Anchor". */
  static boolean isAtOtherTime(Sentence sentence, FactLexicon lexicon, NamedMention name) {
    return sentence.headOf(name.span()).map(sentence::above).orElse(List.of()).stream()
        .takeWhile(word -> !word.isVerb())
        .anyMatch(word -> lexicon.isAhead(word.word()) || lexicon.isAfterwards(word.word()));
  }

  /** Whether a trigger is but a word in the name of something else. */
  static boolean insideOtherName(SentenceMentions where, TriggerMatch match) {
    boolean name =
        where
            .at(match.anchor(), NamedMention.class)
            .filter(n -> n.kind() != match.trigger().frame().kind())
            .isPresent();
    boolean actor =
        where
            .at(match.anchor(), ActorMention.class)
            .filter(a -> a.form() == ActorMention.Form.NAME)
            .isPresent();
    boolean place =
        where.at(match.anchor(), PlaceMention.class).isPresent() && match.anchor().isProperNoun();
    boolean thing =
        where.at(match.anchor(), ThingMention.class).isPresent() && match.anchor().isProperNoun();
    return name || actor || place || thing;
  }

  /** Whether a trigger is a word of a name of its kind: "the Blue River Project". */
  static boolean insideOwnName(SentenceMentions where, TriggerMatch match) {
    return where
        .at(match.anchor(), NamedMention.class)
        .filter(n -> n.kind() == match.trigger().frame().kind())
        .isPresent();
  }

  /** Gives a draft its proper name, and what the register and the name itself say of it. */
  void give(SentenceMentions where, Draft draft, NamedMention name) {
    draft.name(name);
    known(draft, name);
    if (draft.participants().isEmpty()
        && draft.kind() == EngagementKind.AGREEMENT
        && name.registerId().isEmpty()
        && !isOfUnnamed(where.sentence(), name)) {
      discourse
          .lastGroup(where)
          .forEach(a -> draft.participant(Role.PARTY, new Slot<>(a, name.span())));
    }
    Matcher year = YEAR.matcher(document.text(name.span()));
    if (year.find() && isOnce(draft.kind())) {
      PartialDate date = PartialDate.of(Integer.parseInt(year.group()));
      draft.date(draft.frame().date(), new Slot<>(date, name.span()));
    }
  }

  private static boolean isOfUnnamed(Sentence sentence, NamedMention name) {
    return sentence
        .headOf(name.span())
        .filter(text -> text.is("dobj"))
        .flatMap(sentence::head)
        .filter(verb -> Context.isOfUnnamed(sentence, sentence.children(verb, "nsubj")))
        .isPresent();
  }

  /** Whether the year in a name is when it was: "Vostok-2018", but not "Vision 2030". */
  private static boolean isOnce(EngagementKind kind) {
    return switch (kind) {
      case EXERCISE, EVENT, MEETING, AGREEMENT, CONFLICT -> true;
      default -> false;
    };
  }

  /** What the register and the name itself say of a named engagement's participants. */
  private void known(Draft draft, NamedMention name) {
    name.registerId()
        .flatMap(register::engagement)
        .ifPresent(
            row -> {
              row.participants()
                  .forEach(
                      (given, ids) ->
                          actors.stream()
                              .filter(
                                  a ->
                                      a.candidates().stream()
                                          .findFirst()
                                          .filter(ids::contains)
                                          .isPresent())
                              .forEach(
                                  a ->
                                      draft.participant(
                                          role(draft.kind(), given), new Slot<>(a, name.span()))));
              row.domain().ifPresent(d -> draft.domain(new Slot<>(d, name.span())));
            });
    Frame named = frames.named(draft.kind()).orElse(draft.frame());
    named.fillings("modifier").stream()
        .filter(Frame.Filling.Participant.class::isInstance)
        .map(Frame.Filling.Participant.class::cast)
        .findFirst()
        .ifPresent(
            filling ->
                statesIn(name)
                    .forEach(a -> draft.participant(filling.role(), new Slot<>(a, name.span()))));
  }

  /** Who owns what has no owners, only partners, is one of these. */
  private static Role role(EngagementKind kind, Role given) {
    return given == Role.OWNER && !Draft.roles(kind).contains(Role.OWNER) ? Role.PARTNER : given;
  }

  /** "Russia-China Fund", "Sino-Russian Complex": the states within a name. */
  private List<Actor> statesIn(NamedMention name) {
    List<String> words = List.of(document.text(name.span()).split("[^\\p{L}.]+"));
    List<Actor> states = new ArrayList<>();
    for (Actor actor : actors) {
      if (actor.type() != ActorType.STATE || actor.candidates().isEmpty()) {
        continue;
      }
      Optional<Register.ActorRow> row = register.actor(actor.candidates().get(0));
      boolean inside =
          row.isPresent()
              && (words.contains(row.get().label())
                  || row.get().demonyms().stream().anyMatch(words::contains));
      if (inside) {
        states.add(actor);
      }
    }
    return states.size() > 1 ? states : List.of();
  }
}
