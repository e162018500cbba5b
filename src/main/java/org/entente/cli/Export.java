package org.entente.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.entente.export.Column;
import org.entente.export.GeoJson;
import org.entente.export.GraphMl;
import org.entente.export.JsonLdContext;
import org.entente.export.PropertyGraph;
import org.entente.export.PropertyGraphReader;
import org.entente.export.Tables;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.rdf.Prefixes;
import org.entente.rdf.Reifiers;
import org.entente.server.StoreReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente export}. */
@Command(
    name = "export",
    header = "Write the graph for other tools.",
    description = {
      "",
      "One document, or all. RDF: trig, nq and jsonld with all named graphs (documents, register,"
          + " links, ontology); ttl has no named graphs: it is the union. For tools that know no RDF:"
          + " graphml and csv are a network of what documents tell of and who and what has to do with"
          + " it, geojson the places with what happened there."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente export --format nq > all.nq",
      "  entente export article.txt --format ttl",
      "  entente export --format jsonld --output all.jsonld",
      "  entente export --format nq --as-of 2026-11-26 > then.nq",
      "  entente export article.txt --rdf12",
      "  entente export --format graphml --output all.graphml",
      "  entente export --format csv --output tables"
    })
final class Export implements Callable<Integer> {

  /** What is written. */
  enum Form {
    trig,
    nq,
    ttl,
    jsonld,
    graphml,
    csv,
    geojson;

    /** How a stream of quads is written so; empty for what needs more of the graph at once. */
    private Optional<RDFFormat> streamed() {
      return switch (this) {
        case trig -> Optional.of(RDFFormat.TRIG_BLOCKS);
        case nq -> Optional.of(RDFFormat.NQUADS);
        case ttl -> Optional.of(RDFFormat.TURTLE_BLOCKS);
        case jsonld, graphml, csv, geojson -> Optional.empty();
      };
    }
  }

  @ParentCommand private Main main;
  @Mixin private AsOf asOf = new AsOf();

  @Parameters(
      paramLabel = "DOCUMENT",
      arity = "0..1",
      description =
          "A name as entente list shows it, a file's path, a title or an IRI. Default: all.")
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
      description =
          "Write to this file, which is there whole or not at all. csv: into this folder, as"
              + " nodes.csv and edges.csv.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--rdf12",
      description =
          "Say which words say a fact by reifiers of RDF 1.2 instead of rdf:Statement nodes."
              + " trig, nq and ttl only.")
  private boolean rdf12;

  @Override
  public Integer call() throws IOException {
    if (rdf12 && form.streamed().isEmpty()) {
      throw new UsageException("RDF 1.2 is written by --format trig, nq or ttl, not " + form + ".");
    }
    if (form == Form.csv && output.isEmpty()) {
      throw new UsageException("csv is two tables: name a folder for them with --output.");
    }
    try (StoreReader store = asOf.read(main)) {
      RDFLink link = store.link();
      Optional<Node> graph =
          name.map(n -> Documents.find(link, n).iri())
              .map(iri -> new Iris().documentGraph(NodeFactory.createURI(iri)));
      if (output.isEmpty()) {
        OutputStream out = new BufferedOutputStream(main.terminal().out(), 1 << 16);
        write(link, graph, out);
        out.flush();
      } else if (form == Form.csv) {
        toFolder(link, graph, output.get());
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

  private static void toFolder(RDFLink link, Optional<Node> graph, Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException(folder + " is a file; csv is written into a folder.");
    }
    Tables.write(Txn.calculateRead(link, () -> network(link, graph)), folder);
  }

  private void write(RDFLink link, Optional<Node> graph, OutputStream out) throws IOException {
    switch (form) {
      case graphml -> {
        List<Column> columns = new ArrayList<>(Column.ofNodes());
        columns.addAll(Column.ofEdges());
        GraphMl.write(Txn.calculateRead(link, () -> network(link, graph)), columns, true, out);
      }
      case geojson -> GeoJson.write(Txn.calculateRead(link, () -> network(link, graph)), out);
      case jsonld ->
          Txn.executeRead(
              link,
              () ->
                  JsonLdContext.read(DataFolder.find())
                      .write(
                          Iter.map(names(link, graph), n -> new NamedGraph(n, link.get(n))), out));
      default -> Txn.executeRead(link, () -> stream(link, graph, out));
    }
  }

  private static PropertyGraph network(RDFLink link, Optional<Node> graph) {
    List<Node> names = StoreReader.graphs(link);
    return PropertyGraphReader.read(link, Iris.ofGraphs(names), graph.map(List::of).orElse(names));
  }

  private void stream(RDFLink link, Optional<Node> graph, OutputStream out) {
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, form.streamed().orElseThrow());
    stream.start();
    StreamRDFOps.sendPrefixesToStream(Prefixes.mapping(), stream);
    names(link, graph)
        .forEachRemaining(
            name ->
                triples(link.get(name))
                    .forEachRemaining(
                        triple -> {
                          if (form == Form.ttl) {
                            stream.triple(triple);
                          } else {
                            stream.quad(Quad.create(name, triple));
                          }
                        }));
    stream.finish();
  }

  /** The program's notes in the real default graph are left out. */
  private static Iterator<Node> names(RDFLink link, Optional<Node> graph) {
    return graph.map(List::of).orElseGet(() -> StoreReader.graphs(link)).iterator();
  }

  private Iterator<Triple> triples(Graph graph) {
    return rdf12 ? Reifiers.of(graph) : graph.find();
  }
}
