package org.entente.annotation;

import java.util.Set;

/** Bodies of several states in one word: "the Defence Ministries of both" names nobody. */
public final class SeveralBodies {

  private static final Set<String> WORDS =
      Set.of("Ministries", "Departments", "Governments", "Embassies", "Parliaments");

  private SeveralBodies() {}

  /**
   * @param head the last word of what looks like a name
   */
  public static boolean areMeant(Token head) {
    return WORDS.contains(head.form());
  }
}
