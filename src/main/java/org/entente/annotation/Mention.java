package org.entente.annotation;

import java.math.BigDecimal;
import java.util.Optional;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.knowledge.EngagementKind;

/** Something in the text that may fill a role: who, what, where, when, how much. */
public sealed interface Mention {

  /** Where it stands; without article and possessive ending. */
  Span span();

  /** A name of an actor, or a word that stands for one. */
  record ActorMention(Span span, Actor actor, Form form) implements Mention {

    /** How the actor is named here. */
    public enum Form {
      /** A name, an acronym, a surname. */
      NAME,
      /** "Chinese", "Franco-German": names the state without being its name. */
      DEMONYM,
      /** A state or a capital where something happens, no doer: "in Beijing", "from Iran". */
      LOCATIVE,
      /** A capital that somebody goes to: its state may be host, but nobody acts there. */
      SEAT
    }
  }

  /**
   * A piece of equipment, a commodity or a technology that the register knows, or a designation by
   * pattern (S-400, Su-35).
   *
   * @param name the register's label, else the words of the text
   * @param registerId row in things.tsv
   */
  record ThingMention(Span span, String name, Kind kind, Optional<String> registerId)
      implements Mention {
    /** Which class of thing it is. */
    public enum Kind {
      EQUIPMENT,
      COMMODITY,
      TECHNOLOGY
    }
  }

  /** A place; states and capitals included, where they are places and not doers. */
  record PlaceMention(Span span, String name, Optional<String> registerId) implements Mention {}

  /**
   * The proper name of an engagement: "Belt and Road Initiative", "Vostok-2018", "Treaty of
   * Friendship".
   *
   * @param kind what the name or the register says it is
   * @param registerId row in engagements.tsv
   */
  record NamedMention(Span span, String name, EngagementKind kind, Optional<String> registerId)
      implements Mention {}

  /**
   * A date or a span of time.
   *
   * @param from the date, or the first of a span
   * @param to the last of a span, else the same as {@code from}
   * @param relation what the words before it say: {@code AT} "in 2014", {@code SINCE} "since",
   *     {@code UNTIL} "until", {@code BY} "by 2030", {@code RANGE} "from 1992 to 1995"
   */
  record DateMention(Span span, PartialDate from, PartialDate to, Relation relation)
      implements Mention {
    /** How the words before a date place something against it. */
    public enum Relation {
      AT,
      SINCE,
      UNTIL,
      BY,
      RANGE
    }
  }

  /**
   * An amount of money.
   *
   * @param value in full units: 400000000000, not 400 billion; the lower bound of a range
   * @param max the upper bound of a range, else the same as {@code value}
   * @param currency ISO 4217
   */
  record AmountMention(
      Span span, BigDecimal value, BigDecimal max, String currency, Comparator comparator)
      implements Mention {}

  /**
   * A number of things.
   *
   * @param value the number, or the lower bound of a range
   * @param max the upper bound of a range, else the same as {@code value}
   * @param unit what is counted or measured: "submarines", "passengers", "%", "tonnes"
   * @param goods what is measured in this unit, where nothing else is said
   */
  record QuantityMention(
      Span span,
      BigDecimal value,
      BigDecimal max,
      String unit,
      Comparator comparator,
      Optional<String> goods)
      implements Mention {

    public QuantityMention(
        Span span, BigDecimal value, BigDecimal max, String unit, Comparator comparator) {
      this(span, value, max, unit, comparator, Optional.empty());
    }

    /** So many times as much, of some goods. */
    QuantityMention scaled(BigDecimal scale, Optional<String> goods) {
      return new QuantityMention(
          span,
          Numerals.written(value.multiply(scale)),
          Numerals.written(max.multiply(scale)),
          unit,
          comparator,
          goods);
    }
  }

  /** How a stated number relates to the true one. */
  enum Comparator {
    EQUAL("="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    ABOUT("~");

    private final String sign;

    Comparator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }
}
