package org.entente.knowledge;

import java.util.Optional;
import java.util.stream.Stream;

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

  /** The kind whose term this is; empty when it is none. */
  public static Optional<EngagementKind> ofTerm(String term) {
    return Stream.of(values()).filter(kind -> kind.term.equals(term)).findFirst();
  }

  /** The same, or one that writers tell apart from it only by convention: a deal, a project. */
  public boolean isClose(EngagementKind other) {
    return this == other || isJointWork() && other.isJointWork();
  }

  /** Whether it takes place at some time and is over: a meeting, an exercise, an event. */
  public boolean isHeld() {
    return this == MEETING || this == EXERCISE || this == EVENT;
  }

  private boolean isJointWork() {
    return this == AGREEMENT || this == PROJECT || this == COOPERATION || this == TRANSFER;
  }
}
