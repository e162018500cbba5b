package org.entente.server.linked;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.entente.rdf.Prefixes;
import org.entente.server.http.Exchange;
import org.entente.server.http.GraphAnswer;
import org.entente.server.http.Service;
import org.entente.server.http.Syntax;

/** A named graph as it is: streamed, unless its form needs the whole of it at once. */
final class GraphDocument {

  private final Service service;
  private final Context context;
  private final int most;

  GraphDocument(Service service, Context context) {
    this.service = service;
    this.context = context;
    this.most = service.settings().get(LinkedData.TRIPLES);
  }

  /**
   * Answers with a graph.
   *
   * @param asked the form that the address names; negotiated when empty
   */
  void send(Exchange exchange, Node name, Links links, Optional<Form> asked) throws IOException {
    Optional<Form> form =
        asked.isPresent() ? asked : exchange.negotiate(Form.mediaTypes()).map(Form::ofMediaType);
    if (form.isEmpty()) {
      return;
    }
    links.write(exchange);
    Optional<Syntax> syntax = form.get().syntax();
    if (syntax.isEmpty()) {
      exchange.redirect(303, links.document(Form.HTML));
      return;
    }
    if (!Freshness.of(service).held(exchange, form.get().ending())) {
      send(exchange, name, syntax.get());
    }
  }

  private void send(Exchange exchange, Node name, Syntax syntax) throws IOException {
    switch (syntax) {
      case TURTLE -> stream(exchange, name, syntax, RDFFormat.TURTLE_BLOCKS);
      case TRIG -> stream(exchange, name, syntax, RDFFormat.TRIG_BLOCKS);
      case N_TRIPLES, N_QUADS -> stream(exchange, name, syntax, syntax.format());
      case JSON_LD, RDF_XML -> whole(exchange, name, syntax);
    }
  }

  private void stream(Exchange exchange, Node name, Syntax syntax, RDFFormat format)
      throws IOException {
    exchange.response().setContentType(GraphAnswer.contentType(syntax));
    if (exchange.method().equals("HEAD")) {
      return;
    }
    boolean named = syntax == Syntax.TRIG || syntax == Syntax.N_QUADS;
    OutputStream out = exchange.response().getOutputStream();
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, format);
    service.read(
        dataset -> {
          stream.start();
          StreamRDFOps.sendPrefixesToStream(Prefixes.mapping(), stream);
          dataset
              .find(name, Node.ANY, Node.ANY, Node.ANY)
              .forEachRemaining(quad -> send(quad, named, stream));
          stream.finish();
          return true;
        });
  }

  private static void send(Quad quad, boolean named, StreamRDF stream) {
    if (named) {
      stream.quad(quad);
    } else {
      stream.triple(quad.asTriple());
    }
  }

  private void whole(Exchange exchange, Node name, Syntax syntax) throws IOException {
    Optional<Graph> graph = service.read(dataset -> copy(dataset, name));
    if (graph.isEmpty()) {
      exchange.refuse(
          406,
          "This graph has more than "
              + most
              + " triples, too many for this form. There are: "
              + "text/turtle, application/trig, application/n-triples, application/n-quads.");
    } else if (syntax == Syntax.JSON_LD) {
      exchange.send(200, syntax.mediaType(), context.write(graph.get(), Optional.empty()));
    } else {
      GraphAnswer.send(exchange, graph.get(), syntax);
    }
  }

  private Optional<Graph> copy(DatasetGraph dataset, Node name) {
    Graph graph = GraphMemFactory.createDefaultGraph();
    var quads = dataset.find(name, Node.ANY, Node.ANY, Node.ANY);
    while (quads.hasNext()) {
      if (graph.size() >= most) {
        return Optional.empty();
      }
      graph.add(quads.next().asTriple());
    }
    return Optional.of(graph);
  }
}
