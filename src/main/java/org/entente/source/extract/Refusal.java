package org.entente.source.extract;

import java.util.OptionalInt;

/** A file has no text to give; the message is a sentence for the user. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  public Refusal(String reason) {
    this(reason, 0);
  }

  /**
   * @param reason what is wrong and, where it helps, what to do
   * @param line of the file that is to blame, from 1; 0 when none is
   */
  public Refusal(String reason, int line) {
    super(reason, null, false, false);
    this.line = line;
  }

  public OptionalInt line() {
    return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
