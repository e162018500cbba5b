package org.entente.fact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/** What a document says: an engagement of actors, or an observation about them. */
public sealed interface Fact {

  /** Unique in the document, and the same when the sentences that it stands on are the same. */
  String key();

  /** A short name that a reader understands alone. */
  String label();

  List<Slot<When>> dates();

  /** The actor whose word it is, where the text names one. */
  List<Slot<Actor>> attributedTo();

  Optional<Slot<Factuality>> factuality();

  /** The passages that it stands on, in text order; at least one. */
  List<Span> passages();

  /** Who has which role. */
  record Participation(Role role, Actor actor) {}

  /** What a date is the date of; the terms are those of the ontology's properties. */
  enum DateKind {
    SIGNED("dateSigned"),
    ANNOUNCED("dateAnnounced"),
    STARTED("dateStarted"),
    ENDED("dateEnded"),
    DUE("dateDue"),
    OCCURRED("dateOccurred");

    private final String term;

    DateKind(String term) {
      this.term = term;
    }

    /** The local name of the ontology's property. */
    public String term() {
      return term;
    }
  }

  /** A date and what it is the date of. */
  record When(DateKind kind, PartialDate date) {}

  /**
   * What an engagement is about.
   *
   * @param name as the register or the text names it
   * @param registerId row in things.tsv
   */
  record Thing(String name, Mention.ThingMention.Kind kind, Optional<String> registerId) {}

  /** Where. */
  record Where(String name, Optional<String> registerId) {}

  /**
   * What actors do with or to each other.
   *
   * @param name the proper name, when it has one
   * @param registerId row in engagements.tsv
   * @param domains local names of concepts of the scheme {@code entc:domain}
   * @param partOf key of the engagement that it belongs to
   * @param confidence how sure it is; none without a calibrated model
   */
  record Engagement(
      String key,
      EngagementKind kind,
      String label,
      Optional<String> name,
      Optional<String> registerId,
      List<Slot<Participation>> participants,
      List<Slot<When>> dates,
      List<Mention.AmountMention> amounts,
      List<Mention.QuantityMention> quantities,
      List<Slot<Thing>> objects,
      List<Slot<Where>> places,
      List<Slot<String>> domains,
      Optional<Slot<Status>> status,
      Optional<Slot<Factuality>> factuality,
      List<Slot<Actor>> attributedTo,
      Optional<String> partOf,
      List<Span> passages,
      Optional<Confidence> confidence)
      implements Fact {

    public Engagement {
      participants = List.copyOf(participants);
      dates = List.copyOf(dates);
      amounts = List.copyOf(amounts);
      quantities = List.copyOf(quantities);
      objects = List.copyOf(objects);
      places = List.copyOf(places);
      domains = List.copyOf(domains);
      attributedTo = List.copyOf(attributedTo);
      passages = List.copyOf(passages);
    }

    /** The same, a part of nothing. */
    public Engagement alone() {
      return new Engagement(
          key,
          kind,
          label,
          name,
          registerId,
          participants,
          dates,
          amounts,
          quantities,
          objects,
          places,
          domains,
          status,
          factuality,
          attributedTo,
          Optional.empty(),
          passages,
          confidence);
    }
  }

  /** A measured or rated value. */
  sealed interface Value {
    /** A number, in the observation's unit. */
    record Number(BigDecimal value) implements Value {}

    /** A level of the scheme {@code entc:level}: its local name, such as {@code comprehensive}. */
    record Level(String concept) implements Value {}
  }

  /**
   * A measured or rated thing.
   *
   * @param about the actors that it is about, one or more
   * @param measure what is measured, in the text's words: "biotechnology science parks"
   * @param unit "%", "parks"
   */
  record Observation(
      String key,
      String label,
      List<Slot<Actor>> about,
      Slot<String> measure,
      Slot<Value> value,
      Mention.Comparator comparator,
      Optional<String> unit,
      List<Slot<When>> dates,
      Optional<Slot<Factuality>> factuality,
      List<Slot<Actor>> attributedTo,
      List<Span> passages)
      implements Fact {

    public Observation {
      about = List.copyOf(about);
      dates = List.copyOf(dates);
      attributedTo = List.copyOf(attributedTo);
      passages = List.copyOf(passages);
    }
  }
}
