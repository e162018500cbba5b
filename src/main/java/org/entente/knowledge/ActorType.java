package org.entente.knowledge;

import java.util.Optional;
import java.util.stream.Stream;

/** Kinds of actors; the names are those of the ontology's classes. */
public enum ActorType {
  STATE("State"),
  GOVERNMENT_BODY("GovernmentBody"),
  ARMED_FORCE("ArmedForce"),
  INTERGOVERNMENTAL_ORGANISATION("IntergovernmentalOrganisation"),
  COMPANY("Company"),
  RESEARCH_INSTITUTION("ResearchInstitution"),
  ORGANISATION("Organisation"),
  PERSON("Person"),
  BLOC("Bloc");

  private final String term;

  ActorType(String term) {
    this.term = term;
  }

  /** The local name of the ontology's class. */
  public String term() {
    return term;
  }

  /** The type whose term this is; empty when it is none. */
  public static Optional<ActorType> ofTerm(String term) {
    return Stream.of(values()).filter(type -> type.term.equals(term)).findFirst();
  }
}
