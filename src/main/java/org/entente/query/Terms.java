package org.entente.query;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.entente.knowledge.BundledText;

/** Finds the actor, class or domain that a word means; call it in a transaction. */
final class Terms {

  private static final Query ACTOR_BY_NAME = read("actor-by-name.rq");
  private static final Query ACTOR_BY_WORDS = read("actor-by-words.rq");
  private static final Query CLASSES = read("classes.rq");
  private static final Query DOMAINS = read("domains.rq");

  /** Languages that the register has labels in; no tag, too. */
  private static final List<String> LANGUAGES = List.of("", "en", "ru", "zh", "mul");

  private static final int MOST_SIMILAR = 5;

  /** The scores of {@link org.entente.search.Matches}: what is more is exact. */
  private static final double PREFIX_SCORE = 4;

  /** What is less than about this is mistyped. */
  private static final double BEGINNINGS_SCORE = 1.5;

  private static final Var NAME = Var.alloc("name");

  private final RDFLink link;

  Terms(RDFLink link) {
    this.link = link;
  }

  Node actor(String name) {
    if (Parameter.isAddress(name)) {
      return NodeFactory.createURI(name);
    }
    List<Node> exact =
        closest(
            LANGUAGES.stream()
                .map(language -> NodeFactory.createLiteralLang(name, language))
                .flatMap(literal -> select(ACTOR_BY_NAME, literal))
                .toList());
    if (exact.size() == 1) {
      return exact.get(0);
    }
    if (exact.size() > 1) {
      throw new QuestionException(
          "Several actors are called " + name + ". Name one by its IRI: " + lines(exact));
    }
    List<Binding> near = select(ACTOR_BY_WORDS, NodeFactory.createLiteralString(name)).toList();
    List<Node> same =
        near.stream()
            .filter(row -> score(row) > PREFIX_SCORE)
            .map(row -> row.get("actor"))
            .distinct()
            .toList();
    if (same.size() == 1) {
      return same.get(0);
    }
    throw new QuestionException("No actor is called " + name + "." + similar(near));
  }

  private static String similar(List<Binding> near) {
    List<String> names = near.stream().map(Terms::label).distinct().limit(MOST_SIMILAR).toList();
    if (names.isEmpty()) {
      return "";
    }
    return score(near.get(0)) < BEGINNINGS_SCORE
        ? " Did you mean " + String.join(", or ", names) + "?"
        : " Similar names: " + String.join(", ", names) + ".";
  }

  private static double score(Binding row) {
    return Double.parseDouble(row.get("score").getLiteralLexicalForm());
  }

  Node engagementClass(String name) {
    return term(CLASSES, name, "class of engagements");
  }

  Node domain(String name) {
    return term(DOMAINS, name, "domain");
  }

  private Node term(Query query, String name, String kind) {
    List<Binding> terms = select(query, NodeFactory.createLiteralString(name)).toList();
    for (Binding row : terms) {
      String iri = row.get("term").getURI();
      String local = iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
      if (Stream.of(iri, local, label(row)).anyMatch(known -> plain(known).equals(plain(name)))) {
        return row.get("term");
      }
    }
    String valid =
        String.join(
            ", ", terms.stream().filter(this::english).map(Terms::label).distinct().toList());
    throw new QuestionException(
        "There is no "
            + kind
            + " "
            + name
            + (valid.isEmpty() ? "." : ". There are: " + valid + "."));
  }

  private boolean english(Binding row) {
    return List.of("", "en").contains(row.get("label").getLiteralLanguage());
  }

  private static String label(Binding row) {
    return row.get("label").getLiteralLexicalForm();
  }

  private static String plain(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replace(" ", "");
  }

  private static List<Node> closest(List<Binding> rows) {
    int best = rows.stream().mapToInt(Terms::rank).min().orElse(0);
    return rows.stream()
        .filter(row -> rank(row) == best)
        .map(row -> row.get("actor"))
        .distinct()
        .toList();
  }

  private static int rank(Binding row) {
    return Integer.parseInt(row.get("rank").getLiteralLexicalForm());
  }

  private static String lines(List<Node> nodes) {
    return String.join(" or ", nodes.stream().map(Node::getURI).sorted().toList());
  }

  private Stream<Binding> select(Query query, Node name) {
    Query asked = QueryTransformOps.replaceVars(query, Map.of(NAME, name));
    try (QueryExec execution = link.query(asked)) {
      return execution.select().materialize().stream().toList().stream();
    }
  }

  private static Query read(String name) {
    return QueryFactory.create(BundledText.read(Terms.class, name));
  }
}
