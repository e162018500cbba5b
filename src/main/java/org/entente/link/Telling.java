package org.entente.link;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
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
 * @param common what another may say in the same words: labels and dates
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
    boolean denied,
    Set<Shared> common) {

  /** What two engagements may have in common. */
  record Shared(Node property, Node value) {}

  private static final List<Node> LABELS = List.of(RDFS.label.asNode(), SKOS.altLabel.asNode());

  static Telling read(Graph graph, Node name, Node iri) {
    Said said = Said.of(graph, iri);
    Set<Node> types = said.values(RDF.type.asNode());
    Set<Node> objects = said.values(Ent.object.asNode());
    Set<Node> designations = new HashSet<>(objects);
    designations.removeIf(
        thing -> !graph.contains(thing, RDF.type.asNode(), Ent.Equipment.asNode()));
    Set<String> names = new HashSet<>();
    for (Node property : LABELS) {
      said.values(property)
          .forEach(label -> names.add(label.getLiteralLexicalForm().toLowerCase(Locale.ROOT)));
    }
    return new Telling(
        iri,
        name,
        Stream.of(EngagementKind.values())
            .filter(kind -> types.contains(Vocabulary.ent(kind.term())))
            .findFirst(),
        said.roles(),
        said.dates(),
        amounts(graph, said),
        objects,
        designations,
        said.values(Ent.place.asNode()),
        said.values(SKOS.exactMatch.asNode()),
        names,
        said.values(Ent.status.asNode()).stream().findFirst(),
        said.values(Ent.factuality.asNode()).contains(Entc.denied.asNode()),
        said.common());
  }

  Set<Node> participants() {
    Set<Node> all = new HashSet<>();
    roles.values().forEach(all::addAll);
    return all;
  }

  private static Set<String> amounts(Graph graph, Said said) {
    Set<String> amounts = new HashSet<>();
    for (Node amount : said.values(Ent.amount.asNode())) {
      Said money = Said.of(graph, amount);
      for (Node value : money.values(SchemaDO.value.asNode())) {
        for (Node currency : money.values(SchemaDO.currency.asNode())) {
          amounts.add(
              new BigDecimal(value.getLiteralLexicalForm()).stripTrailingZeros().toPlainString()
                  + " "
                  + currency.getLiteralLexicalForm());
        }
      }
    }
    return amounts;
  }

  /** All that a graph says of something, by property; read in one go, as stores like it. */
  private record Said(Map<Node, Set<Node>> byProperty) {

    static Said of(Graph graph, Node subject) {
      Map<Node, Set<Node>> byProperty = new HashMap<>();
      Iter.iter(graph.find(subject, Node.ANY, Node.ANY))
          .forEach(
              triple ->
                  byProperty
                      .computeIfAbsent(triple.getPredicate(), property -> new HashSet<>())
                      .add(triple.getObject()));
      return new Said(byProperty);
    }

    Set<Node> values(Node property) {
      return byProperty.getOrDefault(property, Set.of());
    }

    Map<Role, Set<Node>> roles() {
      Map<Role, Set<Node>> found = new EnumMap<>(Role.class);
      for (Role role : Role.values()) {
        Set<Node> actors = values(Vocabulary.ent(role.term()));
        if (!actors.isEmpty()) {
          found.put(role, actors);
        }
      }
      return found;
    }

    Map<DateKind, Set<String>> dates() {
      Map<DateKind, Set<String>> found = new EnumMap<>(DateKind.class);
      for (DateKind kind : DateKind.values()) {
        Set<Node> values = values(Vocabulary.ent(kind.term()));
        if (!values.isEmpty()) {
          found.put(kind, Iter.iter(values).map(Node::getLiteralLexicalForm).toSet());
        }
      }
      return found;
    }

    /** Dates before labels. */
    Set<Shared> common() {
      Set<Shared> common = new LinkedHashSet<>();
      Stream.concat(
              Stream.of(DateKind.values()).map(kind -> Vocabulary.ent(kind.term())),
              LABELS.stream())
          .forEach(p -> values(p).forEach(value -> common.add(new Shared(p, value))));
      return common;
    }
  }
}
