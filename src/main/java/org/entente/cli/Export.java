package org.entente.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.entente.rdf.Iris;
import org.entente.rdf.Prefixes;
import org.entente.rdf.Reifiers;
import org.entente.server.StoreReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente export}. */
@Command(
    name = "export",
    header = "Write the graph as RDF.",
    description = {
      "",
      "One document, or all named graphs: documents, register, links and ontology. Turtle has no"
          + " named graphs: it is the union."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente export --format nq > all.nq",
      "  entente export article.txt --format ttl",
      "  entente export --format jsonld --output all.jsonld",
      "  entente export article.txt --rdf12"
    })
final class Export implements Callable<Integer> {

  /** What is written. */
  enum Form {
    trig(Lang.TRIG, RDFFormat.TRIG_BLOCKS),
    nq(Lang.NQUADS, RDFFormat.NQUADS),
    ttl(Lang.TURTLE, RDFFormat.TURTLE_BLOCKS),
    jsonld(Lang.JSONLD, RDFFormat.JSONLD);

    private final Lang lang;
    private final RDFFormat format;

    Form(Lang lang, RDFFormat format) {
      this.lang = lang;
      this.format = format;
    }
  }

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "DOCUMENT",
      arity = "0..1",
      description = "A name as entente list shows it, a title or an IRI. Default: all.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--format",
      defaultValue = "trig",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: trig.")
  private Form form = Form.trig;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file, which is there whole or not at all.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--rdf12",
      description =
          "Say which words say a fact by reifiers of RDF 1.2 instead of rdf:Statement nodes."
              + " trig, nq and ttl only.")
  private boolean rdf12;

  @Override
  public Integer call() throws IOException {
    if (rdf12 && form == Form.jsonld) {
      throw new UsageException("JSON-LD has no RDF 1.2 yet; use --format trig, nq or ttl");
    }
    try (StoreReader store = main.read()) {
      RDFLink link = store.link();
      Optional<Node> graph =
          name.map(n -> Documents.find(link, n).iri())
              .map(iri -> new Iris().documentGraph(NodeFactory.createURI(iri)));
      if (output.isEmpty()) {
        OutputStream out = new BufferedOutputStream(main.terminal().out(), 1 << 16);
        write(link, graph, out);
        out.flush();
      } else {
        toFile(link, graph, output.get());
      }
      return 0;
    }
  }

  private void toFile(RDFLink link, Optional<Node> graph, Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16)) {
        write(link, graph, out);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void write(RDFLink link, Optional<Node> graph, OutputStream out) {
    Txn.executeRead(link, () -> writeNow(link, graph, out));
  }

  private void writeNow(RDFLink link, Optional<Node> graph, OutputStream out) {
    PrefixMapping prefixes = Prefixes.mapping();
    if (form == Form.jsonld) {
      DatasetGraph some = DatasetGraphFactory.create();
      quads(link, graph).forEachRemaining(some::add);
      prefixes.getNsPrefixMap().forEach(some.prefixes()::add);
      RDFWriter.source(some).format(form.format).output(out);
      return;
    }
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, form.format);
    stream.start();
    StreamRDFOps.sendPrefixesToStream(prefixes, stream);
    if (form.lang.equals(Lang.TURTLE)) {
      quads(link, graph).forEachRemaining(quad -> stream.triple(quad.asTriple()));
    } else {
      quads(link, graph).forEachRemaining(stream::quad);
    }
    stream.finish();
  }

  /** The program's notes in the real default graph are left out. */
  private Iterator<Quad> quads(RDFLink link, Optional<Node> graph) {
    if (graph.isPresent()) {
      return quads(graph.get(), link.get(graph.get()));
    }
    return Iter.flatMap(StoreReader.graphs(link).iterator(), name -> quads(name, link.get(name)));
  }

  private Iterator<Quad> quads(Node name, Graph graph) {
    return Iter.map(triples(graph), triple -> Quad.create(name, triple));
  }

  private Iterator<Triple> triples(Graph graph) {
    return rdf12 ? Reifiers.of(graph) : graph.find();
  }
}
