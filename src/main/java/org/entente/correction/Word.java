package org.entente.correction;

/** Who says something, and why. */
public record Word(String who, String why) {

  /**
   * @throws CorrectionException when one of them is missing or too long
   */
  public Word {
    who = Correction.line(who, Correction.LONGEST_WHO, "Say who decides it");
    why = Correction.line(why, Correction.LONGEST_WHY, "Say why");
  }
}
