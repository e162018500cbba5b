package org.entente.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.store.StoredDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente remove}. */
@Command(
    name = "remove",
    header = "Remove documents and all that they say from the store.",
    description = {"", "All of them in one transaction, or none."},
    footerHeading = "%nExamples:%n",
    footer = {"  entente remove article.txt", "  entente remove article.txt --compact"})
final class Remove implements Callable<Integer> {

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "DOCUMENT",
      arity = "1..*",
      description = "Names as entente list shows them, files' paths, titles, or IRIs.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--compact", description = "Give the space back to the disk too.")
  private boolean compact;

  @Override
  public Integer call() {
    try (Entente entente = main.openExisting()) {
      List<StoredDocument> documents =
          names.stream()
              .map(name -> Documents.find(entente.store().link(), name))
              .distinct()
              .toList();
      entente.store().edit(edit -> documents.stream().filter(d -> edit.remove(d.iri())).count());
      if (compact) {
        entente.store().compact();
      }
      documents.forEach(
          d -> main.terminal().out().println("removed " + Texts.line(d.source(), 200)));
      return 0;
    }
  }
}
