package org.entente.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.RDFWriter;
import org.entente.rdf.Prefixes;

/** Writes a graph in the syntax that the client asks for, with the prefixes of the project. */
public final class GraphAnswer {

  private GraphAnswer() {}

  /**
   * The syntax that the client wants: of {@code format=} when that is given, else of {@code
   * Accept}. Empty when there is none such; it has been refused then.
   */
  public static Optional<Syntax> syntax(Exchange exchange) throws IOException {
    Optional<String> named = exchange.parameter("format");
    if (named.isEmpty()) {
      return exchange.negotiate(Syntax.mediaTypes()).flatMap(Syntax::ofMediaType);
    }
    Optional<Syntax> syntax = named.flatMap(Syntax::named);
    if (syntax.isEmpty()) {
      exchange.refuse(
          406,
          "There is no such format. There are: "
              + Arrays.stream(Syntax.values()).map(Syntax::ending).collect(Collectors.joining(", "))
              + ".");
    }
    return syntax;
  }

  /** Sends a small graph in a syntax, with status 200 and its length. */
  public static void send(Exchange exchange, Graph graph, Syntax syntax) throws IOException {
    exchange.send(200, contentType(syntax), bytes(graph, syntax));
  }

  /** With the charset where the media type has that parameter. */
  public static String contentType(Syntax syntax) {
    return syntax == Syntax.TURTLE || syntax == Syntax.TRIG
        ? syntax.mediaType() + ";charset=utf-8"
        : syntax.mediaType();
  }

  /** A graph in a syntax, in UTF-8; the graph itself is left as it is. */
  public static byte[] bytes(Graph graph, Syntax syntax) {
    Graph written = GraphMemFactory.createDefaultGraph();
    GraphUtil.addInto(written, graph);
    written.getPrefixMapping().setNsPrefixes(Prefixes.mapping());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RDFWriter.source(written).format(syntax.format()).output(out);
    return out.toByteArray();
  }
}
