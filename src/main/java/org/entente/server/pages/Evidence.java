package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;

/** Which words say what is said of a resource: as a whole, and each of its triples. */
final class Evidence {

  static final Node DERIVED = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");

  /** A triple of the subject. */
  record Said(Node property, Node value) {}

  private final Node subject;
  private final View view;
  private final Map<Said, List<Passage>> statements = new HashMap<>();
  private final Map<Said, List<Name>> people = new HashMap<>();

  Evidence(View view, Node subject) {
    this.view = view;
    this.subject = subject;
    for (Node statement : view.subjects(RDF.subject, subject)) {
      Optional<Node> property = view.value(statement, RDF.predicate);
      Optional<Node> value = view.value(statement, RDF.object);
      if (property.isPresent() && value.isPresent()) {
        statements
            .computeIfAbsent(new Said(property.get(), value.get()), k -> new ArrayList<>())
            .addAll(passages(view, statement));
        people
            .computeIfAbsent(new Said(property.get(), value.get()), k -> new ArrayList<>())
            .addAll(people(view, statement));
      }
    }
  }

  /** The words for the whole. */
  List<Passage> passages() {
    return passages(view, subject);
  }

  /** The words for one triple; none when nothing is known. */
  List<Passage> passages(Node property, Node value) {
    return List.copyOf(statements.getOrDefault(new Said(property, value), List.of()));
  }

  /** Those on whose word one triple is said; none when a document says it. */
  List<Name> people(Node property, Node value) {
    return List.copyOf(people.getOrDefault(new Said(property, value), List.of()));
  }

  /** Those on whose word something stands. */
  static List<Name> people(View view, Node resource) {
    return view.values(resource, Ent.accordingTo).stream()
        .flatMap(correction -> view.text(correction, Ent.correctedBy).stream())
        .map(Name::of)
        .distinct()
        .toList();
  }

  /** All triples that words are known for. */
  Map<Said, List<Passage>> statements() {
    return Map.copyOf(statements);
  }

  /** In the order of the text. */
  private static List<Passage> passages(View view, Node derived) {
    return view.values(derived, DERIVED).stream()
        .flatMap(node -> passage(view, node).stream())
        .sorted(
            Comparator.comparing((Passage p) -> p.document().toString())
                .thenComparingInt(Passage::start))
        .toList();
  }

  /** Empty when it is no passage at a place of a document. */
  static Optional<Passage> passage(View view, Node node) {
    Optional<Node> document = view.value(node, OA.hasSource);
    String exact = "";
    int start = -1;
    int end = -1;
    for (Triple selector : view.find(node, OA.hasSelector.asNode(), Node.ANY).toList()) {
      for (Triple part : view.find(selector.getObject(), Node.ANY, Node.ANY).toList()) {
        if (part.getPredicate().equals(OA.exact.asNode()) && part.getObject().isLiteral()) {
          exact = part.getObject().getLiteralLexicalForm();
        } else if (part.getPredicate().equals(OA.start.asNode())) {
          start = offset(part.getObject());
        } else if (part.getPredicate().equals(OA.end.asNode())) {
          end = offset(part.getObject());
        }
      }
    }
    if (document.isEmpty() || start < 0 || end <= start) {
      return Optional.empty();
    }
    String href = view.links().href(document.get()) + "#" + Passage.anchor(start, end);
    return Optional.of(new Passage(document.get(), start, end, exact, href));
  }

  private static int offset(Node node) {
    return node.isLiteral() && node.getLiteralLexicalForm().matches("[0-9]{1,9}")
        ? Integer.parseInt(node.getLiteralLexicalForm())
        : -1;
  }
}
