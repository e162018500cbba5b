package org.entente.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.annotation.Actor;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register.ActorRow;

/**
 * What speaks for one row being one actor, and what against it.
 *
 * @param points more is likelier; a difference of one is a reason to decide
 * @param ruledOut when the document says that it is something else
 */
record Weighing(ActorRow row, double points, boolean ruledOut, String reason) {

  private static final double SAME_NAME = 3;
  private static final double OTHER_NAME = 2;
  private static final double SHORT_NAME = 1;
  private static final double SAME_TYPE = 2;
  private static final double SAME_WHOLE = 3;
  private static final double SAME_STATE = 2;
  private static final double WHOLE_IS_NAMED = 1;
  private static final double COMES_FIRST = 0.5;

  private static final Set<String> SMALL = Set.of("the", "of", "and", "for", "in", "on", "de", "a");

  /**
   * @param typed whether the actor's type says anything: not, where it was taken from one of
   *     several rows of different types
   */
  static Weighing of(Actor actor, ActorRow row, Context context, boolean typed) {
    Scale scale = new Scale();
    name(actor, row, scale);
    if (typed) {
      type(actor, row, scale);
    }
    whole(actor, row, context, scale);
    Context.state(row)
        .filter(state -> context.share(state) > 0)
        .ifPresent(
            state -> scale.add(SAME_STATE * context.share(state), state + " is in the text"));
    row.partOf()
        .filter(context.rows()::contains)
        .ifPresent(
            whole -> scale.add(WHOLE_IS_NAMED, "part of " + whole + ", which the text names"));
    if (actor.candidates().get(0).equals(row.id())) {
      scale.add(COMES_FIRST, "the likeliest by name");
    }
    return new Weighing(row, scale.points, scale.ruledOut, String.join("; ", scale.reasons));
  }

  private static void name(Actor actor, ActorRow row, Scale scale) {
    Set<String> others = slugs(row.aliases());
    others.addAll(slugs(row.labels().values()));
    Set<String> loose = slugs(row.demonyms());
    loose.addAll(slugs(row.metonyms()));
    loose.addAll(slugs(row.weak()));
    boolean onlyShort = true;
    double best = 0;
    for (String name : actor.names()) {
      String slug = Slug.of(name);
      if (slug.equals(Slug.of(row.label()))) {
        best = SAME_NAME;
      } else if (others.contains(slug)) {
        best = Math.max(best, isShort(name) ? SHORT_NAME : OTHER_NAME);
      } else if (loose.contains(slug)) {
        best = Math.max(best, SHORT_NAME);
      } else {
        continue;
      }
      onlyShort &= isShort(name);
    }
    if (best > 0) {
      scale.add(best, best == SHORT_NAME ? "named so in short" : "named so");
      if (onlyShort && !isShort(actor.name()) && contradicts(actor.name(), row)) {
        scale.ruleOut("the text spells its acronym out as " + actor.name());
      }
    }
  }

  private static Set<String> slugs(Collection<String> names) {
    Set<String> slugs = new HashSet<>();
    names.forEach(name -> slugs.add(Slug.of(name)));
    return slugs;
  }

  /** An acronym: several may share it, and documents define their own. */
  private static boolean isShort(String name) {
    return name.length() <= 6
        && name.indexOf(' ') < 0
        && name.equals(name.toUpperCase(Locale.ROOT));
  }

  /** Whether each of the row's names has a word that the name lacks, and the other way round. */
  private static boolean contradicts(String name, ActorRow row) {
    Set<String> words = words(name);
    List<String> names = new ArrayList<>(row.aliases());
    names.add(row.label());
    return !names.stream().allMatch(Weighing::isShort)
        && names.stream()
            .map(Weighing::words)
            .noneMatch(other -> other.containsAll(words) || words.containsAll(other));
  }

  private static Set<String> words(String name) {
    String spelled =
        Slug.of(name).replace("organisation", "organization").replace("defence", "defense");
    Set<String> words = new HashSet<>(List.of(spelled.split("-")));
    words.removeAll(SMALL);
    return words;
  }

  private static void type(Actor actor, ActorRow row, Scale scale) {
    if (actor.type() == row.type()) {
      scale.add(SAME_TYPE, "of the same type");
    } else if (isPerson(actor.type()) != isPerson(row.type())) {
      scale.ruleOut("a " + actor.type().term() + " is no " + row.type().term());
    } else if (actor.type() != ActorType.ORGANISATION && row.type() != ActorType.ORGANISATION) {
      scale.add(-SAME_TYPE, "of another type");
    }
  }

  private static boolean isPerson(ActorType type) {
    return type == ActorType.PERSON;
  }

  private static void whole(Actor actor, ActorRow row, Context context, Scale scale) {
    Optional<ActorRow> whole = context.whole(actor);
    if (whole.isEmpty()) {
      return;
    }
    String id = whole.get().id();
    Optional<String> state = Context.state(row);
    if (row.partOf().equals(Optional.of(id)) || state.equals(Optional.of(id))) {
      scale.add(SAME_WHOLE, "part of " + id);
    } else if (state.isPresent()
        && Context.state(whole.get()).isPresent()
        && !state.equals(Context.state(whole.get()))) {
      scale.add(-SAME_WHOLE, "not of " + id);
    }
  }

  private static final class Scale {
    private double points;
    private boolean ruledOut;
    private final List<String> reasons = new ArrayList<>();

    void add(double more, String reason) {
      points += more;
      reasons.add(reason);
    }

    void ruleOut(String reason) {
      ruledOut = true;
      reasons.add(reason);
    }
  }
}
