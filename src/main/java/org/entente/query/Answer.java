package org.entente.query;

import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** What a question finds. */
public sealed interface Answer {

  /** How IRIs may be shortened for people. */
  PrefixMapping prefixes();

  /** Of a SELECT query. */
  record Rows(List<Var> variables, List<Binding> rows, PrefixMapping prefixes) implements Answer {

    public Rows {
      variables = List.copyOf(variables);
      rows = List.copyOf(rows);
    }
  }

  /** Of a CONSTRUCT or DESCRIBE query. */
  record Statements(Graph graph, PrefixMapping prefixes) implements Answer {}

  /** Of an ASK query. */
  record Verdict(boolean value, PrefixMapping prefixes) implements Answer {}
}
