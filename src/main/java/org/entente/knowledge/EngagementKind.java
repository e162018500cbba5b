package org.entente.knowledge;

/** Kinds of engagements; the names are those of the ontology's classes. */
public enum EngagementKind {
  AGREEMENT("Agreement"),
  PROJECT("Project"),
  EXERCISE("Exercise"),
  TRANSFER("Transfer"),
  MEETING("Meeting"),
  COOPERATION("Cooperation"),
  PROGRAMME("Programme"),
  SANCTION("Sanction"),
  CONFLICT("Conflict"),
  EVENT("Event");

  private final String term;

  EngagementKind(String term) {
    this.term = term;
  }

  /** The local name of the ontology's class. */
  public String term() {
    return term;
  }
}
