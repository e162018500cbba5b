package org.entente.search;

import java.util.Locale;

/** How well a name fits what was typed, the worst first. */
public enum Match {
  /** Every word is in the names but for a letter or two. */
  FUZZY,
  /** Every word begins a word of the names. */
  BEGINNINGS,
  /** Every word is a word of the names. */
  WORDS,
  /** A name begins so. */
  PREFIX,
  /** A name is this, but for case, accents, script, spaces and points. */
  EXACT;

  /** As in answers: {@code exact}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
