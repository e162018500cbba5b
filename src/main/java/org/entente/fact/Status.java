package org.entente.fact;

/** How far an engagement has come; the names are those of the concept scheme. */
public enum Status {
  PROPOSED,
  PLANNED,
  AGREED,
  UNDERWAY,
  COMPLETED,
  CANCELLED
}
