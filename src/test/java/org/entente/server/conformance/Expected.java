package org.entente.server.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.query.ResultSetRewindable;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.ResultSetCompare;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.apache.jena.sparql.resultset.SPARQLResult;

/** Compares an answer with what the suite expects. */
final class Expected {

  private static final String BOOLEAN =
      "http://www.w3.org/2001/sw/DataAccess/tests/result-set#boolean";

  private Expected() {}

  /** The media type to ask for: that of the expected file, where answers of this kind have it. */
  static String accept(SuiteTest test, Query query) {
    String file = test.result().orElseThrow().getFileName().toString();
    if (query.isConstructType() || query.isDescribeType()) {
      return file.endsWith(".rdf") ? "application/rdf+xml" : "text/turtle";
    }
    return switch (file.replaceFirst(".*\\.", "")) {
      case "srx" -> "application/sparql-results+xml";
      case "csv" -> "text/csv";
      case "tsv" -> "text/tab-separated-values";
      default -> "application/sparql-results+json";
    };
  }

  static Verdict compare(SuiteTest test, Query query, String mediaType, byte[] body) {
    if (query.isConstructType() || query.isDescribeType()) {
      Graph actual = GraphFactory.createDefaultGraph();
      RDFParser.source(new ByteArrayInputStream(body))
          .lang(RDFLanguages.contentTypeToLang(mediaType))
          .parse(actual);
      Graph expected = Suite.graph(test.result().orElseThrow(), test.base());
      return Verdict.of(
          expected.isIsomorphicWith(actual), "other triples: " + actual + " not " + expected);
    }
    if (test.kind().equals("CSVResultFormatTest")) {
      List<List<String>> actual = csv(body);
      List<List<String>> expected = csv(bytes(test));
      return Verdict.of(actual.equals(expected), actual + " is not " + expected);
    }
    SPARQLResult actual = read(body, RDFLanguages.contentTypeToLang(mediaType));
    SPARQLResult expected = expected(test);
    if (query.isAskType()) {
      return Verdict.of(
          actual.getBooleanResult().equals(expected.getBooleanResult()),
          "answers " + actual.getBooleanResult());
    }
    return rows(test, query, actual, expected);
  }

  private static Verdict rows(
      SuiteTest test, Query query, SPARQLResult actual, SPARQLResult expected) {
    ResultSetRewindable a = ResultSetFactory.makeRewindable(actual.getResultSet());
    ResultSetRewindable e = ResultSetFactory.makeRewindable(expected.getResultSet());
    if (test.lax()) {
      List<Binding> all = bindings(a);
      Set<Binding> distinct = new LinkedHashSet<>(all);
      List<Binding> most = bindings(e);
      return Verdict.of(
          all.size() <= most.size()
              && ResultsCompare.equalsByTerm(
                  List.copyOf(distinct), List.copyOf(new LinkedHashSet<>(most))),
          all + " is not " + most);
    }
    boolean ordered = query.isOrdered();
    boolean terms =
        ordered ? ResultSetCompare.equalsByTermAndOrder(a, e) : ResultSetCompare.equalsByTerm(a, e);
    a.reset();
    e.reset();
    if (terms) {
      return Verdict.PASSED;
    }
    boolean values =
        ordered
            ? ResultSetCompare.equalsByValueAndOrder(a, e)
            : ResultSetCompare.equalsByValue(a, e);
    a.reset();
    e.reset();
    return values
        ? Verdict.PASSED_BY_VALUE
        : Verdict.failed(bindings(a) + " is not " + bindings(e));
  }

  private static List<Binding> bindings(ResultSetRewindable rows) {
    List<Binding> all = new ArrayList<>();
    RowSet.adapt(rows).forEachRemaining(all::add);
    rows.reset();
    return all;
  }

  private static SPARQLResult expected(SuiteTest test) {
    String file = test.result().orElseThrow().getFileName().toString();
    if (file.endsWith(".ttl") || file.endsWith(".rdf")) {
      Graph graph = Suite.graph(test.result().orElseThrow(), test.base());
      Node verdict =
          graph.stream()
              .filter(t -> t.getPredicate().hasURI(BOOLEAN))
              .map(org.apache.jena.graph.Triple::getObject)
              .findFirst()
              .orElse(Node.ANY);
      return verdict.isLiteral()
          ? new SPARQLResult((Boolean) verdict.getLiteralValue())
          : new SPARQLResult(RDFInput.fromRDF(ModelFactory.createModelForGraph(graph)));
    }
    return read(
        bytes(test),
        file.endsWith(".srx")
            ? ResultSetLang.RS_XML
            : file.endsWith(".srj") ? ResultSetLang.RS_JSON : ResultSetLang.RS_TSV);
  }

  private static SPARQLResult read(byte[] body, Lang lang) {
    return ResultsReader.create().lang(lang).build().readAny(new ByteArrayInputStream(body));
  }

  /** Rows in any order; blank nodes have no name that is meant. */
  private static List<List<String>> csv(byte[] body) {
    try (var parser =
        CSVFormat.DEFAULT.parse(
            new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
      return parser.stream()
          .map(row -> row.stream().map(v -> v.replaceFirst("^_:.*", "_:")).toList())
          .sorted(java.util.Comparator.comparing(List::toString))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(SuiteTest test) {
    try {
      return Files.readAllBytes(test.result().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
