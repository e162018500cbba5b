package org.entente.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.ActorMention;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * Participants for an engagement that names none: those of the text around it, from the first of
 * several sources that may lend to it and has at least two.
 */
final class Context {

  private static final Set<String> SHARED =
      Set.of("joint", "bilateral", "trilateral", "reciprocal", "collaborative");

  private static final Set<String> THREE =
      Set.of("trilateral", "tripartite", "three-way", "quadrilateral", "multilateral");

  /** How many arcs above a trigger its doers may stand. */
  private static final int HEIGHT = 6;

  private final FactLexicon lexicon;
  private final Fillers fillers;
  private final Discourse discourse;

  Context(FactLexicon lexicon, Fillers fillers, Discourse discourse) {
    this.lexicon = lexicon;
    this.fillers = fillers;
    this.discourse = discourse;
  }

  /**
   * One place to look for participants.
   *
   * @param lendsTo the engagements that it may lend to
   */
  private record Source(
      String name, Predicate<Draft> lendsTo, Supplier<List<Slot<Actor>>> participants) {}

  /**
   * Gives a draft participants of the text around it.
   *
   * @return where they were found
   */
  Optional<String> lend(
      SentenceMentions where, Draft draft, TriggerMatch match, Arguments arguments) {
    // A verb with a subject of its own that is no actor says that others did it.
    boolean silent =
        !match.trigger().verb() || arguments.get("subject").isEmpty() || isImpersonal(arguments);
    if (!draft.participants().isEmpty() || !isMutual(draft.kind()) || !silent) {
      return Optional.empty();
    }
    int least = isOfThree(where.sentence(), match) ? 3 : 2;
    for (Source source : sources(where, match, arguments)) {
      if (source.lendsTo().test(draft)) {
        List<Slot<Actor>> found =
            source.participants().get().stream()
                .filter(a -> !draft.bystanders().contains(a.value().id()))
                .toList();
        if (found.size() >= least) {
          found.forEach(a -> draft.participant(mutualRole(draft.kind()), a));
          draft.borrowed();
          return Optional.of(source.name());
        }
      }
    }
    return Optional.empty();
  }

  /** "A trilateral summit". */
  private static boolean isOfThree(Sentence sentence, TriggerMatch match) {
    return sentence.children(match.anchor()).stream()
        .anyMatch(word -> THREE.contains(word.form().toLowerCase(Locale.ROOT)));
  }

  /**
   * The other side of what is "with" somebody: "its safeguards agreement with Washington", "Manila
   * cancelled a drill with Hanoi".
   *
   * @return where it was found
   */
  Optional<String> lendOtherSide(
      SentenceMentions where, Draft draft, TriggerMatch match, Arguments arguments) {
    if (draft.participants().size() != 1
        || !isMutual(draft.kind())
        || match.trigger().verb()
        || arguments.get("with").isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> there = draft.actorIds();
    Optional<Slot<Actor>> doer =
        doers(where, match.anchor()).stream()
            .filter(a -> !there.contains(a.value().id()))
            .filter(a -> !draft.bystanders().contains(a.value().id()))
            .findFirst();
    doer.ifPresent(a -> draft.participant(mutualRole(draft.kind()), a));
    return doer.map(a -> "the clause above");
  }

  /** Who does what the verbs above say, nearest first. */
  private List<Slot<Actor>> doers(SentenceMentions where, Token anchor) {
    Sentence sentence = where.sentence();
    List<Slot<Actor>> doers = new ArrayList<>();
    Optional<Token> above = sentence.head(anchor);
    for (int i = 0; i < HEIGHT && above.isPresent(); i++) {
      if (above.get().isVerb()) {
        for (Token subject : sentence.children(above.get(), "nsubj", "nsubjpass").toList()) {
          List<Slot<Actor>> named = fillers.actors(where, subject, false);
          doers.addAll(named.isEmpty() ? fillers.behind(where, subject) : named);
        }
      }
      above = sentence.head(above.get());
    }
    return doers;
  }

  /** The sources, best first. */
  private List<Source> sources(SentenceMentions where, TriggerMatch match, Arguments arguments) {
    boolean shared =
        where.sentence().subtree(match.anchor()).stream()
            .filter(t -> t.index() < match.anchor().index())
            .anyMatch(t -> SHARED.contains(t.form().toLowerCase(Locale.ROOT)));
    boolean impersonal = match.trigger().verb() && isImpersonal(arguments);
    return List.of(
        new Source("the clauses above", d -> true, () -> above(where, match.anchor())),
        new Source(
            "the text before",
            d -> shared || impersonal || isTopic(d),
            () ->
                discourse.lastGroup(where).stream().map(a -> new Slot<>(a, match.span())).toList()),
        new Source(
            "the two states of the sentence",
            d -> d.kind() == EngagementKind.AGREEMENT,
            () -> Optional.of(states(where)).filter(s -> s.size() == 2).orElse(List.of())),
        new Source(
            "what \u201ctheir\u201d means",
            d ->
                d.kind() == EngagementKind.PROJECT
                    || d.kind() == EngagementKind.AGREEMENT && d.definite(),
            () -> theirs(where)),
        new Source(
            "what the document is about",
            d -> d.kind() != EngagementKind.PROJECT && (shared || d.anchor().isNoun()),
            () -> discourse.topic().stream().map(a -> new Slot<>(a, match.span())).toList()));
  }

  /** Whether what is told of is known from the text before. */
  private static boolean isTopic(Draft draft) {
    return draft.kind() == EngagementKind.COOPERATION
            && !draft.objects().isEmpty()
            && draft.anchor().is("nsubj")
        || draft.kind() == EngagementKind.PROJECT && draft.definite();
  }

  /** Two actors or more of the verbs and owners above, nearest first. */
  private List<Slot<Actor>> above(SentenceMentions where, Token anchor) {
    Sentence sentence = where.sentence();
    Map<Integer, Slot<Actor>> found = new LinkedHashMap<>();
    Optional<Token> above = sentence.head(anchor);
    for (int i = 0; i < HEIGHT && above.isPresent() && found.size() < 2; i++) {
      List<Token> phrases = List.of();
      if (above.get().isVerb()) {
        phrases =
            sentence
                .children(above.get(), "nsubj", "nsubjpass", "dobj", "prep", "agent")
                .map(
                    c ->
                        c.is("prep") || c.is("agent")
                            ? sentence.children(c, "pobj").findFirst().orElse(c)
                            : c)
                .toList();
      } else if (above.get().isNoun()) {
        phrases = sentence.children(above.get(), "poss").toList();
      }
      for (Token phrase : phrases) {
        fillers.actors(where, phrase, false).forEach(a -> found.putIfAbsent(a.value().id(), a));
      }
      above = sentence.head(above.get());
    }
    return List.copyOf(found.values());
  }

  /** Whom "their" means, where a sentence has it: "plans for a port show their friendship". */
  private List<Slot<Actor>> theirs(SentenceMentions where) {
    return where.sentence().tokens().stream()
        .filter(t -> t.lemma().equals("they") || t.form().equalsIgnoreCase("their"))
        .findFirst()
        .map(t -> fillers.actors(where, t, false))
        .orElse(List.of());
  }

  /** "The focus is on developing…": the subject is nobody, so the doers are those spoken of. */
  private boolean isImpersonal(Arguments arguments) {
    List<Token> subjects = arguments.get("subject");
    return !subjects.isEmpty()
        && subjects.stream().allMatch(s -> s.isNoun() && lexicon.isNoThing(s.lemma()));
  }

  /** The states that a sentence names, each once. */
  private List<Slot<Actor>> states(SentenceMentions where) {
    Map<Integer, Slot<Actor>> states = new LinkedHashMap<>();
    for (ActorMention mention : where.all(ActorMention.class)) {
      boolean origin =
          where
              .sentence()
              .headOf(mention.span())
              .filter(token -> discourse.isOrigin(where, token))
              .isPresent();
      if (mention.actor().type() == ActorType.STATE && !origin) {
        states.putIfAbsent(mention.actor().id(), new Slot<>(mention.actor(), mention.span()));
      }
    }
    return List.copyOf(states.values());
  }

  static boolean isMutual(EngagementKind kind) {
    return switch (kind) {
      case AGREEMENT, PROJECT, EXERCISE, COOPERATION, MEETING -> true;
      default -> false;
    };
  }

  static Role mutualRole(EngagementKind kind) {
    return kind == EngagementKind.AGREEMENT ? Role.PARTY : Role.PARTNER;
  }
}
