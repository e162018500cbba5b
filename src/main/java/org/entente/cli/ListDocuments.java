package org.entente.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.server.StoreReader;
import org.entente.store.StoredDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code entente list}. */
@Command(
    name = "list",
    header = "List the documents in the store.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente list",
      "  entente list --as-of 2026-11-26",
      "  entente list --store /data/store"
    })
final class ListDocuments implements Callable<Integer> {

  @ParentCommand private Main main;
  @Mixin private AsOf asOf = new AsOf();

  @Override
  public Integer call() {
    try (StoreReader store = asOf.read(main)) {
      PrintStream out = main.terminal().out();
      List<StoredDocument> documents = StoredDocument.all(store.link());
      int width =
          Math.min(
              50,
              documents.stream()
                  .mapToInt(d -> Texts.line(d.source(), 50).length())
                  .max()
                  .orElse(0));
      String row = "%-" + Math.max(width, "document".length()) + "s  %7s  %11s  %s%n";
      out.printf(row, "document", "actors", "engagements", "title");
      for (StoredDocument document : documents) {
        out.printf(
            row,
            Texts.line(document.source(), 50),
            document.actors(),
            document.engagements(),
            Texts.line(document.title(), 80));
      }
      return 0;
    }
  }
}
