package org.entente.rdf;

import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Resource;

/** How a link to another dataset was made. */
public enum LinkMethod {
  /** A row of the register gives the identifier. */
  FROM_REGISTER(Entc.fromRegister),
  /** The address there is made from a code of the register. */
  BY_RULE(Entc.byRule),
  /** Both give the same identifier in a third dataset. */
  BY_IDENTIFIER(Entc.byIdentifier),
  /** Names, type and country agree; a person let all such links be made. */
  BY_NAME(Entc.byName),
  /** A person has looked at the two. */
  BY_PERSON(Entc.byPerson);

  private final FrontsNode concept;

  LinkMethod(Resource concept) {
    this.concept = concept;
  }

  /** Its concept in the scheme {@code entc:method}. */
  public Node concept() {
    return concept.asNode();
  }
}
