package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.TreeMultimap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
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

  private Types(Map<String, Type> types) {
    this.types = types;
  }

  /** Reads them; call it in a transaction. */
  static Types read(DatasetGraph dataset) {
    Map<String, Binding> rows = new TreeMap<>();
    SetMultimap<String, String> broader = TreeMultimap.create();
    try (QueryExec execution = QueryExec.dataset(dataset).query(QUERY).build()) {
      execution
          .select()
          .forEachRemaining(
              row -> {
                if (row.get("class").isURI()) {
                  String id = id(row.get("class"));
                  rows.put(id, row);
                  if (row.contains("broader") && row.get("broader").isURI()) {
                    broader.put(id, id(row.get("broader")));
                  }
                }
              });
    }
    broader.values().retainAll(rows.keySet());
    Map<String, Type> types = new TreeMap<>();
    rows.forEach((id, row) -> types.put(id, type(id, row, broader)));
    return new Types(types);
  }

  private static Type type(String id, Binding row, SetMultimap<String, String> broader) {
    return new Type(
        id,
        text(row, "label").orElseGet(() -> words(id)),
        text(row, "definition").orElse(""),
        Kind.of(text(row, "root").orElseThrow()).orElseThrow(),
        broader.get(id),
        above(id, broader, new TreeSet<>()));
  }

  private static Set<String> above(
      String id, SetMultimap<String, String> broader, Set<String> found) {
    for (String next : broader.get(id)) {
      if (found.add(next)) {
        above(next, broader, found);
      }
    }
    return found;
  }

  Collection<Type> all() {
    return types.values();
  }

  /** Those above others before them. */
  List<Type> widestFirst() {
    return types.values().stream()
        .sorted(
            Comparator.comparing(Type::root)
                .thenComparing(type -> type.above().size())
                .thenComparing(Type::id))
        .toList();
  }

  /** With those just above it. */
  ObjectNode json(Type type) {
    ObjectNode json = JSON.createObjectNode();
    type.writeTo(json);
    if (!type.broader().isEmpty()) {
      ArrayNode broader = json.putArray("broader");
      type.broader().stream()
          .flatMap(id -> find(id).stream())
          .forEach(wider -> wider.writeTo(broader.addObject()));
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
    found.sort(Comparator.comparing((Type type) -> -type.above().size()).thenComparing(Type::id));
    return found;
  }

  /** Whether something of these types is of one that is asked for, or of one below it. */
  static boolean isOf(Collection<Type> types, Type asked) {
    return types.stream().anyMatch(type -> type.isWithin(asked.id()));
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
