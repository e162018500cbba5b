package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linked data of stores that are large, changed, of another base, or filled from documents. */
@SuppressWarnings("NullAway.Init")
class LinkedStoresTest {

  private static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());
  private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"next\"");

  /** {@code -Dlinked.engagements=100000} measures; the figures stand in docs/linked-data.md. */
  private static final int ENGAGEMENTS = Integer.getInteger("linked.engagements", 1_050);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();

  @TempDir private Path folder;
  private Store store;
  private Server server;

  private void serve(Store served) {
    store = served;
    server = Server.start(store, CHECKOUT, Server.LOOPBACK, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  @Test
  void whatWasRemovedIsGone() throws Exception {
    serve(Fixture.store(folder.resolve("store")));
    String tag = get("about/actor/russia.ttl").headers().firstValue("ETag").orElseThrow();
    assertThat(store.remove(Iris.DEFAULT_BASE + "document/atlas-1")).isTrue();
    for (String path :
        List.of("", "/engagement/espionage", "/graph", "/text", "/passage/espionage-1/quote")) {
      for (String below : List.of("id/", "about/")) {
        HttpResponse<String> gone = get(below + "document/atlas-1" + path);
        assertThat(gone.statusCode()).as(below + path).isEqualTo(410);
        assertThat(gone.body()).contains("was removed on 20");
      }
    }
    assertThat(get("about/document/atlas-1.html").statusCode()).isEqualTo(410);
    assertThat(get("id/document/atlas-12").statusCode()).isEqualTo(404);
    assertThat(get("id/document/bazaar-2").statusCode()).isEqualTo(200);
    HttpResponse<String> changed = get("about/actor/russia.ttl", "If-None-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).doesNotContain("espionage");
    assertThat(get("id/graph/removed.nt").body())
        .contains("RemovedDocument")
        .contains("http://www.w3.org/ns/prov#invalidatedAtTime");
  }

  @Test
  void pagesGiveEveryEngagementOnce() throws Exception {
    Node actor = NodeFactory.createURI(Iris.DEFAULT_BASE + "actor/busy");
    Store large = Store.open(folder.resolve("store"));
    Txn.executeWrite(large.dataset(), () -> generate(large.dataset(), actor));
    serve(large);
    Map<Node, Integer> seen = new TreeMap<>(java.util.Comparator.comparing(Node::toString));
    Optional<String> next = Optional.of(server.address() + "about/actor/busy.ttl");
    List<Long> times = new ArrayList<>();
    int pages = 0;
    while (next.isPresent()) {
      long begin = System.nanoTime();
      HttpResponse<String> page = fetch(URI.create(next.get()));
      times.add((System.nanoTime() - begin) / 1_000_000);
      assertThat(page.statusCode()).isEqualTo(200);
      Graph graph = parse(page);
      List<Node> here =
          graph
              .find(Node.ANY, Ent.participant.asNode(), actor)
              .mapWith(t -> t.getSubject())
              .toList();
      assertThat(here.size()).isLessThanOrEqualTo(100);
      assertThat(page.body()).doesNotContain("Statement");
      here.forEach(
          engagement -> {
            seen.merge(engagement, 1, Integer::sum);
            assertThat(graph.contains(engagement, RDFS.label.asNode(), Node.ANY)).isTrue();
            assertThat(graph.contains(engagement, Ent.party.asNode(), actor)).isTrue();
          });
      next = next(page);
      if (next.isPresent()) {
        assertThat(graph.find().toList().toString())
            .as("the document says so too")
            .contains("core#next");
      }
      pages++;
    }
    assertThat(pages).isEqualTo((ENGAGEMENTS + 99) / 100);
    assertThat(seen).hasSize(ENGAGEMENTS);
    assertThat(seen.values()).containsOnly(1);
    times.sort(null);
    System.out.printf(
        "%d engagements, %d pages: p50 %d ms, p95 %d ms, worst %d ms%n",
        ENGAGEMENTS,
        pages,
        times.get(times.size() / 2),
        times.get(times.size() * 95 / 100),
        times.get(times.size() - 1));
  }

  private static Optional<String> next(HttpResponse<String> page) {
    return page.headers().allValues("Link").stream()
        .map(LINK::matcher)
        .filter(Matcher::matches)
        .map(m -> m.group(1))
        .findFirst();
  }

  private static void generate(DatasetGraph data, Node actor) {
    Node graph = NodeFactory.createURI(Iris.DEFAULT_BASE + "document/made/graph");
    Node other = NodeFactory.createURI(Iris.DEFAULT_BASE + "document/again/graph");
    data.add(graph, actor, RDF.type.asNode(), Ent.State.asNode());
    data.add(graph, actor, RDFS.label.asNode(), NodeFactory.createLiteralLang("Busy", "en"));
    for (int i = 0; i < ENGAGEMENTS; i++) {
      Node engagement = NodeFactory.createURI(Iris.DEFAULT_BASE + "document/made/engagement/" + i);
      Node label = NodeFactory.createLiteralLang("Engagement " + i, "en");
      data.add(graph, engagement, RDF.type.asNode(), Ent.Agreement.asNode());
      data.add(graph, engagement, RDFS.label.asNode(), label);
      data.add(graph, engagement, Ent.participant.asNode(), actor);
      data.add(graph, engagement, Ent.party.asNode(), actor);
      if (i % 3 == 0) {
        data.add(other, engagement, Ent.participant.asNode(), actor);
      }
      Node statement = NodeFactory.createURI(engagement.getURI() + "/statement/1");
      data.add(graph, statement, RDF.type.asNode(), RDF.Statement.asNode());
      data.add(graph, statement, RDF.subject.asNode(), engagement);
      data.add(graph, statement, RDF.predicate.asNode(), Ent.party.asNode());
      data.add(graph, statement, RDF.object.asNode(), actor);
    }
  }

  @Test
  void theBaseMayBeThisServer() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Iris own = new Iris("http://localhost:" + port + "/entente/id/");
    store = Store.open(folder.resolve("store"), Optional.of(own));
    String trig = Files.readString(Fixture.FILE).replace(Iris.DEFAULT_BASE, own.base());
    Txn.executeWrite(
        store.dataset(), () -> RDFParser.fromString(trig, Lang.TRIG).parse(store.dataset()));
    store.close();
    store = Store.open(folder.resolve("store"));
    server = Server.start(store, CHECKOUT, Server.LOOPBACK, port);
    Node russia = own.actor("russia");
    HttpResponse<String> answer =
        fetch(URI.create(russia.getURI()), "Accept", "application/n-triples");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(parse(answer).contains(russia, RDFS.label.asNode(), Node.ANY)).isTrue();
  }

  @Test
  void iriOfAnyLettersAnswersWhereItIsEncoded() throws Exception {
    Store small = Store.open(folder.resolve("store"));
    Node graph = NodeFactory.createURI(Iris.DEFAULT_BASE + "graph/x");
    List<String> names = List.of("россия", "a%20b", "a%2Fb", "中国(1)", "x;y=z", "100%25", "a.ttl");
    Txn.executeWrite(
        small.dataset(),
        () ->
            names.forEach(
                name ->
                    small
                        .dataset()
                        .add(
                            graph,
                            NodeFactory.createURI(Iris.DEFAULT_BASE + "actor/" + name),
                            RDFS.label.asNode(),
                            NodeFactory.createLiteralString("the one"))));
    serve(small);
    for (String sent :
        List.of(
            "%D1%80%D0%BE%D1%81%D1%81%D0%B8%D1%8F",
            "a%20b", "%E4%B8%AD%E5%9B%BD(1)", "x;y=z", "a.ttl")) {
      HttpResponse<String> answer = get("id/actor/" + sent, "Accept", "text/turtle");
      assertThat(answer.statusCode()).as(sent).isEqualTo(200);
      assertThat(answer.body()).as(sent).contains("the one");
      assertThat(answer.uri().getRawPath()).isEqualTo("/entente/about/actor/" + sent + ".ttl");
    }
    for (String other : List.of("a+b", "%61%20b", "a%2Fb", "a%2fb", "x%3By=z", "100%25")) {
      assertThat(get("id/actor/" + other).statusCode()).as(other).isBetween(400, 404);
    }
  }

  @Test
  void everyKindOfResourceOfAPreparedStoreAnswers() throws Exception {
    Path place = folder.resolve("store");
    PreparedStore.filled(place);
    serve(Store.open(place));
    Map<String, String> kinds = new TreeMap<>();
    store.read(
        data -> {
          data.find()
              .forEachRemaining(
                  quad -> {
                    for (Node node :
                        List.of(quad.getGraph(), quad.getSubject(), quad.getObject())) {
                      if (node.isURI() && node.getURI().startsWith(Iris.DEFAULT_BASE)) {
                        String path = node.getURI().substring(Iris.DEFAULT_BASE.length());
                        kinds.putIfAbsent(path.replaceAll("[^/]*[0-9][^/]*", "#"), path);
                      }
                    }
                  });
          return true;
        });
    List<String> some = kinds.values().stream().limit(60).toList();
    assertThat(some).hasSizeGreaterThan(15);
    for (String path : some) {
      for (String type : List.of("text/turtle", "application/ld+json", "application/rdf+xml")) {
        HttpResponse<String> answer = get("id/" + path, "Accept", type);
        assertThat(answer.statusCode()).as(path + " " + type).isEqualTo(200);
        assertThat(parse(answer).isEmpty()).as(path + " " + type).isFalse();
      }
      assertThat(get("id/" + path, "Accept", "text/html").statusCode()).as(path).isEqualTo(200);
    }
    String document = store.documents().get(0).iri().substring(Iris.DEFAULT_BASE.length());
    HttpResponse<String> text = get("id/" + document + "/text");
    assertThat(text.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    assertThat(text.body()).isEqualTo(store.text(store.documents().get(0).sha256()).orElseThrow());
    assertThat(text.headers().firstValue("ETag"))
        .contains("\"" + store.documents().get(0).sha256() + "\"");
    assertThat(get("about/" + document + ".ttl").body()).contains("/text>");
  }

  private static Graph parse(HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", "");
    Graph graph = GraphMemFactory.createDefaultGraph();
    RDFParser.fromString(answer.body(), RDFLanguages.contentTypeToLang(type)).parse(graph);
    return graph;
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return fetch(URI.create(server.address() + path), headers);
  }

  private static HttpResponse<String> fetch(URI address, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
