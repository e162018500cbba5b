package org.entente.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.LoadReport;
import org.entente.difference.Difference;
import org.entente.store.StoredDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code entente reload}. */
@Command(
    name = "reload",
    header = "Read the store's documents again, from the texts that it keeps.",
    description = {
      "",
      "Those that another version of the program, or other knowledge, has read; each with the least"
          + " confidence that it was loaded with. Ends with a report of what changed. After Ctrl-C or a"
          + " crash the same command goes on where it was."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  entente reload --outdated", "  entente reload --outdated --details"})
final class Reload implements Callable<Integer> {

  @ParentCommand private Main main;

  @Option(
      names = "--outdated",
      required = true,
      description = "Those that this version of the program would read otherwise, or may.")
  private boolean outdated;

  @Option(names = "--details", description = "List what changed, as entente diff does.")
  private boolean details;

  @Override
  public Integer call() {
    try (Interruption interruption = Interruption.listen();
        Entente entente = main.openExisting()) {
      LoadProgress progress = new LoadProgress(main.terminal(), interruption::isAskedFor);
      DifferenceText text = new DifferenceText(main.terminal().out());
      Map<String, String> sources = new HashMap<>();
      for (StoredDocument document : entente.store().documents()) {
        sources.put(document.iri(), document.source());
      }
      List<Difference> differences = new ArrayList<>();
      LoadReport report;
      try {
        report = entente.reload(progress, differences::add);
      } finally {
        progress.end();
      }
      if (details) {
        for (Difference difference : differences) {
          String iri = difference.document().getURI();
          text.print(sources.getOrDefault(iri, iri), difference);
        }
      }
      main.terminal()
          .out()
          .println(
              Texts.count(report.documents().size(), "document")
                  + " read again, "
                  + differences.size()
                  + " with differences: "
                  + DifferenceText.counts(differences));
      LoadDocuments.printProblems(main.terminal(), report);
      return report.problems().isEmpty() && !report.stopped() ? 0 : 1;
    }
  }
}
