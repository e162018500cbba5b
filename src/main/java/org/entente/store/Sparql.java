package org.entente.store;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.entente.knowledge.BundledText;

/** The store's own questions, one {@code .rq} file each beside this class. */
enum Sparql {
  DOCUMENTS("documents"),
  DOCUMENT("document"),
  TEXTS("texts"),
  FORMER_TEXTS("former-texts"),
  VERSIONS("versions"),
  ENGAGEMENT_COUNTS("engagement-counts"),
  QUOTES("quotes"),
  DANGLING("dangling");

  private final Query query;

  Sparql(String name) {
    query = QueryFactory.create(BundledText.read(Sparql.class, name + ".rq"));
  }

  /** All rows; call it in a transaction. */
  List<Binding> select(DatasetGraph dataset, Map<Var, Node> values) {
    return select(RDFLink.connect(dataset), values);
  }

  /** All rows; call it in a transaction. */
  List<Binding> select(RDFLink link, Map<Var, Node> values) {
    try (QueryExec execution = link.query(with(values))) {
      return execution.select().materialize().stream().toList();
    }
  }

  /** The query with values in place of variables. */
  Query with(Map<Var, Node> values) {
    return values.isEmpty() ? query : QueryTransformOps.replaceVars(query, values);
  }

  /** What stands in a column, empty when nothing does. */
  static String text(Binding row, String name) {
    Node node = row.get(name);
    return node == null ? "" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
  }

  static int number(Binding row, String name) {
    String text = text(row, name);
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
