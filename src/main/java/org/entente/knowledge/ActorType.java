package org.entente.knowledge;

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
}
