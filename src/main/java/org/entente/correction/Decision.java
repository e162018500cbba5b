package org.entente.correction;

import org.apache.jena.graph.Node;
import org.entente.rdf.Ent;

/** What somebody decides. */
public enum Decision {
  /** A document does not say what was read in it. */
  REFUSE_FACT("refuse", Ent.FactRefusal.asNode(), 1),
  /** Two documents tell of one engagement. */
  ACCEPT_LINK("accept-link", Ent.LinkAcceptance.asNode(), 2),
  /** Two documents tell of different engagements. */
  REFUSE_LINK("refuse-link", Ent.LinkRefusal.asNode(), 2);

  private final String word;
  private final Node type;
  private final int facts;

  Decision(String word, Node type, int facts) {
    this.word = word;
    this.type = type;
    this.facts = facts;
  }

  /** As people and programs write it. */
  public String word() {
    return word;
  }

  /** Its class in the ontology. */
  Node type() {
    return type;
  }

  /** How many facts it is about. */
  public int facts() {
    return facts;
  }
}
