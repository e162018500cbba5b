package org.entente.correction;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.rdf.Ent;
import org.entente.rdf.Link;
import org.entente.rdf.Statements;
import org.entente.rdf.Vocabulary;

/**
 * Puts one actor in the place of another in a graph: in what is said of it, in what is said of
 * others with it, and in the statements about either.
 */
final class Substitution {

  private static final Node TYPE = RDF.type.asNode();
  private static final Node LABEL = RDFS.label.asNode();
  private static final Node ALT = SKOS.altLabel.asNode();

  /** What the names of statements are made from. */
  private static final Set<Node> NAMING =
      Set.of(RDF.subject.asNode(), RDF.object.asNode(), Ent.linkOf.asNode());

  private final Graph graph;
  private final Node actor;
  private final Node other;
  private final Set<Triple> statements = new HashSet<>();

  Substitution(Graph graph, Node actor, Node other) {
    this.graph = graph;
    this.actor = actor;
    this.other = other;
  }

  /**
   * Everywhere.
   *
   * @param names what the other is called, so that it is not its other name too
   */
  void everywhere(Set<Node> names) {
    settle();
    graph.remove(actor, TYPE, Node.ANY);
    for (Triple triple : graph.find(actor, LABEL, Node.ANY).toList()) {
      graph.delete(triple);
      graph.add(other, ALT, triple.getObject());
    }
    List<Triple> said = graph.find(actor, Node.ANY, Node.ANY).toList();
    List<Triple> with = graph.find(Node.ANY, Node.ANY, actor).toList();
    said.forEach(this::replace);
    with.forEach(this::replace);
    names.forEach(name -> graph.remove(other, ALT, name));
    rename();
  }

  /**
   * Only where words name it so.
   *
   * @return whether there is such a place
   */
  boolean where(Set<String> words) {
    boolean found = false;
    for (FrontsNode property : List.of(SKOS.altLabel, SKOS.hiddenLabel)) {
      for (Triple triple : graph.find(actor, property.asNode(), Node.ANY).toList()) {
        if (isOneOf(triple.getObject(), words)) {
          graph.delete(triple);
          graph.add(other, property.asNode(), triple.getObject());
          found = true;
        }
      }
    }
    for (Node statement : subjects(RDF.object, actor)) {
      found |= move(statement, words);
    }
    if (found) {
      graph.find(Node.ANY, SchemaDO.mentions.asNode(), actor).toList().forEach(this::mentioned);
      participants();
    }
    return found;
  }

  /** A statement of which some words name the other. */
  private boolean move(Node statement, Set<String> words) {
    List<Node> passages =
        graph
            .find(statement, Vocabulary.WAS_DERIVED_FROM, Node.ANY)
            .mapWith(Triple::getObject)
            .toList();
    List<Node> moved = passages.stream().filter(passage -> isQuote(passage, words)).toList();
    Optional<Triple> about = Statements.triple(graph, statement);
    if (moved.isEmpty() || about.isEmpty()) {
      return false;
    }
    Triple said = about.get();
    Triple instead = Triple.create(said.getSubject(), said.getPredicate(), other);
    graph.add(instead);
    Node beside = Statements.name(instead);
    Statements.write(graph, beside, instead);
    moved.forEach(passage -> graph.add(beside, Vocabulary.WAS_DERIVED_FROM, passage));
    if (moved.size() == passages.size()) {
      graph.remove(statement, Node.ANY, Node.ANY);
      if (!said.predicateMatches(SchemaDO.mentions.asNode())) {
        graph.delete(said);
      }
    } else {
      moved.forEach(p -> graph.delete(Triple.create(statement, Vocabulary.WAS_DERIVED_FROM, p)));
    }
    return true;
  }

  private void mentioned(Triple mention) {
    graph.add(mention.getSubject(), mention.getPredicate(), other);
  }

  /** Who takes part is who has a role. */
  private void participants() {
    Node participant = Ent.participant.asNode();
    for (Node of : List.of(actor, other)) {
      Set<Node> facts = new HashSet<>(subjects(Ent.participant, of));
      for (Node role : Roles.ALL) {
        facts.addAll(graph.find(Node.ANY, role, of).mapWith(Triple::getSubject).toList());
      }
      for (Node fact : facts) {
        if (Roles.ALL.stream().anyMatch(role -> graph.contains(fact, role, of))) {
          graph.add(fact, participant, of);
        } else {
          graph.delete(Triple.create(fact, participant, of));
        }
      }
    }
  }

  /** Somebody knows who it is: candidates are of no use any more. */
  private void settle() {
    for (Triple candidate : graph.find(actor, Ent.candidate.asNode(), Node.ANY).toList()) {
      graph.remove(Statements.name(candidate), Node.ANY, Node.ANY);
      graph.delete(candidate);
    }
  }

  private void replace(Triple triple) {
    graph.delete(triple);
    Triple instead =
        Triple.create(now(triple.getSubject()), triple.getPredicate(), now(triple.getObject()));
    if (instead.getSubject().equals(instead.getObject())) {
      graph.remove(Statements.name(triple), Node.ANY, Node.ANY);
      return;
    }
    graph.add(instead);
    if (NAMING.contains(triple.getPredicate())) {
      statements.add(instead);
    }
  }

  private Node now(Node node) {
    return node.equals(actor) ? other : node;
  }

  /** Statements are named by what they say: one of two that say the same now is enough. */
  private void rename() {
    for (Triple changed : statements) {
      Node statement = changed.getSubject();
      Optional<Node> name = name(statement);
      if (name.isPresent() && !name.get().equals(statement)) {
        List<Triple> all = graph.find(statement, Node.ANY, Node.ANY).toList();
        all.forEach(graph::delete);
        all.forEach(t -> graph.add(name.get(), t.getPredicate(), t.getObject()));
      }
    }
  }

  /** Links to other datasets, and refusals of them, have names of their own. */
  private Optional<Node> name(Node statement) {
    Optional<Triple> said = Statements.triple(graph, statement);
    if (statement.isURI() && statement.getURI().startsWith(actor.getURI() + "/link/")) {
      return said.map(Triple::getObject)
          .or(() -> value(statement, Ent.linkTo))
          .map(object -> Link.statement(other, object));
    }
    return said.map(Statements::name);
  }

  private Optional<Node> value(Node subject, FrontsNode property) {
    return graph.find(subject, property.asNode(), Node.ANY).nextOptional().map(Triple::getObject);
  }

  private List<Node> subjects(FrontsNode property, Node value) {
    return graph.find(Node.ANY, property.asNode(), value).mapWith(Triple::getSubject).toList();
  }

  private boolean isQuote(Node passage, Set<String> words) {
    for (Triple selector : graph.find(passage, OA.hasSelector.asNode(), Node.ANY).toList()) {
      if (graph.find(selector.getObject(), OA.exact.asNode(), Node.ANY).toList().stream()
          .anyMatch(quote -> isOneOf(quote.getObject(), words))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(Node literal, Set<String> wanted) {
    return literal.isLiteral() && isSaid(literal.getLiteralLexicalForm(), wanted);
  }

  private static boolean isSaid(String words, Set<String> wanted) {
    return wanted.stream().anyMatch(w -> plain(w).equals(plain(words)));
  }

  private static String plain(String words) {
    return words.strip().replaceFirst("(?i)^the\\s+", "").toLowerCase(Locale.ROOT);
  }
}
