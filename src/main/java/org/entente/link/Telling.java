package org.entente.link;

import java.util.EnumMap;
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
import org.entente.fact.Fact.DateKind;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;
import org.entente.rdf.Vocabulary;

/**
 * What one document tells of one engagement, as its graph says it.
 *
 * @param graph the document's
 * @param roles who plays which role; {@code ent:participant} itself is left out
 * @param dates as written, by what they are dates of
 * @param amounts value and currency of each
 * @param names in small letters: the label and all others
 */
record Telling(
    Node iri,
    Node graph,
    Optional<EngagementKind> kind,
    Map<Role, Set<Node>> roles,
    Map<DateKind, Set<String>> dates,
    Set<String> amounts,
    Set<Node> objects,
    Set<Node> designations,
    Set<Node> places,
    Set<Node> registered,
    Set<String> names,
    Optional<Node> status,
    boolean denied) {

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
        Stream.of(EngagementKind.values())
            .filter(kind -> types.contains(Vocabulary.ent(kind.term())))
            .findFirst(),
        roles(graph, iri),
        dates(graph, iri),
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

  private static Map<Role, Set<Node>> roles(Graph graph, Node subject) {
    Map<Role, Set<Node>> found = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Set<Node> actors = values(graph, subject, Vocabulary.ent(role.term()));
      if (!actors.isEmpty()) {
        found.put(role, actors);
      }
    }
    return found;
  }

  private static Map<DateKind, Set<String>> dates(Graph graph, Node subject) {
    Map<DateKind, Set<String>> found = new EnumMap<>(DateKind.class);
    for (DateKind kind : DateKind.values()) {
      Set<Node> values = values(graph, subject, Vocabulary.ent(kind.term()));
      if (!values.isEmpty()) {
        found.put(kind, Iter.iter(values).map(Node::getLiteralLexicalForm).toSet());
      }
    }
    return found;
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
