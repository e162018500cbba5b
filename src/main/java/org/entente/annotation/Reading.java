package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.annotation.Mention.ActorMention.Form;
import org.entente.annotation.Mention.NamedMention;
import org.entente.annotation.Mention.PlaceMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.EngagementSense;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.annotation.Sense.ThingSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;

/** Decides by the words around a finding what it stands for. */
final class Reading {

  /** An actor named at a place in the text. */
  record Named(Span span, ActorSense actor, Form form) {}

  private final Whereabouts whereabouts;
  private final Passage passage;
  private final Set<String> certain;
  private final List<Named> actors = new ArrayList<>();
  private final List<Mention> others = new ArrayList<>();

  /**
   * @param findings without overlap, in text order
   */
  Reading(Whereabouts whereabouts, Passage passage, List<Finding> findings) {
    this.whereabouts = whereabouts;
    this.passage = passage;
    this.certain =
        findings.stream()
            .flatMap(f -> f.sense(ActorSense.class).stream())
            .filter(actor -> actor.rows().size() == 1)
            .map(ActorSense::key)
            .collect(Collectors.toSet());
    Optional<Span> place = Optional.empty();
    for (Finding finding : findings) {
      int before = others.size();
      read(finding, place);
      place =
          others.size() > before && others.get(others.size() - 1) instanceof PlaceMention p
              ? Optional.of(p.span())
              : Optional.empty();
    }
  }

  List<Named> actors() {
    return actors;
  }

  /** Things, places and names of engagements. */
  List<Mention> others() {
    return others;
  }

  private void read(Finding finding, Optional<Span> placeBefore) {
    Optional<Sentence> found = passage.sentence(finding.span());
    if (found.isEmpty()) {
      return;
    }
    Sentence sentence = found.get();
    Span span = finding.span();
    Optional<ActorSense> actor = finding.sense(ActorSense.class).map(this::likeliest);
    boolean within =
        placeBefore
            .filter(p -> passage.folded().substring(p.end(), span.start()).equals(", "))
            .isPresent();
    if (actor.isPresent()) {
      read(finding, sentence, actor.get(), within);
    } else {
      finding.senses().stream()
          .findFirst()
          .filter(sense -> !(sense instanceof ThingSense) || !isDone(sentence, span))
          .ifPresent(
              sense -> note(sense instanceof PlaceSense ? wide(sentence, span) : span, sense));
    }
  }

  /** With the part of the place that is meant: "coast of Pomerania". */
  private Span wide(Sentence sentence, Span place) {
    return whereabouts.shoreOf(sentence, place).map(noun -> noun.span().cover(place)).orElse(place);
  }

  /** Whether a word in small letters is a verb: "train" of "will train crews". */
  private static boolean isDone(Sentence sentence, Span span) {
    Optional<Token> head = sentence.headOf(span).filter(Token::isVerb);
    boolean gerund = head.filter(t -> t.pos().equals("VBG")).isPresent();
    return head.filter(t -> Character.isLowerCase(t.form().codePointAt(0)))
        .filter(t -> !gerund || sentence.children(t, "dobj").findAny().isPresent())
        .isPresent();
  }

  private void read(Finding finding, Sentence sentence, ActorSense actor, boolean within) {
    Span span = finding.span();
    Optional<PlaceSense> place = finding.sense(PlaceSense.class);
    switch (actor.how()) {
      case DEMONYM -> {
        if (!whereabouts.isNoState(sentence, span)) {
          actors.add(new Named(span, actor, Form.DEMONYM));
        }
      }
      case METONYM -> {
        boolean listed = within && !whereabouts.speaks(sentence, span);
        if (listed || whereabouts.locatesSeat(sentence, span)) {
          note(span, place.orElseGet(() -> new PlaceSense(passage.name(span), Optional.empty())));
          if (whereabouts.receives(sentence, span)) {
            actors.add(new Named(span, actor, Form.SEAT));
          }
        } else {
          actors.add(new Named(span, actor, Form.NAME));
        }
      }
      case NAME -> {
        boolean state = actor.is(ActorType.STATE);
        if (state && whereabouts.isNoState(sentence, span)) {
          return;
        }
        if (state && isInCompound(sentence, span)) {
          actors.add(new Named(span, actor, Form.DEMONYM));
          return;
        }
        Optional<Sense> other =
            finding.senses().stream().filter(s -> !(s instanceof ActorSense)).findFirst();
        boolean unsure = actor.rows().isEmpty() && other.isPresent();
        if (unsure && !whereabouts.acts(sentence, span, true)) {
          note(span, other.get());
          return;
        }
        boolean where = within || whereabouts.locatesState(sentence, span);
        if (state && where && finding.trust() == Finding.Trust.REGISTER) {
          actors.add(new Named(span, actor, Form.LOCATIVE));
          note(
              wide(sentence, span),
              place.orElseGet(() -> new PlaceSense(actor.name(), Optional.empty())));
        } else if (!state && where && place.isPresent()) {
          note(span, place.get());
        } else {
          actors.add(new Named(span, actor, Form.NAME));
        }
      }
    }
  }

  /** "U.S.-led", "China-built". */
  private static boolean isInCompound(Sentence sentence, Span span) {
    List<Token> after =
        sentence.tokens().stream().filter(t -> t.span().start() >= span.end()).limit(2).toList();
    return after.size() == 2
        && after.get(0).span().start() == span.end()
        && after.get(0).pos().equals("HYPH")
        && NameWords.touch(after.get(0), after.get(1))
        && Character.isLowerCase(after.get(1).form().charAt(0));
  }

  /** Of several rows that share a name, one that the document names otherwise stands first. */
  private ActorSense likeliest(ActorSense actor) {
    if (actor.rows().size() < 2) {
      return actor;
    }
    if (OneOf.is(actor) && actor.rows().stream().filter(certain::contains).count() != 1) {
      return actor;
    }
    List<String> rows = new ArrayList<>(actor.rows());
    rows.sort((a, b) -> Boolean.compare(certain.contains(b), certain.contains(a)));
    return new ActorSense(
        rows.get(0),
        actor.type(),
        rows,
        actor.name(),
        actor.how(),
        actor.partOf(),
        actor.position());
  }

  private void note(Span span, Sense sense) {
    if (sense instanceof PlaceSense place) {
      others.add(new PlaceMention(span, place.name(), place.row()));
    } else if (sense instanceof ThingSense thing) {
      others.add(new ThingMention(span, thing.name(), thing.kind(), thing.row()));
    } else if (sense instanceof EngagementSense engagement) {
      others.add(new NamedMention(span, engagement.name(), engagement.kind(), engagement.row()));
    }
  }
}
