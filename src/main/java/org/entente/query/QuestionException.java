package org.entente.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A question that cannot be asked so; the message is a sentence that says what is valid. */
public final class QuestionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public QuestionException(String message) {
    this(List.of(new Problem(Optional.empty(), message)));
  }

  /** All that is wrong at once, a line each. */
  QuestionException(List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, one by one. */
  public List<Problem> problems() {
    return problems == null ? List.of() : problems;
  }

  /**
   * One thing that is wrong.
   *
   * @param parameter which one, or the name of one that there is not; empty when it is none of them
   * @param message a sentence that says what is valid
   */
  public record Problem(Optional<String> parameter, String message) {}
}
