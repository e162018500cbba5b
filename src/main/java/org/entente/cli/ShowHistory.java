package org.entente.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.entente.server.StoreReader;
import org.entente.store.DocumentVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente history}. */
@Command(
    name = "history",
    header = "List the versions that documents have and had.",
    description = {
      "",
      "With the number of the commit by which each came, which --as-of and diff take; from when to"
          + " when it was in the store; the beginning of its text's sha256; which version of the program"
          + " read it. Also of removed documents, until they are purged."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  entente history", "  entente history article.txt"})
final class ShowHistory implements Callable<Integer> {

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "DOCUMENT",
      arity = "0..1",
      description = "A name, an IRI or a file's path. Default: all.")
  private Optional<String> name = Optional.empty();

  @Override
  public Integer call() {
    try (StoreReader store = main.read()) {
      List<DocumentVersion> versions = DocumentVersion.all(store.link());
      List<DocumentVersion> wanted =
          name.map(
                  n ->
                      Documents.named(
                          versions, DocumentVersion::source, DocumentVersion::document, n))
              .orElse(versions);
      if (wanted.isEmpty() && name.isPresent()) {
        throw new UsageException(
            "The history knows no document “"
                + Texts.line(name.get(), 100)
                + "”; entente history lists all.");
      }
      print(wanted);
      return 0;
    }
  }

  private void print(List<DocumentVersion> versions) {
    PrintStream out = main.terminal().out();
    String row = "%6s  %-24s  %-24s  %-12s  %-20s  %s%n";
    out.printf(row, "commit", "from", "to", "sha256", "read by", "document");
    for (DocumentVersion version : versions) {
      out.printf(
          row,
          version.commit(),
          version.since().map(Instant::toString).orElse("before the history"),
          version.until().map(Instant::toString).orElse("now"),
          version.sha256().substring(0, 12),
          version.extractor().orElse(""),
          Texts.line(version.source(), 80));
    }
  }
}
