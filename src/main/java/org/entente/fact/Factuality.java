package org.entente.fact;

/** How the text stands behind what it tells; the names are those of the concept scheme. */
public enum Factuality {
  ASSERTED,
  REPORTED,
  ALLEGED,
  POSSIBLE,
  DENIED
}
