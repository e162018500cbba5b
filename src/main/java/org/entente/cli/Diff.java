package org.entente.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.entente.Entente;
import org.entente.LoadReport;
import org.entente.difference.Difference;
import org.entente.difference.DifferenceGraph;
import org.entente.difference.DifferenceJson;
import org.entente.source.Sources;
import org.entente.store.DocumentVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente diff}. */
@Command(
    name = "diff",
    header = "Show what documents say now against what the store holds of them.",
    description = {
      "",
      "Facts and actors that came (+), went (-) or are told otherwise (~): which slot, from what to"
          + " what, on which words. Files are read as load would read them; nothing is written. Exit"
          + " code 0 when all is the same, 1 when something differs, 2 when it could not be done."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente diff article.txt",
      "  entente diff articles/ --format json",
      "  entente diff article.txt --from 2026-11-25",
      "  entente diff article.txt --from 12 --to 17 --format ttl",
      "  entente diff --outdated"
    })
final class Diff implements Callable<Integer> {

  /** How it is written. */
  enum Form {
    text,
    ttl,
    json
  }

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files and folders as load takes them, or - for standard input.")
  private List<String> places = new ArrayList<>();

  @Option(
      names = "--outdated",
      description =
          "Compare what another version of the program, or other knowledge, has read with what this"
              + " one reads in the same texts: what reload --outdated would change.")
  private boolean outdated;

  @Option(
      names = "--from",
      paramLabel = "DATE|VERSION",
      description =
          "Compare versions of a document in the store, PATH is its name then: this one, by a date or a"
              + " number as entente history shows them.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DATE|VERSION",
      description = "with this one. Default: as it is now.")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--format",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private Form form = Form.text;

  @Override
  public Integer call() throws IOException {
    if (outdated == !places.isEmpty() || to.isPresent() && from.isEmpty()) {
      throw new UsageException(
          "Name files or folders to compare; or one document and --from; or give --outdated.");
    }
    if (from.isPresent()) {
      return versions();
    }
    try (Interruption interruption = Interruption.listen();
        Entente entente = main.openExisting()) {
      LoadProgress progress = new LoadProgress(main.terminal(), interruption::isAskedFor);
      List<Difference> differences = new ArrayList<>();
      LoadReport report;
      try {
        report =
            outdated
                ? entente.compareOutdated(progress, differences::add)
                : entente.compare(
                    new Sources(Sources.DEFAULT_LIMIT, main.terminal().in()),
                    places,
                    progress,
                    differences::add);
      } finally {
        progress.end();
      }
      print(entente, differences);
      LoadDocuments.printProblems(main.terminal(), report);
      return !report.problems().isEmpty() || report.stopped() ? 2 : differences.isEmpty() ? 0 : 1;
    }
  }

  private int versions() throws IOException {
    if (outdated || places.size() != 1) {
      throw new UsageException("Name one document whose versions are to be compared.");
    }
    try (Entente entente = main.openExisting()) {
      String document = Documents.ofHistory(entente.store(), places.get(0));
      Difference difference =
          entente.compare(document, AsOf.moment(from.get()), to.map(AsOf::moment));
      List<Difference> differences = difference.isEmpty() ? List.of() : List.of(difference);
      print(entente, differences);
      return differences.isEmpty() ? 0 : 1;
    }
  }

  private void print(Entente entente, List<Difference> differences) throws IOException {
    switch (form) {
      case ttl ->
          RDFWriter.source(DifferenceGraph.of(differences))
              .lang(Lang.TURTLE)
              .output(main.terminal().out());
      case json -> DifferenceJson.write(differences, main.terminal().out());
      case text -> {
        Map<String, String> sources = new HashMap<>();
        DocumentVersion.all(entente.store().link())
            .forEach(version -> sources.put(version.document(), version.source()));
        entente.store().documents().forEach(d -> sources.put(d.iri(), d.source()));
        DifferenceText text = new DifferenceText(main.terminal().out());
        for (Difference difference : differences) {
          String iri = difference.document().getURI();
          text.print(sources.getOrDefault(iri, iri), difference);
        }
      }
    }
    main.terminal().out().flush();
  }
}
