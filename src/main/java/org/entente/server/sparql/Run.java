package org.entente.server.sparql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingRoot;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.modify.TemplateLib;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.util.Context;
import org.entente.query.Answer;
import org.entente.rdf.Prefixes;
import org.entente.server.sparql.Found.Cut;

/** One query at work. */
final class Run {

  /** Of a row or a triple in memory without its texts, and of each value, in bytes. */
  private static final int PER_ROW = 48;

  private static final int PER_VALUE = 72;

  private final Query query;
  private final DatasetGraph dataset;
  private final Context context;
  private final Budget budget;
  private final Limits limits;

  Run(Query query, DatasetGraph dataset, Context context, Budget budget, Limits limits) {
    this.query = query;
    this.dataset = dataset;
    this.context = context;
    this.budget = budget;
    this.limits = limits;
  }

  Found answer() {
    if (query.getQueryPattern() == null) {
      query.setQueryPattern(new ElementGroup());
    }
    Op op = Algebra.compile(query);
    QueryCheck.check(query, op, limits);
    Op bounded = BoundedExpressions.in(op, budget);
    Context.setCurrentDateTime(context);
    QueryIterator rows =
        QueryEngineRegistry.findFactory(bounded, dataset, context)
            .create(bounded, dataset, BindingRoot.create(), context)
            .iterator();
    try {
      if (query.isAskType()) {
        boolean any = rows.hasNext();
        return new Found(new Answer.Verdict(any, query.getPrefixMapping()), Optional.empty());
      }
      if (query.isConstructType()) {
        return construct(rows);
      }
      return query.isDescribeType() ? describe(rows) : select(rows);
    } finally {
      rows.close();
    }
  }

  private Found select(QueryIterator found) {
    List<Var> variables = query.getResultVars().stream().map(Var::alloc).toList();
    List<Binding> rows = new ArrayList<>();
    boolean cut = false;
    while (found.hasNext()) {
      if (rows.size() == limits.rows()) {
        cut = true;
        break;
      }
      // Copied: TDB2 fetches a value when it is first looked at, in a transaction only.
      BindingBuilder row = Binding.builder();
      Binding binding = found.next();
      budget.check();
      long size = PER_ROW;
      for (Var variable : variables) {
        Node node = binding.get(variable);
        if (node != null) {
          row.add(variable, node);
          size += size(node);
        }
      }
      if (!budget.take(size)) {
        cut = true;
        break;
      }
      rows.add(row.build());
    }
    return new Found(
        new Answer.Rows(variables, rows, query.getPrefixMapping()),
        cut ? Optional.of(new Cut("rows", rows.size())) : Optional.empty());
  }

  private Found construct(QueryIterator rows) {
    Graph graph = GraphFactory.createDefaultGraph();
    Iterator<Triple> triples =
        TemplateLib.calcTriples(query.getConstructTemplate().getTriples(), rows);
    boolean cut = false;
    while (!cut && triples.hasNext()) {
      budget.check();
      cut = !add(graph, triples.next());
    }
    return statements(
        graph, cut ? Optional.of(new Cut("triples", graph.size())) : Optional.empty());
  }

  /**
   * Every triple of each resource, and of the blank nodes that they lead to: a concise bounded
   * description, without reification, which this store does not have.
   */
  private Found describe(QueryIterator rows) {
    Set<Node> resources = new LinkedHashSet<>(query.getResultURIs());
    boolean more = false;
    while (rows.hasNext() && !more) {
      Binding row = rows.next();
      budget.check();
      for (Var variable : query.getProjectVars()) {
        Node node = row.get(variable);
        if (node != null && !node.isLiteral()) {
          resources.add(node);
        }
      }
      more = resources.size() > limits.described();
    }
    List<Node> told = resources.stream().limit(limits.described()).toList();
    boolean cut = told.size() < resources.size() || more;
    Graph graph = GraphFactory.createDefaultGraph();
    Set<Node> seen = new LinkedHashSet<>();
    Graph all = Graphs.ofAll(dataset);
    for (Node resource : told) {
      if (!tell(resource, all, graph, seen)) {
        return statements(graph, Optional.of(new Cut("triples", graph.size())));
      }
    }
    return statements(
        graph, cut ? Optional.of(new Cut("resources", told.size())) : Optional.empty());
  }

  private boolean tell(Node resource, Graph all, Graph graph, Set<Node> seen) {
    List<Node> open = new ArrayList<>(List.of(resource));
    while (!open.isEmpty()) {
      Node subject = open.remove(open.size() - 1);
      if (seen.add(subject)) {
        Iterator<Triple> triples = all.find(subject, Node.ANY, Node.ANY);
        while (triples.hasNext()) {
          Triple triple = triples.next();
          budget.check();
          if (!add(graph, triple)) {
            return false;
          }
          if (triple.getObject().isBlank()) {
            open.add(triple.getObject());
          }
        }
      }
    }
    return true;
  }

  /** False when there is no room for it. */
  private boolean add(Graph graph, Triple triple) {
    if (graph.contains(triple)) {
      return true;
    }
    long size =
        PER_ROW
            + size(triple.getSubject())
            + size(triple.getPredicate())
            + size(triple.getObject());
    if (graph.size() >= limits.triples() || !budget.take(size)) {
      return false;
    }
    graph.add(triple);
    return true;
  }

  private Found statements(Graph graph, Optional<Cut> cut) {
    graph.getPrefixMapping().setNsPrefixes(Prefixes.mapping());
    graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
    return new Found(new Answer.Statements(graph, query.getPrefixMapping()), cut);
  }

  private static long size(Node node) {
    if (node.isLiteral()) {
      return PER_VALUE + node.getLiteralLexicalForm().length();
    }
    return PER_VALUE + (node.isURI() ? node.getURI().length() : 0);
  }
}
