package org.entente.fact;

import java.math.BigDecimal;
import org.entente.annotation.Mention.Comparator;
import org.entente.annotation.Token;
import org.entente.document.Span;

/**
 * A number that a sentence states.
 *
 * @param head the token by which it hangs in the tree
 * @param value the number in full units; of a share per cent
 * @param unit what is counted, "%" of a share, the currency of money (ISO 4217)
 */
record Figure(
    Span span, Token head, Kind kind, BigDecimal value, Comparator comparator, String unit) {

  /** Kinds of numbers. */
  enum Kind {
    /** So many things or so much of a measure. */
    COUNT,
    /** Per cent, or a fraction: "a third of". */
    SHARE,
    /** A sum of money. */
    MONEY
  }

  boolean is(Kind one) {
    return kind == one;
  }
}
