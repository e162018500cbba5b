package org.entente.alignment;

import java.util.List;

/**
 * An actor and a row of another dataset that may be one.
 *
 * @param odds the logarithm of how sure that is against how unsure
 * @param reasons what speaks for it and against it
 * @param certain whether both give the same identifier in a third dataset
 */
public record Candidate(
    Entry ours, Entry theirs, double odds, List<String> reasons, boolean certain) {

  public Candidate {
    reasons = List.copyOf(reasons);
  }

  /** From 0 to 1, in hundredths; 1 only when it is certain. */
  public double score() {
    return certain ? 1 : Math.min(0.99, Math.round(100 / (1 + Math.exp(-odds))) / 100.0);
  }

  /** IRI of the actor. */
  public String oursIri() {
    return ours.iri();
  }

  /** IRI of the other. */
  public String theirsIri() {
    return theirs.iri();
  }

  /** For people: who may be who. */
  public String words() {
    return ours.name() + " = " + theirs.name();
  }
}
