package org.entente.knowledge;

/** What an actor does in an engagement; the names are those of the ontology's properties. */
public enum Role {
  PARTY("party"),
  PARTNER("partner"),
  BENEFICIARY("beneficiary"),
  SUPPLIER("supplier"),
  RECIPIENT("recipient"),
  OWNER("owner"),
  INITIATOR("initiator"),
  TARGET("target"),
  HOST("host");

  private final String term;

  Role(String term) {
    this.term = term;
  }

  /** The local name of the ontology's property. */
  public String term() {
    return term;
  }

  /** Whether it and another of these tell who acts on whom: swapped, it is another story. */
  public boolean isDirected() {
    return this == SUPPLIER || this == RECIPIENT || this == INITIATOR || this == TARGET;
  }
}
