package org.entente.encoder;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.entente.document.Span;

/**
 * An engagement or observation that a passage may state.
 *
 * @param trigger where the words that state it stand in the passage
 * @param eventClass local name of the ontology's class
 * @param score how likely the trigger is one, by class
 * @param arguments in text order
 * @param words in text order
 * @param statuses probability by local name of the concept
 * @param factualities probability by local name of the concept
 */
public record Proposal(
    Span trigger,
    String eventClass,
    TriggerScore score,
    List<ProposedArgument> arguments,
    List<WordRoles> words,
    Map<String, Double> statuses,
    Map<String, Double> factualities) {

  public Proposal {
    arguments = List.copyOf(arguments);
    words = List.copyOf(words);
    statuses = Map.copyOf(statuses);
    factualities = Map.copyOf(factualities);
  }

  /**
   * How likely words have a role: the mean of those among them.
   *
   * @return from 0 to 1; empty when they lie beyond what the model reads of a passage
   */
  public OptionalDouble likely(String role, Span span) {
    return WordRoles.likely(words, role, span);
  }

  /**
   * How likely words hold something that has one of some roles: the likeliest among them.
   *
   * @return from 0 to 1; empty when they lie beyond what the model reads of a passage
   */
  public OptionalDouble likely(Set<String> roles, Span span) {
    return words.stream()
        .filter(w -> w.word().overlaps(span))
        .mapToDouble(
            w -> roles.stream().mapToDouble(role -> w.likely().getOrDefault(role, 0.0)).sum())
        .max();
  }
}
