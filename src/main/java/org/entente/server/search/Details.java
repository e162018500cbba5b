package org.entente.server.search;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.entente.knowledge.BundledText;

/**
 * What an answer tells of a hit besides its names.
 *
 * @param types the classes that it is said to be of
 * @param first the first day that its dates allow, when it is an engagement with dates
 * @param last the last
 * @param document what it is a quote from, when it is a passage
 * @param title of that document
 */
record Details(
    TreeSet<String> types,
    Optional<String> first,
    Optional<String> last,
    Optional<String> document,
    Optional<String> title) {

  private static final Query QUERY = query();

  /** Call it in a transaction. */
  static Details of(DatasetGraph dataset, String iri) {
    Query asked =
        QueryTransformOps.replaceVars(
            QUERY, Map.of(Var.alloc("resource"), NodeFactory.createURI(iri)));
    TreeSet<String> types = new TreeSet<>();
    Optional<String> first = Optional.empty();
    Optional<String> last = Optional.empty();
    Optional<String> document = Optional.empty();
    Optional<String> title = Optional.empty();
    try (QueryExec execution = QueryExec.dataset(dataset).query(asked).build()) {
      for (Binding row : execution.select().materialize().stream().toList()) {
        text(row, "type").ifPresent(types::add);
        first = first.or(() -> text(row, "earliest"));
        last = last.or(() -> text(row, "latest"));
        document = document.or(() -> text(row, "document"));
        title = title.or(() -> text(row, "title"));
      }
    }
    return new Details(types, first, last, document, title);
  }

  private static Optional<String> text(Binding row, String name) {
    return Optional.ofNullable(row.get(name)).map(Details::text);
  }

  private static String text(Node node) {
    return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }

  private static Query query() {
    return QueryFactory.create(BundledText.read(Details.class, "details.rq"));
  }
}
