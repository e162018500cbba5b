package org.entente.server.conformance;

/**
 * What came of a test.
 *
 * @param reason why it failed; empty when it passed
 */
record Verdict(Kind kind, String reason) {

  enum Kind {
    /** Term for term. */
    PASSED,
    /** With numbers or dates written otherwise, as {@code 1} for {@code 01}. */
    PASSED_BY_VALUE,
    FAILED
  }

  static final Verdict PASSED = new Verdict(Kind.PASSED, "");
  static final Verdict PASSED_BY_VALUE = new Verdict(Kind.PASSED_BY_VALUE, "");

  static Verdict failed(String reason) {
    return new Verdict(Kind.FAILED, reason);
  }

  static Verdict of(boolean passed, String reason) {
    return passed ? PASSED : failed(reason);
  }

  boolean passed() {
    return kind != Kind.FAILED;
  }
}
