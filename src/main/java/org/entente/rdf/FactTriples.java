package org.entente.rdf;

import static org.entente.rdf.Vocabulary.ent;
import static org.entente.rdf.Vocabulary.entc;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.entente.annotation.Mention;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.fact.Fact;
import org.entente.fact.Fact.Engagement;
import org.entente.fact.Fact.Observation;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.Thing;
import org.entente.fact.Fact.Where;
import org.entente.fact.Slot;
import org.entente.identity.Identities;

/** Writes the engagements and observations of one document. */
final class FactTriples {

  private final Iris iris;
  private final Node document;
  private final Identities identities;
  private final ActorTriples actors;
  private final Claims claims;
  private final Triples triples;
  private final NumberTriples numbers;

  FactTriples(Iris iris, Node document, Identities identities, ActorTriples actors, Claims claims) {
    this.iris = iris;
    this.identities = identities;
    this.document = document;
    this.actors = actors;
    this.claims = claims;
    this.triples = claims.triples();
    this.numbers = new NumberTriples(claims);
  }

  void write(Fact fact) {
    Node node = iris.fact(document, fact);
    triples.label(node, fact.label());
    fact.passages().forEach(passage -> claims.derive(node, passage));
    fact.factuality().ifPresent(slot -> concept(node, "factuality", slot));
    for (var slot : fact.attributedTo()) {
      claims.claim(node, Ent.attributedTo, actors.node(slot.value()), slot.evidence());
    }
    for (var slot : fact.dates()) {
      Node property = ent(slot.value().kind().term());
      claims.claim(node, property, Triples.date(slot.value().date()), slot.evidence());
    }
    bounds(node, fact.dates().stream().map(slot -> slot.value().date()).toList());
    if (fact instanceof Engagement engagement) {
      write(engagement, node);
    } else if (fact instanceof Observation observation) {
      write(observation, node);
    }
  }

  private void write(Engagement engagement, Node node) {
    triples.type(node, Ent.Engagement);
    triples.type(node, ent(engagement.kind().term()));
    engagement
        .name()
        .filter(name -> !name.equals(engagement.label()))
        .ifPresent(name -> triples.alternative(node, name));
    engagement
        .registerId()
        .ifPresent(id -> triples.add(node, SKOS.exactMatch, iris.namedEngagement(id)));
    engagement
        .partOf()
        .ifPresent(key -> triples.add(node, DCTerms.isPartOf, iris.engagement(document, key)));
    engagement.participants().forEach(slot -> participant(node, slot));
    engagement.amounts().forEach(amount -> numbers.amount(node, amount));
    engagement.quantities().forEach(quantity -> numbers.quantity(node, quantity));
    engagement.objects().forEach(slot -> object(node, slot));
    engagement.places().forEach(slot -> place(node, slot));
    for (Slot<String> slot : engagement.domains()) {
      claims.claim(node, Ent.domain, entc(slot.value()), slot.evidence());
    }
    engagement.status().ifPresent(slot -> concept(node, "status", slot));
    engagement
        .confidence()
        .ifPresent(c -> triples.add(node, Ent.confidence, Triples.hundredths(c.value())));
  }

  private void write(Observation observation, Node node) {
    triples.type(node, Ent.Observation);
    for (var slot : observation.about()) {
      claims.claim(node, Ent.about, actors.node(slot.value()), slot.evidence());
    }
    Span measure = observation.measure().evidence();
    claims.claim(node, Ent.measure, Triples.english(observation.measure().value()), measure);
    claims.claim(
        node,
        Ent.value,
        NumberTriples.value(observation.value().value()),
        observation.value().evidence());
    triples.add(node, Ent.comparator, Triples.text(observation.comparator().sign()));
    observation.unit().ifPresent(unit -> triples.add(node, Ent.unit, Triples.text(unit)));
  }

  /**
   * The role, and {@code ent:participant} for all roles: one pattern then finds everybody without
   * inference, which was measured to be worth two triples more an engagement.
   */
  private void participant(Node node, Slot<Participation> slot) {
    Node actor = actors.node(slot.value().actor());
    claims.claim(node, ent(slot.value().role().term()), actor, slot.evidence());
    triples.add(node, Ent.participant, actor);
  }

  private void bounds(Node node, List<PartialDate> dates) {
    dates.stream()
        .map(PartialDate::earliest)
        .min(Comparator.naturalOrder())
        .ifPresent(day -> triples.add(node, Ent.earliest, Triples.date(PartialDate.of(day))));
    dates.stream()
        .map(PartialDate::latest)
        .max(Comparator.naturalOrder())
        .ifPresent(day -> triples.add(node, Ent.latest, Triples.date(PartialDate.of(day))));
  }

  private void object(Node node, Slot<Thing> slot) {
    Thing thing = slot.value();
    Node iri = iris.thing(thing);
    claims.claim(node, Ent.object, iri, slot.evidence());
    if (!identities.isRegistered(thing)) {
      triples.named(iri, thingClass(thing.kind()), thing.name(), List.of());
    }
  }

  static Node thingClass(Mention.ThingMention.Kind kind) {
    return switch (kind) {
      case EQUIPMENT -> Ent.Equipment.asNode();
      case COMMODITY -> Ent.Commodity.asNode();
      case TECHNOLOGY -> Ent.Technology.asNode();
    };
  }

  private void place(Node node, Slot<Where> slot) {
    Node iri = iris.place(slot.value());
    claims.claim(node, Ent.place, iri, slot.evidence());
    if (!identities.isRegistered(slot.value())) {
      triples.named(iri, Ent.Place.asNode(), slot.value().name(), List.of());
    }
  }

  /** A value of a closed list: the enum's constant is the concept's name in capitals. */
  private <E extends Enum<E>> void concept(Node node, String property, Slot<E> slot) {
    Node concept = entc(slot.value().name().toLowerCase(Locale.ROOT));
    claims.claim(node, ent(property), concept, slot.evidence());
  }
}
