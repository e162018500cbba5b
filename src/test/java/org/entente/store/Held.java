package org.entente.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.entente.manifest.GraphSums;

/** What a store holds, as tests compare it. */
final class Held {

  private Held() {}

  /**
   * The values of {@code ?x} as an endpoint gives them: of the union of the named graphs.
   *
   * @param query without prefixes, which are those of {@link Doc}
   * @param left what is left out of IRIs
   */
  static List<String> select(Store store, String query, String left) {
    return store.read(
        data -> {
          try (QueryExec execution = QueryExec.dataset(data).query(Doc.PREFIXES + query).build()) {
            List<String> values = new ArrayList<>();
            execution
                .select()
                .forEachRemaining(
                    row -> {
                      String value =
                          row.get("x").isURI()
                              ? row.get("x").getURI()
                              : row.get("x").getLiteralLexicalForm();
                      values.add(value.replace(left, ""));
                    });
            return values;
          }
        });
  }

  /**
   * All quads, one a line, in order; without what the store notes of its commits and graphs, and
   * without the versions, which tell when things were.
   */
  static String dump(Store store) {
    String history = store.iris().historyGraph().getURI();
    return String.join(
        "\n", store.read(Held::all).lines().filter(q -> !q.contains(history)).toList());
  }

  /** All quads with those of versions; call it in a transaction. */
  static String all(DatasetGraph data) {
    return data.stream()
        .filter(quad -> !isNote(quad))
        .map(
            quad ->
                Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject())
                    .map(NodeFmtLib::strNT)
                    .collect(Collectors.joining(" ")))
        .map(line -> line.replace("urn:x-arq:DefaultGraphNode>", "urn:x-arq:DefaultGraph>"))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** One number for all quads, in whatever order they are. */
  static long hash(DatasetGraph dataset) {
    return hash(dataset.stream().filter(quad -> !isNote(quad)).toList());
  }

  static long hash(Collection<Quad> quads) {
    return quads.stream().mapToLong(quad -> quad.toString().hashCode() * 0x9E3779B97F4A7C15L).sum();
  }

  static boolean isNote(Quad quad) {
    return quad.isDefaultGraph()
        && (Commits.isOwn(quad.asTriple()) || GraphSums.isNote(quad.asTriple()));
  }

  /** What a reader of the graph sees of it: without the program's own notes. */
  static String seen(Store store) {
    return String.join(
        "\n", dump(store).lines().filter(quad -> !quad.contains("DefaultGraph")).toList());
  }
}
