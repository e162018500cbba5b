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
 * @param unit what is counted, "%" of a share, the currency of money (ISO 4217); empty of a bare
 *     number
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
    MONEY,
    /** So many members or states. */
    GROUP,
    /** A number that only what stands around it says the unit of: "rose from 11 to 460". */
    BARE
  }

  boolean is(Kind one) {
    return kind == one;
  }

  /** With kind and unit of another: "20 per cent, and Chile 12". */
  Figure like(Figure other) {
    return new Figure(span, head, other.kind, value, comparator, other.unit);
  }
}
