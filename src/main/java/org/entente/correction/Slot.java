package org.entente.correction;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.fact.Fact.DateKind;
import org.entente.rdf.Ent;
import org.entente.rdf.Vocabulary;

/**
 * A property of facts of which a person may say what it has.
 *
 * @param single whether a new value takes the place of all others
 */
record Slot(Node property, Kind kind, boolean single) {

  /** What it takes. */
  enum Kind {
    ROLE,
    ACTOR,
    DATE,
    AMOUNT,
    QUANTITY,
    THING,
    PLACE,
    CONCEPT,
    CLASS,
    LABEL
  }

  /** Those that observations have too. */
  private static final Set<Node> OF_ALL =
      Set.of(RDFS.label.asNode(), Ent.factuality.asNode(), Ent.attributedTo.asNode());

  static final List<Node> DATES =
      Stream.concat(
              Stream.of(Ent.date.asNode()),
              Stream.of(DateKind.values()).map(kind -> Vocabulary.ent(kind.term())))
          .toList();

  private static final List<Slot> ALL =
      Stream.of(
              Roles.ALL.stream().map(role -> new Slot(role, Kind.ROLE, false)),
              DATES.stream().map(date -> new Slot(date, Kind.DATE, true)),
              Stream.of(
                  new Slot(Ent.amount.asNode(), Kind.AMOUNT, true),
                  new Slot(Ent.quantity.asNode(), Kind.QUANTITY, true),
                  new Slot(Ent.object.asNode(), Kind.THING, false),
                  new Slot(Ent.place.asNode(), Kind.PLACE, false),
                  new Slot(Ent.domain.asNode(), Kind.CONCEPT, false),
                  new Slot(Ent.status.asNode(), Kind.CONCEPT, true),
                  new Slot(Ent.factuality.asNode(), Kind.CONCEPT, true),
                  new Slot(Ent.attributedTo.asNode(), Kind.ACTOR, false),
                  new Slot(RDF.type.asNode(), Kind.CLASS, true),
                  new Slot(RDFS.label.asNode(), Kind.LABEL, true)))
          .flatMap(slots -> slots)
          .toList();

  static Optional<Slot> of(Node property) {
    return ALL.stream().filter(slot -> slot.property.equals(property)).findFirst();
  }

  /**
   * The one that a person names: by its IRI, or by its name alone; the class as {@code class}.
   *
   * @throws CorrectionException when there is no such property
   */
  static Slot named(String name) {
    String plain = name.strip();
    String local = plain.replaceFirst("^(ent|rdfs?):", "").replaceFirst("^type$", "class");
    return ALL.stream()
        .filter(slot -> slot.property.getURI().equals(plain) || slot.name().equalsIgnoreCase(local))
        .findFirst()
        .orElseThrow(
            () ->
                new CorrectionException(
                    "Facts have no such property that can be corrected: "
                        + Drafting.shown(name)
                        + ". Give one of "
                        + ALL.stream().map(Slot::name).collect(Collectors.joining(", "))
                        + "."));
  }

  /** As people write it. */
  String name() {
    return kind == Kind.CLASS ? "class" : property.getLocalName();
  }

  boolean isOfObservations() {
    return kind == Kind.DATE || OF_ALL.contains(property);
  }
}
