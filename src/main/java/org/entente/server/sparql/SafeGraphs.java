package org.entente.server.sparql;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.rdf.Prefixes;
import org.entente.server.http.Exchange;
import org.entente.server.settings.Settings;

/**
 * The reading half of the SPARQL 1.1 Graph Store Protocol: one graph, whole or not at all. Fuseki's
 * own answers a request that names no graph with the whole store.
 */
public final class SafeGraphs extends SafeService {

  private static final Set<String> PARAMETERS = Set.of("default", "graph", "format");

  private final Limits limits;

  public SafeGraphs(Limits limits, Settings settings) {
    super(settings);
    this.limits = limits;
  }

  @Override
  void answer(HttpAction action, Exchange exchange) throws IOException {
    Optional<Node> name = name(exchange);
    Optional<Results.Chosen> chosen = Results.chooseGraph(exchange);
    if (chosen.isPresent()) {
      action.beginRead();
      try {
        answer(exchange, name, chosen.get(), action.getActiveDSG());
      } finally {
        action.endRead();
      }
    }
  }

  /** Empty for the default graph. */
  private static Optional<Node> name(Exchange exchange) {
    List<String> graphs = exchange.parameters("graph");
    boolean known = PARAMETERS.containsAll(exchange.parameterNames());
    if (!known || graphs.size() + exchange.parameters("default").size() != 1) {
      throw new Refusal(
          Refusal.Kind.REQUEST,
          "Name one graph: ?default for the union of all, or ?graph=IRI. The query SELECT ?g {"
              + " GRAPH ?g {} } lists them.");
    }
    return graphs.stream().findFirst().map(NodeFactory::createURI);
  }

  private void answer(
      Exchange exchange, Optional<Node> name, Results.Chosen chosen, DatasetGraph data)
      throws IOException {
    Graph graph = name.map(data::getGraph).orElseGet(() -> Graphs.ofAll(data));
    Optional<RDFFormat> streaming = chosen.form().streaming();
    int most = streaming.isPresent() ? limits.graph() : limits.triples();
    int size = size(graph, most);
    if (size == 0 && name.isPresent()) {
      exchange.refuse(404, "There is no such graph.");
      return;
    }
    if (size > most) {
      throw new Refusal(
          Refusal.Kind.LENGTH,
          "The graph has more than "
              + most
              + " triples, too many to be sent whole"
              + (streaming.isPresent()
                  ? ". Ask for parts of it with a query."
                  : " in this format."));
    }
    exchange.response().setStatus(200);
    exchange.response().setContentType(ResultForm.contentType(chosen.mediaType()));
    if (exchange.method().equals("HEAD")) {
      return;
    }
    OutputStream out = exchange.response().getOutputStream();
    if (streaming.isPresent()) {
      stream(graph, streaming.get(), out);
    } else {
      RDFWriter.source(graph).format(chosen.form().format()).output(out);
    }
    out.flush();
  }

  private static int size(Graph graph, int most) {
    int size = 0;
    for (Iterator<Triple> all = graph.find(); size <= most && all.hasNext(); all.next()) {
      size++;
    }
    return size;
  }

  private static void stream(Graph graph, RDFFormat format, OutputStream out) {
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, format);
    stream.start();
    if (!RDFLanguages.isQuads(format.getLang()) && !format.getLang().equals(Lang.NTRIPLES)) {
      StreamRDFOps.sendPrefixesToStream(Prefixes.mapping(), stream);
    }
    graph.find().forEachRemaining(stream::triple);
    stream.finish();
  }
}
