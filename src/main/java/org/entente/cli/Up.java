package org.entente.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.FolderWatch;
import org.entente.LoadReport;
import org.entente.knowledge.BundledText;
import org.entente.knowledge.DataFolder;
import org.entente.query.Answer;
import org.entente.server.Server;
import org.entente.source.Sources;
import org.entente.store.StoredDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente up}. */
@Command(
    name = "up",
    header = "Load the documents in data/documents and serve them.",
    description = {
      "",
      "What the store holds already is not loaded again. Ends with Ctrl-C. A document that cannot be"
          + " read is reported; the others are served. With --watch the folders are watched from then"
          + " on: files that are new or changed are loaded, documents of deleted ones removed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente up",
      "  entente up --port 8080 my-articles/",
      "  entente up --watch my-articles/",
      "  entente up --store /tmp/try --port 0"
    })
final class Up implements Callable<Integer> {

  @ParentCommand private Main main;
  @Mixin private Listen listen = new Listen();
  @Mixin private Naming naming = new Naming();

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders instead of data/documents.")
  private List<String> places = List.of();

  @Option(names = "--watch", description = "Watch the folders while they are served.")
  private boolean watch;

  @Mixin private Deletion deletion = new Deletion();

  @Override
  public Integer call() {
    List<String> from = places.isEmpty() ? List.of(own().toString()) : places;
    try (Interruption interruption = Interruption.listen();
        Entente entente = naming.of(main.opening()).open();
        // Before loading, so that a taken port is known at once.
        Server server = listen.serve(entente, main.terminal().err())) {
      Terminal terminal = main.terminal();
      Sources sources = new Sources(Sources.DEFAULT_LIMIT, terminal.in());
      if (watch) {
        return watch(interruption, entente, server, sources, from);
      }
      LoadReport report = LoadDocuments.load(terminal, interruption, entente, sources, from);
      if (report.stopped()) {
        return 1;
      }
      interruption.close();
      if (entente.store().documents().isEmpty() && !report.problems().isEmpty()) {
        return 1;
      }
      print(terminal.out(), entente, server);
      Serving.untilStopped(entente, server);
      return 0;
    }
  }

  private int watch(
      Interruption interruption,
      Entente entente,
      Server server,
      Sources sources,
      List<String> from) {
    Terminal terminal = main.terminal();
    try (FolderWatch folders = deletion.watch(entente, sources, from)) {
      if (new Watching(terminal, interruption::isAskedFor).begin(folders).stopped()) {
        return 1;
      }
      interruption.close();
      print(terminal.out(), entente, server);
      Serving.untilStopped(
          entente, server, stopped -> new Watching(terminal, stopped).beside(folders, true));
      return 0;
    }
  }

  private static Path own() {
    Path folder = DataFolder.find().resolve("data/documents");
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          "There is no folder " + folder + ". Name the documents to load: entente up PATH.");
    }
    return folder;
  }

  private static void print(PrintStream out, Entente entente, Server server) {
    List<StoredDocument> documents = entente.store().documents();
    out.printf(
        "In the store: %s, %s, %s%n",
        Texts.count(documents.size(), "document"),
        Texts.count(actors(entente), "actor"),
        Texts.count(documents.stream().mapToInt(StoredDocument::engagements).sum(), "engagement"));
    entente
        .store()
        .engagementCounts()
        .forEach((type, n) -> out.printf("  %-12s %5d%n", type.replaceFirst(".*[#/]", ""), n));
    out.printf("%nPage      %s%nSPARQL    %s%n", server.address(), server.endpoint());
    out.printf("%nAsk it in another terminal:%n%n%s%n%nStop with Ctrl-C.%n", example(server));
    out.flush();
  }

  private static int actors(Entente entente) {
    if (entente.query(BundledText.read(Up.class, "actors.rq")) instanceof Answer.Rows rows) {
      return ((Number) rows.rows().get(0).get("actors").getLiteralValue()).intValue();
    }
    throw new IllegalStateException("actors.rq does not count");
  }

  /** A command to paste; the query holds no apostrophe. */
  private static String example(Server server) {
    String query =
        Server.exampleQuery()
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .reduce((a, b) -> a + "\n" + b)
            .orElse("");
    return "curl -s "
        + server.endpoint()
        + " -H 'Accept: text/csv' --data-urlencode query='\n"
        + query
        + "'";
  }
}
