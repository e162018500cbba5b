package org.entente.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.FolderWatch;
import org.entente.LoadReport;
import org.entente.source.Sources;
import org.entente.store.Change;
import org.entente.store.StoreInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente load}. */
@Command(
    name = "load",
    header = "Read documents into the store.",
    description = {
      "",
      "A document that the store holds already is left as it is; a changed one is replaced. One that"
          + " cannot be read is reported and does not stop the others.",
      "",
      "With --bulk many documents make a new store: they are kept beside its place (DIR.loading)"
          + " until all are read, then it is made in one go. After Ctrl-C or a crash the same command"
          + " goes on.",
      "",
      "With --watch it goes on until Ctrl-C: files that are new or changed are read once they are"
          + " quiet for a second, documents whose files are deleted are removed, also those that were"
          + " deleted while nobody watched. A store that a server holds is fed by that server: see"
          + " serve --watch."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente load article.txt",
      "  entente load articles/ more/*.md",
      "  entente load --min-confidence 0.9 articles/",
      "  entente load --watch articles/",
      "  entente load --bulk --store archive archive-of-articles/",
      "  curl -s https://example.org/article.txt | entente load -",
      "  entente load --base https://example.org/entente/id/ articles/"
    })
final class LoadDocuments implements Callable<Integer> {

  private static final String NOT_READ =
      "the other documents were not read; the same command reads them";

  private static final String NO_STORE =
      "no store was made yet; the same command goes on where this one was";

  @ParentCommand private Main main;
  @Mixin private Naming naming = new Naming();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Files (text, Markdown, HTML, PDF, Word, OpenDocument, RTF, EPUB, mail, ZIP, or records in CSV"
              + " or JSON Lines), folders of them, or - for standard input.")
  private List<String> places = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "BYTES",
      defaultValue = "" + Sources.DEFAULT_LIMIT,
      description = "Refuse larger documents. Default: ${DEFAULT-VALUE}.")
  private long limit = Sources.DEFAULT_LIMIT;

  @Option(
      names = "--min-confidence",
      paramLabel = "0..1",
      description =
          "Leave out engagements that are less sure. Of those that say 0.9 about nine in ten are right;"
              + " docs/quality.md has the table. Default: all are loaded, each with its ent:confidence.")
  private double leastConfidence;

  @Option(names = "--watch", description = "Watch the folders that are named, until Ctrl-C.")
  private boolean watch;

  @Option(names = "--bulk", description = "Make a new store, in less time a document.")
  private boolean bulk;

  @Option(
      names = "--extracted",
      description =
          "The folders hold what the Spark job has read (docs/spark.md): a new store is made of it.")
  private boolean extracted;

  @Mixin private Deletion deletion = new Deletion();

  @Override
  public Integer call() {
    if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
      throw new UsageException("--min-confidence is from 0 to 1, such as 0.9.");
    }
    if (limit < 1 || limit > Integer.MAX_VALUE - 16) {
      throw new UsageException("--limit must be between 1 and 2147483631 bytes.");
    }
    if (watch && (bulk || extracted)) {
      throw new UsageException("--watch is of a store that is there; load first, then watch.");
    }
    return bulk || extracted ? loadInBulk() : load();
  }

  private int loadInBulk() {
    Entente.Builder store = naming.of(main.opening().leastConfidence(leastConfidence));
    try (Interruption interruption = Interruption.listen()) {
      LoadProgress progress = new LoadProgress(main.terminal(), interruption::isAskedFor);
      if (extracted) {
        return loadExtracted(store, progress);
      }
      LoadReport report;
      try {
        report = store.loadInBulk(new Sources(limit, main.terminal().in()), places, progress);
      } finally {
        progress.end();
      }
      print(main.terminal(), report, NO_STORE);
      return report.problems().isEmpty() && !report.stopped() ? 0 : 1;
    }
  }

  private int loadExtracted(Entente.Builder store, LoadProgress progress) {
    OptionalInt documents;
    try {
      documents = store.loadExtracted(places.stream().map(Path::of).toList(), progress);
    } finally {
      progress.end();
    }
    if (documents.isEmpty()) {
      printStopped(main.terminal(), NO_STORE);
      return 1;
    }
    main.terminal().out().println(Texts.count(documents.getAsInt(), "document") + " (all ready)");
    return 0;
  }

  private int load() {
    try (Interruption interruption = Interruption.listen();
        Entente entente = open()) {
      Sources sources = new Sources(limit, main.terminal().in());
      if (watch) {
        return watch(interruption, entente, sources);
      }
      LoadReport report = load(main.terminal(), interruption, entente, sources, places);
      return report.problems().isEmpty() && !report.stopped() ? 0 : 1;
    }
  }

  private Entente open() {
    try {
      return naming.of(main.opening().leastConfidence(leastConfidence)).open();
    } catch (StoreInUseException e) {
      if (watch && e.servedAt().isPresent()) {
        throw new UsageException(
            "The store in "
                + main.store()
                + " is being served. Let the server watch: stop it and start it by entente serve"
                + " --watch "
                + String.join(" --watch ", places)
                + ".");
      }
      throw e;
    }
  }

  private int watch(Interruption interruption, Entente entente, Sources sources) {
    Watching watching = new Watching(main.terminal(), interruption::isAskedFor);
    try (FolderWatch folders = deletion.watch(entente, sources, places)) {
      if (!watching.begin(folders).stopped()) {
        folders.follow(watching);
      }
      int exit = watching.isCut() ? 1 : 0;
      interruption.exitWith(exit);
      return exit;
    }
  }

  /** Loads and prints the report. */
  static LoadReport load(
      Terminal terminal,
      Interruption interruption,
      Entente entente,
      Sources sources,
      List<String> places) {
    LoadProgress progress = new LoadProgress(terminal, interruption::isAskedFor);
    LoadReport report;
    try {
      report = entente.load(sources, places, progress);
    } finally {
      progress.end();
    }
    print(terminal, report);
    return report;
  }

  static void print(Terminal terminal, LoadReport report) {
    print(terminal, report, NOT_READ);
  }

  private static void print(Terminal terminal, LoadReport report, String stopped) {
    terminal.out().println(summary(report));
    printLeftOut(terminal, report);
    printProblems(terminal, report, stopped);
  }

  /** What of documents that were read is not in the store, and why. */
  static void printLeftOut(Terminal terminal, LoadReport report) {
    for (LoadReport.Loaded loaded : report.documents()) {
      loaded
          .leftOut()
          .forEach(
              fact ->
                  terminal
                      .err()
                      .println("left out: " + Texts.line(loaded.source() + ": " + fact, 400)));
    }
  }

  /** What was not read, and why. */
  static void printProblems(Terminal terminal, LoadReport report) {
    printProblems(terminal, report, NOT_READ);
  }

  private static void printProblems(Terminal terminal, LoadReport report, String stopped) {
    report.problems().forEach(p -> terminal.err().println("problem: " + Texts.clean(p.toString())));
    if (report.stopped()) {
      printStopped(terminal, stopped);
    }
  }

  private static void printStopped(Terminal terminal, String why) {
    terminal.err().println("stopped: " + why);
  }

  private static String summary(LoadReport report) {
    List<String> parts = new ArrayList<>();
    for (Change change : Change.values()) {
      if (report.count(change) > 0) {
        parts.add(report.count(change) + " " + change.name().toLowerCase(Locale.ROOT));
      }
    }
    if (!report.problems().isEmpty()) {
      parts.add(Texts.count(report.problems().size(), "problem"));
    }
    StringBuilder summary = new StringBuilder();
    summary
        .append(Texts.count(report.documents().size(), "document"))
        .append(parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")")
        .append(String.format(Locale.ROOT, " in %.1f s", report.time().toMillis() / 1000.0));
    report
        .facts()
        .forEach((type, number) -> summary.append(String.format("%n  %-12s %5d", type, number)));
    return summary.toString();
  }
}
