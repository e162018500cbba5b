package org.entente.fact;

import java.util.List;
import org.entente.document.Span;

/**
 * What became of a trigger, for those who ask why: found in {@code entente explain}.
 *
 * @param sentence where the sentence stands
 * @param trigger the words that matched
 * @param frame class and name of the frame
 * @param arguments each argument with its words and what it filled
 * @param outcome "kept", "merged with …" or why it was refused
 */
public record Trace(
    Span sentence, String trigger, String frame, List<String> arguments, String outcome) {

  public Trace {
    arguments = List.copyOf(arguments);
  }
}
