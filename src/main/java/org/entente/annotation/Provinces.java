package org.entente.annotation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register;

/**
 * Sees that a province does what only its government can: "Quebec signed an agreement", "land
 * allotted by Gujarat". Everywhere else it is a place.
 */
final class Provinces {

  private final Register register;
  private final Whereabouts contexts;

  Provinces(Register register, Whereabouts contexts) {
    this.register = register;
    this.contexts = contexts;
  }

  /** The finding, or the government of the province that it names. */
  Finding resolve(Passage passage, Finding finding) {
    Optional<Register.PlaceRow> province =
        finding
            .sense(PlaceSense.class)
            .filter(place -> finding.sense(ActorSense.class).isEmpty())
            .flatMap(PlaceSense::row)
            .flatMap(register::place)
            .filter(row -> row.kind().filter("province"::equals).isPresent());
    return province
        .filter(
            row ->
                passage
                    .sentence(finding.span())
                    .filter(sentence -> !passage.isHeadline(sentence))
                    .filter(sentence -> governs(sentence, finding.span()))
                    .isPresent())
        .map(row -> new Finding(finding.span(), government(row), finding.trust()))
        .orElse(finding);
  }

  private boolean governs(Sentence sentence, Span name) {
    Optional<Token> subjectOf =
        sentence
            .headOf(name)
            .map(token -> Whereabouts.climb(sentence, token))
            .filter(t -> t.is("nsubj"))
            .flatMap(sentence::head);
    return subjectOf.or(() -> Whereabouts.doneBy(sentence, name)).stream()
        .flatMap(verb -> Stream.concat(Stream.of(verb), sentence.children(verb, "conj")))
        .anyMatch(verb -> contexts.has("of-government", verb));
  }

  private static ActorSense government(Register.PlaceRow row) {
    return new ActorSense(
        "province:" + row.id(),
        ActorType.GOVERNMENT_BODY,
        List.of(),
        row.label(),
        Naming.NAME,
        row.state(),
        Optional.empty());
  }
}
