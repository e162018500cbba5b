package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.commit.Durable;
import org.entente.release.Publication;
import org.entente.release.PublishReport;
import org.entente.release.Releases;
import org.entente.store.Store;
import org.entente.store.SystemGraph;

/** A store that says in all its names which version it is, and the releases of it. */
final class Published implements AutoCloseable {

  /** All that shows names: queries, pages, linked data, search. */
  static final List<String> ADDRESSES =
      List.of(
          "sparql?query="
              + encode(
                  "SELECT ?l { GRAPH ?g { ?e <https://w3id.org/entente/ontology#participant> ?a ."
                      + " ?e <http://www.w3.org/2000/01/rdf-schema#label> ?l } }"),
          "sparql?format=ttl&query="
              + encode("CONSTRUCT WHERE { ?e <http://www.w3.org/2000/01/rdf-schema#label> ?l }"),
          "engagements",
          "timeline",
          "id/actor/russia",
          "search?q=russia",
          "suggest?q=russia",
          "queries/timeline/answer");

  private static final Set<Node> NAMES =
      Set.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), DCTerms.title.asNode());

  private static final Pattern VERSION = Pattern.compile("version (\\d+)(?!\\d)");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  private final Store store;
  private final Releases releases;
  private int version;

  Published(Path folder) {
    this.store = Store.open(folder.resolve("store"));
    this.releases = new Releases(folder.resolve("releases"));
  }

  Releases releases() {
    return releases;
  }

  int version() {
    return version;
  }

  /** Changes the store and publishes it elsewhere, from where it is copied; it is not served. */
  PublishReport prepare() throws IOException {
    Path elsewhere = releases.folder().resolveSibling("elsewhere");
    PublishReport made = publish(elsewhere);
    Path from = elsewhere.resolve(made.name());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, releases.folder().resolve(made.name()).resolve(from.relativize(file)));
      }
    }
    return made;
  }

  /** Has a release served. */
  void point(PublishReport release) throws IOException {
    Durable.write(releases.folder().resolve(Releases.POINTER), release.name() + "\n");
  }

  /** Changes the store and publishes it. */
  PublishReport next() {
    return publish(releases.folder());
  }

  private PublishReport publish(Path place) {
    version++;
    DatasetGraph all = RDFDataMgr.loadDatasetGraph(Fixture.FILE.toString());
    List<SystemGraph> graphs = new ArrayList<>();
    for (Node name : Iter.toList(all.listGraphNodes())) {
      graphs.add(
          new SystemGraph(name.getURI(), "" + version, () -> marked(all.getGraph(name), version)));
    }
    store.installSystemGraphs(graphs);
    return Publication.write(store, place, words -> {});
  }

  private static Graph marked(Graph graph, int version) {
    Graph marked = GraphFactory.createDefaultGraph();
    graph
        .find()
        .filterDrop(triple -> triple.getObject().toString().matches("\"[0-9a-f]{64}\".*"))
        .mapWith(
            triple ->
                NAMES.contains(triple.getPredicate()) && triple.getObject().isLiteral()
                    ? Triple.create(
                        triple.getSubject(),
                        triple.getPredicate(),
                        marked(triple.getObject(), version))
                    : triple)
        .forEach(marked::add);
    return marked;
  }

  private static Node marked(Node name, int version) {
    return NodeFactory.createLiteralLang(
        name.getLiteralLexicalForm() + " version " + version, name.getLiteralLanguage());
  }

  static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  static HttpResponse<String> get(String address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The only version that an answer tells of, which is that of the release it says it is of. */
  static int version(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
    Set<String> versions = new TreeSet<>();
    for (Matcher found = VERSION.matcher(answer.body()); found.find(); ) {
      versions.add(found.group(1));
    }
    assertThat(versions).as(answer.uri() + "\n" + answer.body()).hasSize(1);
    int version = Integer.parseInt(versions.iterator().next());
    assertThat(answer.headers().firstValue("Entente-Release").orElseThrow())
        .endsWith("-" + version);
    return version;
  }

  @Override
  public void close() {
    store.close();
  }
}
