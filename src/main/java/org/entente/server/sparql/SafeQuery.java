package org.entente.server.sparql;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.servlets.ServletOps;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.entente.server.settings.Settings;

/**
 * SPARQL queries of the standard and of bearable length. Jena's parser is quadratic in the length
 * of a token, and no timeout stops it; {@code callback} and {@code stylesheet} put the caller's
 * text into answers that browsers run.
 */
public final class SafeQuery extends SPARQL_QueryDataset {

  /** In UTF-16 code units. */
  static final int MAX_QUERY = 64 << 10;

  private static final Set<String> PARAMETERS =
      new TreeSet<>(
          Set.of(
              "query",
              "default-graph-uri",
              "named-graph-uri",
              "format",
              "output",
              "results",
              "timeout"));

  @SuppressWarnings("unused") // TODO limits
  private final Settings settings;

  public SafeQuery(Settings settings) {
    this.settings = settings;
  }

  @Override
  protected void validateRequest(HttpAction action) {
    for (String name : Collections.list(action.getRequestParameterNames())) {
      if (!PARAMETERS.contains(name)) {
        ServletOps.errorBadRequest(
            "No such parameter. There are: " + String.join(", ", PARAMETERS) + ".");
      }
    }
    super.validateRequest(action);
  }

  @Override
  protected void execute(String query, HttpAction action) {
    if (query.length() > MAX_QUERY) {
      ServletOps.error(413, "The query is longer than " + MAX_QUERY + " characters.");
    }
    try {
      QueryFactory.create(query, Syntax.syntaxSPARQL_11);
    } catch (QueryException e) {
      ServletOps.errorBadRequest("This is no SPARQL 1.1 query: " + e.getMessage());
    } catch (StackOverflowError e) {
      ServletOps.errorBadRequest("The query is nested too deeply.");
    }
    super.execute(query, action);
  }
}
