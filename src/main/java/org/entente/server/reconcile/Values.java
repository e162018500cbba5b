package org.entente.server.reconcile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.path.eval.PathEval;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** What is known of entities, in one transaction. */
final class Values {

  /** The language of names unless another is asked for. */
  static final String ENGLISH = "en";

  private static final int MOST_ORDERED = 1000;

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private final Graph graph;
  private final Ids ids;
  private final Vocabulary vocabulary;

  /**
   * @param graph the union of all graphs
   */
  Values(Graph graph, Ids ids, Vocabulary vocabulary) {
    this.graph = graph;
    this.ids = ids;
    this.vocabulary = vocabulary;
  }

  /** The types of an entity, those that say most first; none when it is nothing that we know of. */
  List<Type> types(Node entity) {
    return vocabulary.types().of(nodes(entity, vocabulary.type()));
  }

  /** The values as the graph has them, each once. */
  Set<Node> nodes(Node entity, Property property) {
    Set<Node> nodes = new LinkedHashSet<>();
    Iterator<Node> found = PathEval.eval(graph, entity, property.path(), ARQ.getContext());
    while (found.hasNext()) {
      Node node = found.next();
      if (property.kind() == Property.Kind.STATE) {
        Optional<Node> state = vocabulary.territories().state(node);
        nodes.add(state.orElse(node));
      } else if (property.prefix().isEmpty() || node.toString().startsWith(property.prefix())) {
        nodes.add(node);
      }
    }
    nodes.removeIf(Node::isBlank);
    if (property.hasEntities()) {
      nodes.remove(entity);
      nodes.removeIf(node -> ids.id(node).isEmpty());
    } else if (property.kind() == Property.Kind.LINK) {
      nodes.removeIf(node -> !node.isURI() || ids.id(node).isPresent());
    }
    return nodes;
  }

  /** The entities that have a value. */
  Set<Node> entities(Property property, Node value) {
    Set<Node> found = new LinkedHashSet<>();
    Iterator<Node> having = PathEval.evalReverse(graph, value, property.path(), ARQ.getContext());
    having.forEachRemaining(
        node -> {
          if (ids.id(node).isPresent()) {
            found.add(node);
          }
        });
    return found;
  }

  /** The entities that have an id in another dataset. */
  Set<Node> identified(Property property, String id) {
    Set<Node> found = new LinkedHashSet<>();
    for (String ending : List.of("", "/")) {
      found.addAll(entities(property, NodeFactory.createURI(property.prefix() + id + ending)));
    }
    return found;
  }

  /**
   * The values as clients get them.
   *
   * @param language of names
   * @param most how many at most
   */
  List<Value> values(Node entity, Property property, String language, int most) {
    Set<Node> nodes = nodes(entity, property);
    if (property.kind() == Property.Kind.COUNT) {
      return List.of(new Value.Count(nodes.size()));
    }
    if (property.kind() == Property.Kind.TYPE) {
      return vocabulary.types().of(nodes).stream()
          .limit(most)
          .<Value>map(type -> new Value.Text(type.name()))
          .toList();
    }
    Stream<Value> values =
        inLanguage(nodes, language).stream()
            .flatMap(node -> value(node, property, language).stream())
            .distinct();
    // Others stay in the order of the graph: an amount and its currency stand in the same row. To
    // put
    // very many in order, the names of all would have to be read.
    boolean ordered = property.hasEntities() && nodes.size() <= MOST_ORDERED;
    return (ordered ? values.sorted(Comparator.comparing(Value::text)) : values)
        .limit(most)
        .toList();
  }

  /** Of texts in several languages those in the one that is asked for, if there are any. */
  private static List<Node> inLanguage(Set<Node> nodes, String language) {
    List<Node> fitting =
        nodes.stream()
            .filter(node -> node.isLiteral() && !node.getLiteralLanguage().isEmpty())
            .filter(node -> node.getLiteralLanguage().equalsIgnoreCase(language))
            .toList();
    return fitting.isEmpty() ? new ArrayList<>(nodes) : fitting;
  }

  private Optional<Value> value(Node node, Property property, String language) {
    switch (property.kind()) {
      case ENTITY, STATE:
        return ids.id(node).map(id -> new Value.Entity(id, name(node, language)));
      case CONCEPT:
        return Optional.of(new Value.Text(node.isURI() ? name(node, language) : text(node)));
      case ID:
        return Optional.of(new Value.Text(id(node, property)));
      case NUMBER:
        return number(text(node)).map(Value.Number::new);
      case DATE:
        return Optional.of(
            DAY.matcher(text(node)).matches()
                ? new Value.Day(text(node))
                : new Value.Text(text(node)));
      default:
        return Optional.of(new Value.Text(text(node)));
    }
  }

  /** What follows the prefix. */
  static String id(Node node, Property property) {
    String rest = text(node).substring(property.prefix().length());
    return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
  }

  /** Empty when it is no number, or not one that anybody would write. */
  static Optional<BigDecimal> number(String text) {
    String plain = text.strip();
    return plain.matches("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?")
        ? Optional.of(new BigDecimal(plain))
        : Optional.empty();
  }

  static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }

  /** What something is called in a language, in none, in English, or else the end of its IRI. */
  String name(Node node, String language) {
    List<Node> labels = new ArrayList<>();
    for (Node property : List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode())) {
      graph.find(node, property, Node.ANY).mapWith(Triple::getObject).forEach(labels::add);
    }
    labels.removeIf(label -> !label.isLiteral() || label.getLiteralLexicalForm().isBlank());
    labels.sort(
        Comparator.comparing((Node label) -> rank(label.getLiteralLanguage(), language))
            .thenComparing(Node::getLiteralLexicalForm));
    return labels.isEmpty()
        ? node.toString().replaceFirst("^.*[/#](?=.)", "")
        : labels.get(0).getLiteralLexicalForm();
  }

  private static int rank(String language, String asked) {
    return language.equalsIgnoreCase(asked)
        ? 0
        : language.isEmpty() ? 1 : language.equalsIgnoreCase(ENGLISH) ? 2 : 3;
  }
}
