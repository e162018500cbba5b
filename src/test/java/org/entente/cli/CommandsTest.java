package org.entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.entente.annotation.Parser;
import org.entente.store.Store;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  private static final String TEXT =
      "Russia and China signed a gas agreement in May 2014. The agreement is worth $400 billion.\n";

  @TempDir static Path folder;

  private static Path store;
  private static Path document;

  @BeforeAll
  static void load() throws IOException {
    store = folder.resolve("store");
    document = Files.writeString(folder.resolve("deal.txt"), TEXT);
    Run run = Run.on(store, "load", document.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("1 document (1 added)").containsPattern("Agreement +1");
  }

  /** The loaded store under another name: cheaper than loading again. */
  private static Path copy(String name) {
    return PreparedStore.copy(store, folder.resolve(name));
  }

  @Test
  void loadsTheSameAgainWithoutParser() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(System.in, new PrintStream(out), System.err, false);
    java.util.function.Supplier<Parser> none =
        () -> {
          throw new AssertionError("the models are not needed");
        };
    assertThat(Main.run(terminal, none, "--store", store.toString(), "load", document.toString()))
        .isZero();
    assertThat(out.toString(UTF_8)).contains("1 document (1 unchanged)");
  }

  @Test
  void listsDocuments() {
    assertThat(Run.on(store, "list").out()).containsPattern("deal\\.txt +2 +1 ");
  }

  @Test
  void storeMayBeNamedAfterTheCommand() {
    assertThat(Run.on(folder.resolve("other"), "list", "--store", store.toString()).out())
        .contains("deal.txt");
  }

  @Test
  void asksTheCatalogue() {
    Run run = Run.on(store, "query", "agreements-between", "--a", "Russia", "--b=China");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("2014-05").contains("(1 row)");
  }

  @Test
  void writesAnswersInEachFormat() {
    String rows = "SELECT ?s { ?s a <https://w3id.org/entente/ontology#Agreement> }";
    String graph = rows.replace("SELECT ?s", "CONSTRUCT WHERE");
    assertThat(Run.with(rows, store, "query", "--format", "csv").out()).startsWith("s\r\nhttps://");
    assertThat(Run.with(rows, store, "query", "--format", "json").out()).contains("\"bindings\"");
    assertThat(Run.with(graph, store, "query", "--format", "ttl").out()).contains("#Agreement>");
    Run wrong = Run.with(rows, store, "query", "--format", "ttl");
    assertThat(wrong.failsPlainly()).as(wrong.err()).isTrue();
  }

  @Test
  void readsQueryFromFile() throws IOException {
    Path file = Files.writeString(folder.resolve("ask.rq"), "ASK { ?s ?p ?o }");
    assertThat(Run.on(store, "query", "--file", file.toString()).out()).isEqualTo("yes\n");
  }

  @Test
  void catalogueIsListed() {
    assertThat(Run.on(store, "query", "--list").out()).contains("agreements-between", "--a ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trig", "nq", "ttl", "jsonld"})
  void exportsWhatCanBeReadBack(String format) {
    Run run = Run.on(store, "export", "deal.txt", "--format", format);
    assertThat(run.exit()).as(run.err()).isZero();
    DatasetGraph read = DatasetGraphFactory.create();
    RDFParser.create().source(new StringReader(run.out())).lang(langOf(format)).parse(read);
    long statements = read.getUnionGraph().size() + read.getDefaultGraph().size();
    try (Store open = Store.open(store)) {
      String name = open.documents().get(0).iri() + "/graph";
      int stored = open.read(data -> data.getGraph(NodeFactory.createURI(name)).size());
      assertThat(statements).isEqualTo(stored).isGreaterThan(50);
    }
  }

  private static Lang langOf(String format) {
    return switch (format) {
      case "trig" -> Lang.TRIG;
      case "nq" -> Lang.NQUADS;
      case "ttl" -> Lang.TURTLE;
      default -> Lang.JSONLD;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"trig", "nq", "ttl"})
  void exportsStatementsAsReifiers(String format) {
    Run run = Run.on(store, "export", "deal.txt", "--format", format, "--rdf12");
    assertThat(run.exit()).as(run.err()).isZero();
    DatasetGraph all = DatasetGraphFactory.create();
    RDFParser.create().source(new StringReader(run.out())).lang(langOf(format)).parse(all);
    Model read = ModelFactory.createDefaultModel();
    all.find().forEachRemaining(quad -> read.getGraph().add(quad.asTriple()));
    int statements;
    try (Store open = Store.open(store)) {
      Node name = NodeFactory.createURI(open.documents().get(0).iri() + "/graph");
      statements =
          open.read(
              data ->
                  Iter.toList(data.getGraph(name).find(Node.ANY, RDF.subject.asNode(), Node.ANY))
                      .size());
    }
    assertThat(read.listStatements(null, RDF.reifies, (RDFNode) null).toList())
        .hasSize(statements)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            reifies -> {
              Triple said = reifies.getObject().asNode().getTriple();
              assertThat(read.getGraph().contains(said)).as(said.toString()).isTrue();
              assertThat(
                      reifies
                          .getSubject()
                          .hasProperty(
                              ResourceFactory.createProperty(
                                  "http://www.w3.org/ns/prov#wasDerivedFrom")))
                  .isTrue();
            });
    assertThat(read.contains(null, RDF.type, RDF.Statement)).isFalse();
    assertThat(read.contains(null, RDF.subject)).isFalse();
  }

  @Test
  void exportsIntoFile() {
    Path file = folder.resolve("all.nq");
    Run run = Run.on(store, "export", "--format", "nq", "-o", file.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(file).content().contains("graph/register>", "graph/ontology>", "deal-txt");
  }

  @Test
  void checkFindsNothingWrongThenAnAlteredText() throws IOException {
    Path own = copy("checked");
    Run well = Run.on(own, "check");
    assertThat(well.exit()).as(well.out()).isZero();
    try (Stream<Path> files = Files.walk(own.resolve("texts"))) {
      Path text = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      Files.writeString(text, TEXT.replace("China", "Chile"));
    }
    Run broken = Run.on(own, "check");
    assertThat(broken.exit()).isEqualTo(1);
    assertThat(broken.out()).contains("missing or was altered");
    Run report = Run.on(own, "check", "--format", "ttl");
    assertThat(report.exit()).isEqualTo(1);
    var model = ModelFactory.createDefaultModel();
    RDFParser.create().source(new StringReader(report.out())).lang(Lang.TURTLE).parse(model);
    assertThat(ValidationReport.fromModel(model).conforms()).isFalse();
    assertThat(report.out()).contains("check/text>");
  }

  @Test
  void removeLeavesATombstoneAndTheHistoryUntilItIsPurged() throws IOException {
    Path own = copy("removed");
    assertThat(Run.on(own, "remove", "deal.txt").out()).isEqualTo("removed deal.txt\n");
    assertThat(Run.on(own, "export", "--format", "nq").out())
        .contains("graph/register>")
        .contains("RemovedDocument>");
    assertThat(
            Run.on(own, "export", "--format", "nq")
                .out()
                .lines()
                .filter(quad -> !quad.endsWith("/graph/removed> ."))
                .filter(quad -> !quad.endsWith("/graph/history> .")))
        .noneMatch(quad -> quad.contains("deal-txt"));
    assertThat(Run.on(own, "purge", "deal.txt").exit()).isZero();
    try (Stream<Path> files = Files.walk(own.resolve("texts"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    Run again = Run.on(own, "remove", "deal.txt");
    assertThat(again.failsPlainly()).as(again.err()).isTrue();
    assertThat(again.err()).contains("no document “deal.txt”");
  }

  @Test
  void baseIsTheStoresFromTheFirstLoadOn() {
    Path own = folder.resolve("based");
    String base = "https://example.org/entente/id/";
    assertThat(Run.on(own, "load", "--base", base, document.toString()).exit()).isZero();
    assertThat(Run.on(own, "load", document.toString()).out()).contains("(1 unchanged)");
    String all = Run.on(own, "export", "--format", "nq").out();
    assertThat(all).contains("<" + base + "actor/russia>").doesNotContain("w3id.org/entente/id/");
    assertThat(Run.on(own, "check").exit()).isZero();
    Run other = Run.on(own, "load", "--base", "https://example.com/id/", document.toString());
    assertThat(other.failsPlainly()).as(other.err()).isTrue();
    assertThat(other.err()).contains("begin with " + base + ", not with https://example.com/id/");
    Run wrong = Run.on(folder.resolve("none"), "load", "--base", "example.org", "x.txt");
    assertThat(wrong.failsPlainly()).as(wrong.err()).isTrue();
    assertThat(wrong.err()).contains("an http address that ends in a slash");
  }

  @Test
  void changedDocumentIsReplaced() throws IOException {
    Path own = copy("changed");
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path changed = Files.writeString(elsewhere.resolve("deal.txt"), TEXT.replace("2014", "2015"));
    assertThat(Run.on(own, "load", changed.toString()).out()).contains("(1 replaced)");
    String all = Run.on(own, "export", "deal.txt", "--format", "nq").out();
    assertThat(all).contains("2015-05").doesNotContain("2014-05");
  }

  @Test
  void documentsAreNamedByTheirFilesPathsToo() throws IOException {
    Path own = copy("named");
    Path above = folder.resolve("named-in");
    Path in = Files.createDirectories(above.resolve("deep"));
    Path changed = Files.writeString(in.resolve("deal.txt"), TEXT.replace("2014", "2015"));
    assertThat(Run.on(own, "load", changed.toString()).out()).contains("(1 replaced)");
    String path = changed.toString();
    Run diff = Run.on(own, "diff", path, "--from", "2");
    assertThat(diff.exit()).as(diff.err()).isEqualTo(1);
    assertThat(diff.out()).isEqualTo(Run.on(own, "diff", "deal.txt", "--from", "2").out());
    assertThat(Run.on(own, "history", path).out().lines()).hasSize(3);
    assertThat(Run.on(own, "export", path, "--format", "nq").out()).contains("2015-05");
    Run other = Run.on(own, "remove", in.resolve("ideal.txt").toString());
    assertThat(other.failsPlainly()).as(other.err()).isTrue();

    assertThat(Run.on(own, "load", above.toString()).out()).contains("(1 added)");
    Run either = Run.on(own, "remove", path);
    assertThat(either.failsPlainly()).as(either.err()).isTrue();
    assertThat(either.err()).contains("deal.txt, deep/deal.txt");
    assertThat(Run.on(own, "remove", "deal.txt").out()).isEqualTo("removed deal.txt\n");
    assertThat(Run.on(own, "remove", path).out()).isEqualTo("removed deep/deal.txt\n");
    Run purge = Run.on(own, "purge", path);
    assertThat(purge.failsPlainly()).as("either").isTrue();
    assertThat(Run.on(own, "purge", "deep/deal.txt").exit()).isZero();
    assertThat(Run.on(own, "purge", path).out()).isEqualTo("purged deal.txt\n");
  }

  @Test
  void explains() {
    Run run = Run.on(store, "explain", "--text", TEXT);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("“Russia” actor Russia (State, in the register: ", "trigger", "→ ")
        .containsPattern("fact +Agreement")
        .contains("party Russia");
  }

  @Test
  void evaluatesOnlyWhatIsThere() {
    Run run = Run.on(store, "eval");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("russia-china-cooperation.txt; load it first");
  }

  @Test
  void evaluatesOneSetAtATime() {
    Run run = Run.on(store, "eval", "--unseen", "--paragraphs");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--unseen stands alone");
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (String command :
        List.of(
            "up", "load", "serve", "query", "list", "remove", "correct", "export", "check", "eval",
            "explain")) {
      Run run = Run.on(store, command, "--help");
      assertThat(run.exit()).isZero();
      assertThat(run.out()).contains("Usage: entente " + command, "Examples:", "Exit codes:");
    }
    assertThat(Run.on(store, "--help").out()).contains("Commands:", "generate-completion");
    assertThat(Run.on(store, "--version").out()).startsWith("entente ");
    assertThat(Run.on(store, "generate-completion").out()).contains("complete ");
  }

  @Test
  void leavesOutWhatIsNotSureEnough() {
    Path own = folder.resolve("sure");
    Run all = Run.on(own, "load", "--min-confidence", "0.01", document.toString());
    assertThat(all.out()).containsPattern("Agreement +1");
    Run none = Run.on(own, "load", "--min-confidence", "1", document.toString());
    assertThat(none.out()).contains("1 replaced").doesNotContain("Agreement");
    assertThat(Run.on(own, "load", document.toString()).out())
        .contains("1 replaced")
        .containsPattern("Agreement +1");
  }

  @Test
  void wrongUsageIsOneSentence() {
    for (List<String> words :
        List.of(
            List.of("lod"),
            List.of("load"),
            List.of("load", "--min-confidence", "1.5", "x.txt"),
            List.of("serve", "--port", "many"),
            List.of("export", "--format", "xml"),
            List.of("export", "--format", "jsonld", "--rdf12"),
            List.of("query", "no-such-question"),
            List.of("query", "agreements-between", "--nobody", "x"),
            List.of("query"),
            List.of("correct", "refuse", "urn:x"),
            List.of("correct", "refuse", "urn:x", "--why", "so"),
            List.of("correct", "refuse-link", "urn:x", "--why", "so"),
            List.of("correct", "undo", "urn:x"),
            List.of("explain"))) {
      Run run = Run.on(store, words.toArray(String[]::new));
      assertThat(run.failsPlainly()).as(words + ": " + run.err()).isTrue();
      assertThat(run.err().lines().count()).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void noStoreIsSaid() {
    Run run = Run.on(folder.resolve("none"), "list");
    assertThat(run.failsPlainly()).isTrue();
    assertThat(run.err()).contains("There is no store in").contains("--store");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void takenPortIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("localhost"))) {
      for (String command : List.of("serve", "up")) {
        Run run = Run.on(store, command, "--port", String.valueOf(taken.getLocalPort()));
        assertThat(run.failsPlainly()).as(run.err()).isTrue();
        assertThat(run.err()).contains("is taken", "--port");
      }
    }
  }
}
