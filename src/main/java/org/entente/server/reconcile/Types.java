package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.entente.knowledge.BundledText;
import org.entente.rdf.Ent;
import org.entente.search.Kind;

/** The types of one state of the store, by their ids. */
final class Types {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Query QUERY = QueryFactory.create(BundledText.read(Types.class, "types.rq"));

  private final Map<String, Type> types;
  private final Map<String, Set<String>> above = new HashMap<>();

  private Types(Map<String, Type> types) {
    this.types = types;
    types.keySet().forEach(id -> above.put(id, above(id, new TreeSet<>())));
  }

  /** Reads them; call it in a transaction. */
  static Types read(DatasetGraph dataset) {
    Map<String, Set<String>> broader = new HashMap<>();
    Map<String, Binding> rows = new TreeMap<>();
    try (QueryExec execution = QueryExec.dataset(dataset).query(QUERY).build()) {
      execution
          .select()
          .forEachRemaining(
              row -> {
                if (row.get("class").isURI()) {
                  String id = id(row.get("class"));
                  rows.put(id, row);
                  Set<String> ofThis = broader.computeIfAbsent(id, i -> new HashSet<>());
                  if (row.contains("broader") && row.get("broader").isURI()) {
                    ofThis.add(id(row.get("broader")));
                  }
                }
              });
    }
    Map<String, Type> types = new TreeMap<>();
    rows.forEach(
        (id, row) -> {
          broader.get(id).retainAll(rows.keySet());
          String name = text(row, "label").orElseGet(() -> words(id));
          Kind root = Kind.of(text(row, "root").orElseThrow()).orElseThrow();
          types.put(
              id, new Type(id, name, text(row, "definition").orElse(""), root, broader.get(id)));
        });
    return new Types(types);
  }

  Collection<Type> all() {
    return types.values();
  }

  /** Those above others before them. */
  List<Type> widestFirst() {
    return types.values().stream()
        .sorted(
            Comparator.comparing(Type::root)
                .thenComparing(type -> above.get(type.id()).size())
                .thenComparing(Type::id))
        .toList();
  }

  /** With those just above it. */
  ObjectNode json(Type type) {
    ObjectNode json = JSON.createObjectNode();
    type.writeTo(json);
    if (!type.broader().isEmpty()) {
      ArrayNode broader = json.putArray("broader");
      type.broader().forEach(id -> types.get(id).writeTo(broader.addObject()));
    }
    return json;
  }

  /** By id, or by the class's whole IRI. */
  Optional<Type> find(String id) {
    String text = id.strip();
    return Optional.ofNullable(
        types.get(text.startsWith(Ent.NS) ? text.substring(Ent.NS.length()) : text));
  }

  /** The types of classes, those that say most first; of others, none. */
  List<Type> of(Collection<Node> classes) {
    List<Type> found = new ArrayList<>();
    for (Node node : new HashSet<>(classes)) {
      if (node.isURI()) {
        Optional.ofNullable(types.get(id(node))).ifPresent(found::add);
      }
    }
    found.sort(
        Comparator.comparing((Type type) -> -above.get(type.id()).size()).thenComparing(Type::id));
    return found;
  }

  /** Whether something of these types is of one that is asked for, or of one below it. */
  boolean isOf(Collection<Type> types, Type asked) {
    return types.stream()
        .anyMatch(type -> type.equals(asked) || above.get(type.id()).contains(asked.id()));
  }

  /** Whether all instances of one type are of the other. */
  boolean isBelow(Type type, String above) {
    return type.id().equals(above) || this.above.get(type.id()).contains(above);
  }

  /** The kinds of resources that instances are found among. */
  static Set<Kind> kinds(Collection<Type> types) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Type type : types) {
      kinds.add(type.root());
      if (type.root() == Kind.ENGAGEMENT) {
        kinds.add(Kind.CONCEPT); // Those that the register knows by name.
      }
    }
    return kinds;
  }

  private Set<String> above(String id, Set<String> found) {
    for (String broader : types.get(id).broader()) {
      if (found.add(broader)) {
        above(broader, found);
      }
    }
    return found;
  }

  private static String id(Node node) {
    String iri = node.getURI();
    return iri.startsWith(Ent.NS) ? iri.substring(Ent.NS.length()) : iri;
  }

  /** {@code GovernmentBody} as {@code government body}. */
  private static String words(String id) {
    return id.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static Optional<String> text(Binding row, String name) {
    return Optional.ofNullable(row.get(name)).map(Node::getLiteralLexicalForm);
  }
}
