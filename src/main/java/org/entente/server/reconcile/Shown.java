package org.entente.server.reconcile;

/**
 * What a client has sent, as messages repeat it: short, and without what could be more than words.
 */
final class Shown {

  private static final int LONGEST = 40;

  private Shown() {}

  static String of(String text) {
    String plain = text.replaceAll("[^\\p{L}\\p{N} .,:/_#-]", "?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }
}
