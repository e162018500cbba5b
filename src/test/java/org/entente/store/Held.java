package org.entente.store;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.sparql.exec.QueryExec;

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

  /** All quads, one a line, in order; without the number and time of the last commit. */
  static String dump(Store store) {
    return store.read(
        data -> {
          StringBuilder all = new StringBuilder();
          data.stream()
              .filter(quad -> !quad.isDefaultGraph() || !Commits.isOwn(quad.asTriple()))
              .map(Object::toString)
              .sorted()
              .forEach(q -> all.append(q).append('\n'));
          return all.toString();
        });
  }

  /** What a reader of the graph sees of it: without the program's own notes. */
  static String seen(Store store) {
    return String.join(
        "\n", dump(store).lines().filter(quad -> !quad.contains("DefaultGraph")).toList());
  }
}
