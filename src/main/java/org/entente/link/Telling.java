package org.entente.link;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;

/**
 * What one document tells of one engagement, as its graph says it.
 *
 * @param graph the document's
 * @param roles who plays which role; {@code ent:participant} itself is left out
 * @param dates by property: {@code ent:dateSigned} …
 * @param amounts value and currency of each
 * @param names in small letters: the label and all others
 */
record Telling(
    Node iri,
    Node graph,
    Optional<Node> kind,
    Map<Node, Set<Node>> roles,
    Map<Node, Set<String>> dates,
    Set<String> amounts,
    Set<Node> objects,
    Set<Node> designations,
    Set<Node> places,
    Set<Node> registered,
    Set<String> names,
    Optional<Node> status,
    boolean denied) {

  static final List<Node> KINDS =
      Stream.of(
              Ent.Agreement,
              Ent.Project,
              Ent.Exercise,
              Ent.Transfer,
              Ent.Meeting,
              Ent.Cooperation,
              Ent.Programme,
              Ent.Sanction,
              Ent.Conflict,
              Ent.Event)
          .map(type -> type.asNode())
          .toList();

  static final List<Node> DATES =
      Stream.of(
              Ent.dateSigned,
              Ent.dateAnnounced,
              Ent.dateStarted,
              Ent.dateEnded,
              Ent.dateDue,
              Ent.dateOccurred)
          .map(property -> property.asNode())
          .toList();

  private static final List<Node> ROLES =
      Stream.of(
              Ent.party,
              Ent.partner,
              Ent.beneficiary,
              Ent.supplier,
              Ent.recipient,
              Ent.owner,
              Ent.initiator,
              Ent.target,
              Ent.host)
          .map(property -> property.asNode())
          .toList();

  static Telling read(Graph graph, Node name, Node iri) {
    Set<Node> types = values(graph, iri, RDF.type.asNode());
    Set<Node> objects = values(graph, iri, Ent.object.asNode());
    Set<Node> designations = new HashSet<>(objects);
    designations.removeIf(
        thing -> !graph.contains(thing, RDF.type.asNode(), Ent.Equipment.asNode()));
    Set<String> names = new HashSet<>();
    for (Node property : List.of(RDFS.label.asNode(), SKOS.altLabel.asNode())) {
      values(graph, iri, property)
          .forEach(label -> names.add(label.getLiteralLexicalForm().toLowerCase(Locale.ROOT)));
    }
    return new Telling(
        iri,
        name,
        KINDS.stream().filter(types::contains).findFirst(),
        byProperty(graph, iri, ROLES),
        texts(byProperty(graph, iri, DATES)),
        amounts(graph, iri),
        objects,
        designations,
        values(graph, iri, Ent.place.asNode()),
        values(graph, iri, SKOS.exactMatch.asNode()),
        names,
        values(graph, iri, Ent.status.asNode()).stream().findFirst(),
        graph.contains(iri, Ent.factuality.asNode(), Entc.denied.asNode()));
  }

  Set<Node> participants() {
    Set<Node> all = new HashSet<>();
    roles.values().forEach(all::addAll);
    return all;
  }

  private static Set<Node> values(Graph graph, Node subject, Node property) {
    return Iter.iter(graph.find(subject, property, Node.ANY)).map(Triple::getObject).toSet();
  }

  private static Map<Node, Set<Node>> byProperty(
      Graph graph, Node subject, Collection<Node> properties) {
    Map<Node, Set<Node>> found = new HashMap<>();
    for (Node property : properties) {
      Set<Node> values = values(graph, subject, property);
      if (!values.isEmpty()) {
        found.put(property, values);
      }
    }
    return found;
  }

  private static Map<Node, Set<String>> texts(Map<Node, Set<Node>> literals) {
    Map<Node, Set<String>> texts = new HashMap<>();
    literals.forEach(
        (property, values) ->
            texts.put(property, Iter.iter(values).map(Node::getLiteralLexicalForm).toSet()));
    return texts;
  }

  private static Set<String> amounts(Graph graph, Node subject) {
    Set<String> amounts = new HashSet<>();
    for (Node amount : values(graph, subject, Ent.amount.asNode())) {
      for (Node value : values(graph, amount, SchemaDO.value.asNode())) {
        for (Node currency : values(graph, amount, SchemaDO.currency.asNode())) {
          amounts.add(
              new java.math.BigDecimal(value.getLiteralLexicalForm())
                      .stripTrailingZeros()
                      .toPlainString()
                  + " "
                  + currency.getLiteralLexicalForm());
        }
      }
    }
    return amounts;
  }
}
