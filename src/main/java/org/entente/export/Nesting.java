package org.entente.export;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;
import org.entente.rdf.Ent;

/**
 * A graph as one tree of JSON-LD in its expanded form: each node is told where it is met first, and
 * afterwards named. Below the topic come those who name it, in {@code @reverse}; what no path leads
 * to, such as the label of a class, in {@code @included}.
 */
final class Nesting {

  private static final String ID = "@id";
  private static final String TYPE = "@type";
  private static final String VALUE = "@value";

  /** Deeper nodes are named there and told beside: whoever reads it may read recursively. */
  private static final int DEEPEST = 12;

  /** What a number of JSON gives back to the letter. */
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,14}");

  private static final Node TYPED = RDF.type.asNode();

  /** Of the properties by which one names the topic, the first tells of it; so for all roles. */
  private static final Comparator<Node> PARTICIPANT_FIRST =
      Comparator.comparing((Node property) -> !property.equals(Ent.participant.asNode()))
          .thenComparing(Node::getURI);

  private final Map<Node, List<Triple>> triples = new LinkedHashMap<>();
  private final Set<Node> told = new LinkedHashSet<>();

  private Nesting(Graph graph) {
    Comparator<Triple> order =
        Comparator.comparing((Triple t) -> t.getSubject().toString())
            .thenComparing(t -> t.getPredicate().toString())
            .thenComparing(t -> t.getObject().toString());
    graph.stream()
        .sorted(order)
        .forEach(t -> triples.computeIfAbsent(t.getSubject(), s -> new ArrayList<>()).add(t));
  }

  /**
   * The tree.
   *
   * @param topic where it begins; without one there are as many roots as needed
   */
  static JsonArray of(Graph graph, Optional<Node> topic) {
    Nesting nesting = new Nesting(graph);
    return topic.isPresent() ? nesting.tree(topic.get()) : nesting.roots(graph);
  }

  private JsonArray tree(Node topic) {
    Map<Node, List<Node>> namedBy = namedBy(topic);
    JsonObjectBuilder object = tell(topic, 0);
    JsonObjectBuilder reverse = Json.createObjectBuilder();
    namedBy.forEach(
        (property, subjects) -> {
          JsonArrayBuilder values = Json.createArrayBuilder();
          subjects.forEach(subject -> values.add(node(subject, 1)));
          reverse.add(property.getURI(), values);
        });
    if (!namedBy.isEmpty()) {
      object.add("@reverse", reverse);
    }
    JsonArray beside = untold();
    if (!beside.isEmpty()) {
      object.add("@included", beside);
    }
    return Json.createArrayBuilder().add(object).build();
  }

  private JsonArray roots(Graph graph) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (Node subject : triples.keySet()) {
      if (!told.contains(subject) && !graph.contains(Node.ANY, Node.ANY, subject)) {
        all.add(tell(subject, 0));
      }
    }
    untold().forEach(all::add);
    return all.build();
  }

  private JsonArray untold() {
    JsonArrayBuilder rest = Json.createArrayBuilder();
    for (Node subject : triples.keySet()) {
      if (!told.contains(subject)) {
        rest.add(tell(subject, 0));
      }
    }
    return rest.build();
  }

  /** Who names the topic, by property; they do so here only. */
  private Map<Node, List<Node>> namedBy(Node topic) {
    Map<Node, List<Node>> subjects = new TreeMap<>(PARTICIPANT_FIRST);
    triples.forEach(
        (subject, own) -> {
          if (!subject.equals(topic)) {
            own.removeIf(
                triple -> {
                  boolean names = triple.objectMatches(topic) && !triple.predicateMatches(TYPED);
                  if (names) {
                    subjects
                        .computeIfAbsent(triple.getPredicate(), p -> new ArrayList<>())
                        .add(subject);
                  }
                  return names;
                });
          }
        });
    triples.values().removeIf(List::isEmpty);
    return subjects;
  }

  private JsonObjectBuilder tell(Node subject, int depth) {
    told.add(subject);
    JsonObjectBuilder object = Json.createObjectBuilder().add(ID, name(subject));
    Map<String, JsonArrayBuilder> properties = new LinkedHashMap<>();
    for (Triple triple : triples.getOrDefault(subject, List.of())) {
      Node value = triple.getObject();
      if (triple.predicateMatches(TYPED) && !value.isLiteral()) {
        values(properties, TYPE).add(name(value));
      } else {
        JsonArrayBuilder values = values(properties, triple.getPredicate().getURI());
        values.add(value.isLiteral() ? literal(value) : node(value, depth + 1));
      }
    }
    properties.forEach(object::add);
    return object;
  }

  private static JsonArrayBuilder values(Map<String, JsonArrayBuilder> properties, String key) {
    return properties.computeIfAbsent(key, k -> Json.createArrayBuilder());
  }

  private JsonObject node(Node node, int depth) {
    return told.contains(node) || depth > DEEPEST || !triples.containsKey(node)
        ? Json.createObjectBuilder().add(ID, name(node)).build()
        : tell(node, depth).build();
  }

  private static JsonObject literal(Node node) {
    String text = node.getLiteralLexicalForm();
    String datatype = node.getLiteralDatatypeURI();
    if (datatype.equals(XSD.integer.getURI()) && INTEGER.matcher(text).matches()) {
      return Json.createObjectBuilder().add(VALUE, Long.parseLong(text)).build();
    }
    JsonObjectBuilder object = Json.createObjectBuilder().add(VALUE, text);
    if (!node.getLiteralLanguage().isEmpty()) {
      object.add("@language", node.getLiteralLanguage());
    } else if (!datatype.equals(XSD.xstring.getURI())) {
      object.add(TYPE, datatype);
    }
    return object.build();
  }

  private static String name(Node node) {
    return node.isBlank()
        ? "_:b" + node.getBlankNodeLabel().replaceAll("[^A-Za-z0-9]", "")
        : node.getURI();
  }
}
