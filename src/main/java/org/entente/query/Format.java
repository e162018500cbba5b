package org.entente.query;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.util.Context;

/** How an answer is written. Always UTF-8. */
public enum Format {
  /** For people: columns, IRIs shortened, long texts cut. A graph is a table of its triples. */
  TABLE,
  /** SPARQL 1.1 CSV. A graph is a table of its triples. */
  CSV,
  /** SPARQL 1.1 JSON; of a graph, JSON-LD. */
  JSON,
  /** Turtle, of a graph. */
  TTL;

  private static final List<Var> TRIPLE =
      List.of(Var.alloc("subject"), Var.alloc("predicate"), Var.alloc("object"));

  /**
   * Writes an answer; the stream stays open.
   *
   * @throws QuestionException when rows are asked for as Turtle
   */
  public void write(Answer answer, OutputStream out) {
    if (answer instanceof Answer.Rows rows) {
      rows(rows, out);
    } else if (answer instanceof Answer.Statements statements) {
      statements(statements, out);
    } else if (answer instanceof Answer.Verdict verdict) {
      verdict(verdict.value(), out);
    }
  }

  private void rows(Answer.Rows rows, OutputStream out) {
    switch (this) {
      case TABLE -> print(TextTable.of(rows), out);
      case CSV -> writer(ResultSetLang.RS_CSV).write(out, rowSet(rows), new Context());
      case JSON -> writer(ResultSetLang.RS_JSON).write(out, rowSet(rows), new Context());
      case TTL ->
          throw new QuestionException(
              "Turtle is for graphs, and this question finds rows. Ask for table, csv or json.");
    }
  }

  private void statements(Answer.Statements statements, OutputStream out) {
    Graph graph = statements.graph();
    switch (this) {
      case TABLE, CSV -> rows(triples(graph, statements.prefixes()), out);
      case JSON -> RDFWriter.source(graph).format(RDFFormat.JSONLD).output(out);
      case TTL -> {
        graph.getPrefixMapping().setNsPrefixes(statements.prefixes());
        RDFWriter.source(graph).lang(Lang.TURTLE).output(out);
      }
    }
  }

  private void verdict(boolean value, OutputStream out) {
    switch (this) {
      case JSON -> writer(ResultSetLang.RS_JSON).write(out, value, new Context());
      case CSV -> writer(ResultSetLang.RS_CSV).write(out, value, new Context());
      case TABLE, TTL -> print(value ? "yes\n" : "no\n", out);
    }
  }

  private static RowSetWriter writer(Lang lang) {
    return RowSetWriterRegistry.getFactory(lang).create(lang);
  }

  private static RowSet rowSet(Answer.Rows rows) {
    return RowSetStream.create(rows.variables(), rows.rows().iterator());
  }

  private static Answer.Rows triples(Graph graph, PrefixMapping prefixes) {
    List<Binding> rows = new ArrayList<>();
    for (Triple t : graph.find().toList()) {
      rows.add(
          BindingFactory.binding(
              TRIPLE.get(0), t.getSubject(),
              TRIPLE.get(1), t.getPredicate(),
              TRIPLE.get(2), t.getObject()));
    }
    rows.sort(java.util.Comparator.comparing(Binding::toString));
    return new Answer.Rows(TRIPLE, rows, prefixes);
  }

  private static void print(String text, OutputStream out) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
