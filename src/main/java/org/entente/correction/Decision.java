package org.entente.correction;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.entente.rdf.Ent;

/** What somebody decides. */
public enum Decision {
  /** A document does not say what was read in it. */
  REFUSE_FACT("refuse", Ent.FactRefusal.asNode(), 1),
  /** Two documents tell of one engagement. */
  ACCEPT_LINK("accept-link", Ent.LinkAcceptance.asNode(), 2),
  /** Two documents tell of different engagements. */
  REFUSE_LINK("refuse-link", Ent.LinkRefusal.asNode(), 2),
  /** Two actors are one. */
  MERGE("merge", Ent.ActorMerge.asNode(), 0),
  /** In some documents an actor is another. */
  SPLIT("split", Ent.ActorSplit.asNode(), 0),
  /** An actor is called otherwise. */
  RENAME("rename", Ent.ActorRenaming.asNode(), 0),
  /** An actor is of another kind. */
  RETYPE("retype", Ent.ActorRetyping.asNode(), 0),
  /** A document says what was read in it. */
  CONFIRM("confirm", Ent.FactConfirmation.asNode(), 1),
  /** A property of a fact has a value. */
  SET("set", Ent.SlotSetting.asNode(), 1),
  /** A property of a fact does not have a value. */
  UNSET("unset", Ent.SlotRemoval.asNode(), 1);

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

  /** The one that is written so. */
  public static Optional<Decision> ofWord(String word) {
    return Stream.of(values()).filter(d -> d.word.equals(word)).findFirst();
  }

  /** Its class in the ontology. */
  Node type() {
    return type;
  }

  /** How many facts it is about; it is about actors when there are none. */
  public int facts() {
    return facts;
  }

  /** Whether only one of two of these about the same facts can stand, the later one. */
  boolean isOpposite(Decision other) {
    return isOfLink() && other.isOfLink() || isOfWhole() && other.isOfWhole();
  }

  private boolean isOfWhole() {
    return this == REFUSE_FACT || this == CONFIRM;
  }

  /** Whether it is about a link between documents, and changes no document. */
  public boolean isOfLink() {
    return this == ACCEPT_LINK || this == REFUSE_LINK;
  }
}
