package org.entente.server.sparql;

import java.util.Optional;

/** Why a query gets no answer, in a sentence for who asked. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** What is wrong, and the status of HTTP that says so. */
  public enum Kind {
    /** Not SPARQL 1.1. */
    SYNTAX(400),
    /** Not as the protocol has it. */
    REQUEST(400),
    /** Longer than is taken. */
    LENGTH(413),
    /** Nested or chained too deeply. */
    DEPTH(422),
    /** Would make the server call others. */
    SERVICE(422),
    /** Calls a function that there is not. */
    FUNCTION(422),
    /** A regular expression that cannot be matched in linear time. */
    PATTERN(422),
    /** Makes up more rows, or longer texts and numbers, than can be borne. */
    SIZE(422),
    /** A service that the query calls does not answer as it should. */
    REMOTE(502),
    /** Does not end within the time. */
    TIMEOUT(503),
    /** Needs more memory than there is now. */
    MEMORY(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private final Kind kind;
  private final transient Optional<Position> position;

  public Refusal(Kind kind, String reason) {
    this(kind, reason, Optional.empty());
  }

  /**
   * The same.
   *
   * @param position where in the query, if it is one place
   */
  public Refusal(Kind kind, String reason, Optional<Position> position) {
    super(reason, null, false, false);
    this.kind = kind;
    this.position = position;
  }

  public Kind kind() {
    return kind;
  }

  /** A sentence, or a few. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  public Optional<Position> position() {
    return position == null ? Optional.empty() : position;
  }
}
