package org.entente.fact;

import java.util.List;
import java.util.Map;
import org.entente.document.Span;
import org.entente.knowledge.EngagementKind;

/**
 * A date, a sum, a number, a place or a thing that may be an engagement's, whatever grammar says.
 *
 * @param detail "date", "amount", "quantity", "place" or "object"
 * @param words that name it
 * @param values how gold facts may give it: the ends of a date, a number, the name of a place or
 *     thing
 */
public record DetailCandidate(
    EngagementKind kind,
    Span trigger,
    String detail,
    Span words,
    List<String> values,
    Map<String, Double> signals)
    implements SlotCandidate {

  public DetailCandidate {
    values = List.copyOf(values);
    signals = Map.copyOf(signals);
  }
}
