package org.entente.server.pages;

/**
 * What something is called, as a page shows it.
 *
 * @param text hostile, as all that comes from the graph
 * @param language of the text as BCP 47 has it; empty when it is English or not known
 */
record Name(String text, String language) {

  static Name of(String text) {
    return new Name(text, "");
  }

  /** With a capital at its beginning. */
  Name capital() {
    if (text.isEmpty()) {
      return this;
    }
    int end = text.offsetByCodePoints(0, 1);
    return new Name(
        text.substring(0, end).toUpperCase(java.util.Locale.ROOT) + text.substring(end), language);
  }
}
