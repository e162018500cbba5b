package org.entente.encoder;

import java.util.List;
import java.util.Map;
import org.entente.document.Span;

/**
 * An engagement or observation that a passage may state.
 *
 * @param trigger where the words that state it stand in the passage
 * @param eventClass local name of the ontology's class
 * @param score how likely the trigger is one, by class
 * @param arguments in text order
 * @param statuses probability by local name of the concept
 * @param factualities probability by local name of the concept
 */
public record Proposal(
    Span trigger,
    String eventClass,
    TriggerScore score,
    List<ProposedArgument> arguments,
    Map<String, Double> statuses,
    Map<String, Double> factualities) {

  public Proposal {
    arguments = List.copyOf(arguments);
    statuses = Map.copyOf(statuses);
    factualities = Map.copyOf(factualities);
  }
}
