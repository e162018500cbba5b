package org.entente.server.describe;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.loader.DocumentLoader;
import java.io.ByteArrayInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.util.Context;

/** RDF that somebody sent: nothing is fetched because of it, and it is read within bounds. */
final class SentGraph {

  /** Of brackets; parsers call themselves for each. */
  private static final int MAX_NESTING = 200;

  /** What relative IRIs are relative to. */
  private static final String BASE = "https://w3id.org/entente/sent/";

  private static final DocumentLoader NOTHING =
      (url, options) -> {
        throw new JsonLdError(
            JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
            "No context is fetched; write it into the document.");
      };

  private SentGraph() {}

  /** Why it cannot be read, in a sentence. */
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Reads it.
   *
   * @throws Unreadable when it is not of this syntax
   */
  static Graph read(byte[] body, org.entente.server.http.Syntax syntax) {
    if (nesting(body) > MAX_NESTING) {
      throw new Unreadable("The RDF is nested more than " + MAX_NESTING + " deep.");
    }
    JsonLdOptions options = new JsonLdOptions(NOTHING);
    Context context = new Context();
    context.set(LangJSONLD11.JSONLD_OPTIONS, options);
    Graph graph = GraphMemFactory.createDefaultGraph();
    try {
      RDFParser.source(new ByteArrayInputStream(body))
          .lang(syntax.format().getLang())
          .base(BASE)
          .context(context)
          .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
          .parse(graph);
    } catch (RiotException e) {
      throw new Unreadable("This is not " + syntax.mediaType() + ": " + e.getMessage());
    }
    return graph;
  }

  /** At most, as brackets within texts count too; elements of XML have a limit of their own. */
  private static int nesting(byte[] body) {
    int depth = 0;
    int most = 0;
    for (byte b : body) {
      if (b == '[' || b == '(' || b == '{') {
        most = Math.max(most, ++depth);
      } else if (b == ']' || b == ')' || b == '}') {
        depth = Math.max(0, depth - 1);
      }
    }
    return most;
  }
}
