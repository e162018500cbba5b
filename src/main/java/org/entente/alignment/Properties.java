package org.entente.alignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;

/** Which properties of RDF data a mapping asks for, and what one resource's values say. */
final class Properties {

  private final Optional<String> of;
  private final List<String> names;
  private final String type;
  private final List<String> countries;
  private final Map<String, String> ids;

  Properties(Mapping mapping) {
    this.of = mapping.of().map(mapping::iri);
    this.names =
        mapping
            .names()
            .map(list -> list.stream().map(mapping::iri).toList())
            .orElse(
                List.of(
                    RDFS.label.getURI(),
                    SKOS.prefLabel.getURI(),
                    SKOS.altLabel.getURI(),
                    SchemaDO.name.getURI()));
    this.type = mapping.type().map(mapping::iri).orElse(RDF.type.getURI());
    this.countries =
        mapping.country().orElse(List.of("schema:nationality")).stream().map(mapping::iri).toList();
    Map<String, String> found = new LinkedHashMap<>();
    mapping
        .ids()
        .orElse(Map.of("", OWL2.sameAs.getURI()))
        .forEach((space, property) -> found.put(space, mapping.iri(property)));
    this.ids = found;
  }

  /** The class that a resource must be of. */
  Optional<String> of() {
    return of;
  }

  List<String> names() {
    return names;
  }

  /** All that are asked for. */
  Set<String> all() {
    Set<String> all = new LinkedHashSet<>(names);
    all.add(type);
    all.addAll(countries);
    all.addAll(ids.values());
    of.ifPresent(c -> all.add(RDF.type.getURI()));
    return all;
  }

  /** What a resource's values say; empty when it has no name or is of another class. */
  Optional<Entry.Raw> entry(String iri, Map<String, List<Node>> values) {
    if (of.isPresent() && !texts(values, RDF.type.getURI()).contains(of.get())) {
      return Optional.empty();
    }
    List<String> found = new ArrayList<>();
    for (String property : names) {
      List<Node> labels = values.getOrDefault(property, List.of());
      labels.stream()
          .filter(l -> l.isLiteral() && l.getLiteralLanguage().startsWith("en"))
          .forEach(l -> found.add(l.getLiteralLexicalForm()));
      labels.stream().filter(Node::isLiteral).forEach(l -> found.add(l.getLiteralLexicalForm()));
    }
    List<String> distinct = found.stream().filter(name -> !name.isBlank()).distinct().toList();
    if (distinct.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<String>> others = new LinkedHashMap<>();
    ids.forEach((space, property) -> others.put(space, texts(values, property)));
    return Optional.of(
        new Entry.Raw(
            iri,
            distinct,
            texts(values, type).stream().reduce((a, b) -> a + " " + b),
            countries.stream().flatMap(p -> texts(values, p).stream()).toList(),
            others,
            0));
  }

  private static List<String> texts(Map<String, List<Node>> values, String property) {
    return values.getOrDefault(property, List.of()).stream()
        .filter(node -> node.isURI() || node.isLiteral())
        .map(node -> node.isURI() ? node.getURI() : node.getLiteralLexicalForm())
        .toList();
  }
}
