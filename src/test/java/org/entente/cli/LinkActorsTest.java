package org.entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.Entente;
import org.entente.server.Server;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actors are linked with other datasets, and only as somebody decides. */
class LinkActorsTest {

  private static final String LIST = "data/examples/organisations.csv";
  private static final String MAPPING = "data/examples/organisations.yaml";
  private static final String ROSTEC = "https://w3id.org/entente/id/actor/rostec";
  private static final String THERE = "https://example.org/organisations/ru-0001";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path store;

  /** The register alone: no document, so no parser. */
  @BeforeEach
  void open() {
    store = PreparedStore.bare(folder.resolve("store"));
  }

  @Test
  void aTableIsReviewedAndReadBack() throws IOException {
    Path review = folder.resolve("review.csv");
    Run proposed = on("--with", LIST, "--mapping", MAPPING, "--review", review.toString());
    assertThat(proposed.exit()).as(proposed.err()).isZero();
    assertThat(proposed.out()).contains("11 rows", "Written to " + review);
    assertThat(links()).as("nothing is linked before somebody decides").isEmpty();

    List<String> rows = Files.readAllLines(review);
    assertThat(rows.get(0)).startsWith("\uFEFFdecision,score,our label,");
    assertThat(scores(rows)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(rows)
        .anyMatch(
            r ->
                r.contains("China National Petroleum")
                    && r.contains(",1.00,")
                    && r.contains("the same identifier http://www.wikidata.org/entity/Q588786"));
    String edited =
        String.join("\n", rows)
            .replaceAll("(?m)^(,[^\\n]*ru-0001,)", "accept$1")
            .replaceAll("(?m)^(,[^\\n]*ru-0002,)", "no$1");
    Files.writeString(review, edited);
    Run decided = on("--read", review.toString(), "--who", "Ann Lee", "--why", "looked it up");
    assertThat(decided.exit()).as(decided.err()).isZero();
    assertThat(decided.out()).contains("1 linked");
    assertThat(links()).containsExactly("<" + ROSTEC + "> owl:sameAs <" + THERE + ">");
    assertThat(Run.on(store, "query", "links-of", "--actor", "Rostec").out())
        .contains("sameAs", THERE, "by a person", "Ann Lee", "looked it up");

    Run again = on("--with", LIST, "--mapping", MAPPING, "--review", review.toString());
    assertThat(again.out()).contains("1 are linked already", "were refused");
    assertThat(Files.readString(review)).doesNotContain("ru-0001", "ru-0002");
    assertThat(on("list").out()).contains("sameAs  Ann Lee", "refused  Ann Lee", ROSTEC, THERE);
    assertThat(Run.on(store, "check").exit()).isZero();

    assertThat(on("forget", ROSTEC, THERE).out()).contains("taken back");
    assertThat(links()).isEmpty();
    assertThat(on("forget", ROSTEC, THERE).failsPlainly()).isTrue();
  }

  @Test
  void whatIsSureIsAcceptedByItsScore() {
    Run run = on("--with", LIST, "--mapping", MAPPING, "--accept-from", "0.95", "--who", "Ann");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(links())
        .contains(
            "<https://w3id.org/entente/id/actor/norinco> owl:sameAs <https://example.org/organisations/cn-0001>")
        .noneMatch(link -> link.contains("ru-0004") || link.contains("xx-000"));
    assertThat(Run.on(store, "query", "links-of", "--actor", "Norinco").out())
        .contains("by name and type");
    assertThat(Run.on(store, "query", "links-of", "--actor", "CNPC").out())
        .contains("by a shared identifier");
  }

  @Test
  void pageAndDescriptionTellWhy() throws Exception {
    String away = "https://example.org/organisations/ru-0004";
    assertThat(
            on("--with", LIST, "--mapping", MAPPING, "--accept-from", "0.95", "--who", "Ann")
                .exit())
        .isZero();
    assertThat(on("--reject", ROSTEC, away, "--why", "a <football> club", "--who", "Ann").exit())
        .isZero();
    try (Entente entente = Entente.builder().store(store).open();
        Server server = entente.serve("localhost", 0)) {
      String norinco = get(server, "about/actor/norinco", "text/html");
      assertThat(norinco)
          .contains(
              "How we know",
              "by name and type",
              "the same country",
              "Example list of organisations");
      String rostec = get(server, "about/actor/rostec", "text/html");
      assertThat(rostec).contains("Refused: 1 link", away, "a &lt;football&gt; club");
      assertThat(get(server, "about/actor/rostec", "text/turtle"))
          .contains("ent:RefusedLink", "ent:linkTo", away)
          .doesNotContain("owl:sameAs       <" + away);
      assertThat(get(server, "void", "text/turtle"))
          .contains(
              "void:Linkset",
              "https://example.org/organisations/",
              "Example list of organisations");
    }
  }

  private static String get(Server server, String path, String type) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Accept", type)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void actorsThatAreGoneKeepTheirDecisions() {
    String gone = "https://w3id.org/entente/id/actor/nobody-here";
    assertThat(on("--accept", gone, THERE, "--as", "closeMatch", "--why", "so").exit()).isZero();
    assertThat(on("--reject", ROSTEC, THERE, "--why", "so").exit()).isZero();
    assertThat(on("list").out()).contains("closeMatch", "waits: the actor is not in the store");
    assertThat(Run.on(store, "check").exit()).isZero();
    for (List<String> wrong :
        List.of(
            List.of("--accept", "urn:x", THERE),
            List.of("--accept", ROSTEC, "not an IRI"),
            List.of("--accept", ROSTEC, THERE, "--as", "broader"),
            List.of("--review", "x.csv"),
            List.<String>of(),
            List.of("--with", "nowhere.csv"))) {
      Run run = on(wrong.toArray(String[]::new));
      assertThat(run.failsPlainly()).as(wrong + run.err()).isTrue();
    }
  }

  @Test
  void rdfAndEndpointsAreReadAsTablesAre() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("list.ttl"),
            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <https://example.org/o/> .\n"
                + ":1 a :Firm ; rdfs:label \"Bharat Electronics Ltd.\"@en ; :in \"IN\" .\n"
                + ":2 a :Club ; rdfs:label \"Rostec\" .\n");
    Path mapping =
        Files.writeString(
            folder.resolve("list.yaml"),
            "prefixes: {o: 'https://example.org/o/'}\nof: o:Firm\nnames: rdfs:label\ntype: rdf:type\n"
                + "types: {Firm: Company}\ncountry: o:in\nlink: exactMatch\n");
    Run run = on("--with", file.toString(), "--mapping", mapping.toString());
    assertThat(run.out())
        .as(run.err())
        .contains("1 rows", "https://example.org/o/1", "the same country");

    Path other = folder.resolve("other");
    PreparedStore.bare(other);
    try (Entente entente = Entente.builder().store(other).open()) {
      try (Server server = entente.serve("localhost", 0)) {
        Path states =
            Files.writeString(
                folder.resolve("states.yaml"), "of: ent:State\nnames: [rdfs:label]\n");
        Run remote = on("--with", server.address() + "sparql", "--mapping", states.toString());
        assertThat(remote.exit()).as(remote.err()).isZero();
        assertThat(remote.out()).containsPattern("actors, [12][0-9]{2} rows");
      }
    }
    Run deaf = on("--with", "http://localhost:1/sparql", "--timeout", "2");
    assertThat(deaf.failsPlainly()).as(deaf.err()).isTrue();
  }

  @Test
  void hostileTablesAreToldWithFileAndLine() throws IOException {
    refused("", ":1: there is no row that names the columns");
    refused("a,b\n1,2\n", ":1: there is no column “iri”; the columns are: a, b");
    refused("id,name\nurn:x:1,\"open\n" + "x\n".repeat(600_000), ":2: the row is longer than");
    refused("id,name\nurn:x:1," + "y".repeat(5_000_000) + "\n", ":2: the line is longer than");
    Path bytes = folder.resolve("latin.csv");
    Files.write(bytes, "id,name\nurn:x:1,Zoë\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(on("--with", bytes.toString()).err()).contains("latin.csv:2: the line is no UTF-8");

    Path odd = folder.resolve("odd.csv");
    Files.writeString(
        odd,
        "id,name,country\nurn:x:1,=Rosatom,RU\nurn:x:1,Twice,RU\nurn:x y,Space,RU\n"
            + "urn:x:3,,RU\nurn:x:4,Four,RU,more,cells\nurn:x:5,Ros\u0007tec\u202E,RU\n",
        UTF_8);
    Path review = folder.resolve("odd-review.tsv");
    Run run = on("--with", odd.toString(), "--review", review.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "odd.csv:3: urn:x:1 stands in line 2 already",
            "odd.csv:4: “urn:x y” is no IRI",
            "odd.csv:5: urn:x:3 has no name",
            "odd.csv:6: 5 cells, and 3 columns");
    assertThat(Files.readString(review))
        .contains("\t'=Rosatom\t")
        .doesNotContain("\t=Rosatom", "\u0007", "\u202E");
    assertThat(on("--read", odd.toString()).err())
        .contains("odd.csv:1: there is no column “decision”");
    Files.writeString(review, Files.readString(review).replaceFirst("\n\t", "\nmaybe\t"));
    assertThat(on("--read", review.toString()).err()).contains(":2: the decision “maybe”");

    Path mapping = Files.writeString(folder.resolve("bad.yaml"), "name: x\nnonsense: [1\n");
    assertThat(on("--with", LIST, "--mapping", mapping.toString()).err()).contains("bad.yaml:");
    for (String empty : List.of("~", "", "names: [~]\n", "ids: {wikidata: ~}\n")) {
      Files.writeString(mapping, empty);
      assertThat(on("--with", LIST, "--mapping", mapping.toString()).err()).contains("bad.yaml:1:");
    }
    Files.writeString(mapping, "types: {firm: Firm}\n");
    assertThat(on("--with", LIST, "--mapping", mapping.toString()).err())
        .contains("Firm is no class of actors");
  }

  private void refused(String table, String reason) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), table);
    Run run = on("--with", file.toString());
    assertThat(run.failsPlainly()).as(run.err()).isTrue();
    assertThat(run.err()).contains("bad.csv" + reason);
  }

  private Run on(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "link";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Run.on(store, all);
  }

  private static List<Double> scores(List<String> rows) {
    return rows.stream().skip(1).map(row -> Double.valueOf(row.split(",")[1])).toList();
  }

  /** Links to the example's dataset. */
  private List<String> links() {
    return Run.with(
            "SELECT ?a ?b { ?a <http://www.w3.org/2002/07/owl#sameAs> ?b FILTER(STRSTARTS(STR(?b), 'https://example.org/')) }",
            store,
            "query",
            "--format",
            "csv")
        .out()
        .lines()
        .skip(1)
        .map(row -> "<" + row.replace(",", "> owl:sameAs <") + ">")
        .toList();
  }
}
