package org.entente.evaluation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.annotation.Mention;
import org.entente.annotation.Mention.ActorMention;
import org.entente.document.Span;
import org.entente.evaluation.MarkedName.Answer;
import org.entente.identity.Identity;
import org.entente.identity.Identity.Ambiguous;
import org.entente.identity.Identity.Candidate;
import org.entente.identity.Identity.Linked;

/** Whether the program takes a marked name for the one that is meant. */
final class IdentityVerdict {

  /** What an answer may be, as rows of the report. */
  static final List<String> SORTS = List.of("links", "nil", "ambiguous", "no actor");

  private static final int SHOWN = 6;

  private final MarkedName name;
  private final Optional<ActorMention> mention;
  private final Optional<Identity> said;
  private final List<Candidate> weighed;

  private IdentityVerdict(MarkedName name, IdentityReading reading) {
    this.name = name;
    this.mention =
        reading.annotated().mentions().stream()
            .filter(ActorMention.class::isInstance)
            .map(ActorMention.class::cast)
            .filter(m -> 2 * shared(m) >= name.span().length())
            .min(
                Comparator.comparingInt((ActorMention m) -> -shared(m))
                    .thenComparingInt(m -> m.span().length()));
    this.said = mention.map(m -> reading.identities().of(m.actor()));
    this.weighed = mention.map(m -> reading.identities().weighed(m.actor())).orElse(List.of());
  }

  static IdentityVerdict of(MarkedName name, IdentityReading reading) {
    return new IdentityVerdict(name, reading);
  }

  private int shared(Mention mention) {
    Span span = mention.span();
    return Math.max(
        0, Math.min(span.end(), name.span().end()) - Math.max(span.start(), name.span().start()));
  }

  boolean right() {
    return name.answers().stream().anyMatch(this::isSaid);
  }

  private boolean isSaid(Answer answer) {
    if (answer instanceof Answer.Known known) {
      return said.filter(Linked.class::isInstance)
          .map(Linked.class::cast)
          .filter(linked -> linked.row().id().equals(known.row()))
          .isPresent();
    }
    if (answer instanceof Answer.New made) {
      return said.filter(Identity.Nil.class::isInstance).isPresent()
          && mention.filter(m -> m.actor().type() == made.type()).isPresent();
    }
    if (answer instanceof Answer.Open open) {
      return said.filter(Ambiguous.class::isInstance)
          .map(Ambiguous.class::cast)
          .filter(ambiguous -> rows(ambiguous).containsAll(open.rows()))
          .isPresent();
    }
    return said.isEmpty();
  }

  private static Set<String> rows(Ambiguous ambiguous) {
    Set<String> rows = new HashSet<>();
    ambiguous.candidates().forEach(candidate -> rows.add(candidate.row().id()));
    return rows;
  }

  /** Counts what was said and what was to be said. */
  void count(Tally tally) {
    String found = sort();
    if (right()) {
      tally.right(found, 1);
    } else {
      tally.wrong(found, 1);
      tally.missed(sort(name.answers().get(0)), 1);
    }
  }

  private String sort() {
    return said.map(
            identity ->
                identity instanceof Linked
                    ? "links"
                    : identity instanceof Ambiguous ? "ambiguous" : "nil")
        .orElse("no actor");
  }

  private static String sort(Answer answer) {
    if (answer instanceof Answer.Known) {
      return "links";
    }
    if (answer instanceof Answer.New) {
      return "nil";
    }
    return answer instanceof Answer.Open ? "ambiguous" : "no actor";
  }

  /** Kind, where, what is meant, what was said, the text, and the reasons of each candidate. */
  String line() {
    String reasons =
        weighed.stream()
            .limit(SHOWN)
            .map(candidate -> "\n    " + candidate.row().id() + ": " + candidate.reason())
            .collect(Collectors.joining());
    String more = weighed.size() > SHOWN ? "\n    and " + (weighed.size() - SHOWN) + " more" : "";
    return String.join(
        "\t",
        name.kind(),
        name.where(),
        name.answers().stream().map(IdentityVerdict::words).collect(Collectors.joining(" or ")),
        "said " + words(),
        name.marked() + reasons + more);
  }

  private static String words(Answer answer) {
    if (answer instanceof Answer.Known known) {
      return known.row();
    }
    if (answer instanceof Answer.New made) {
      return "new " + made.type().term();
    }
    return answer instanceof Answer.Open open
        ? "one of " + String.join(", ", open.rows())
        : "no actor";
  }

  private String words() {
    if (said.isEmpty()) {
      return "no actor";
    }
    Identity identity = said.get();
    String words = mention.map(m -> " (" + m.actor().type().term() + ")").orElse("");
    if (identity instanceof Linked linked) {
      return linked.row().id();
    }
    return identity instanceof Ambiguous ambiguous
        ? "one of " + ambiguous.candidates().size()
        : ((Identity.Nil) identity).id() + words;
  }
}
