package org.entente.server.reconcile;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.path.PathParser;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;
import org.entente.rdf.Prefixes;

/** The properties of {@code data/reconcile/properties.tsv}, by their ids, in their order. */
final class Properties {

  private final Map<String, Property> properties;

  private Properties(Map<String, Property> properties) {
    this.properties = properties;
  }

  /**
   * Reads them.
   *
   * @throws org.entente.knowledge.KnowledgeException that says where a row is wrong
   */
  static Properties load(DataFolder folder) {
    PrefixMapping prefixes = Prefixes.mapping();
    Map<String, Property> properties = new LinkedHashMap<>();
    for (Table.Row row : Table.read(folder.resolve("data/reconcile/properties.tsv")).rows()) {
      Property property = property(row, prefixes);
      if (properties.put(property.id(), property) != null) {
        throw row.error("there is another property " + property.id());
      }
    }
    return new Properties(properties);
  }

  private static Property property(Table.Row row, PrefixMapping prefixes) {
    try {
      return new Property(
          row.get("id"),
          row.get("name"),
          row.get("description"),
          Set.copyOf(row.list("of")),
          row.constant("kind", Property.Kind.class),
          row.find("range").orElse(""),
          row.find("prefix").orElse(""),
          row.find("card").isPresent(),
          PathParser.parse(row.get("path"), prefixes));
    } catch (QueryParseException e) {
      throw row.error("the path is no property path of SPARQL: " + e.getMessage());
    }
  }

  Collection<Property> all() {
    return properties.values();
  }

  Optional<Property> find(String id) {
    return Optional.ofNullable(properties.get(id.strip()));
  }

  /** Those that instances of a type, or of one below or above it, may have. */
  List<Property> of(Type type, Types types) {
    return properties.values().stream()
        .filter(property -> property.of().stream().anyMatch(of -> meet(type, of, types)))
        .toList();
  }

  private static boolean meet(Type type, String of, Types types) {
    return type.isWithin(of) || types.find(of).filter(t -> t.isWithin(type.id())).isPresent();
  }
}
