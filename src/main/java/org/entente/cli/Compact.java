package org.entente.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.server.admin.ServedCompaction;
import org.entente.server.admin.ServedCompaction.Sizes;
import org.entente.store.StoreInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code entente compact}. */
@Command(
    name = "compact",
    header = "Give the space of what was replaced and removed back to the disk.",
    description = {
      "",
      "Rarely needed: a store is compacted by itself, while it is open or at the end of a command,"
          + " when it has grown to more than 1.4 times what its content would take freshly loaded."
          + " Others may read the store meanwhile; who writes waits. When another process serves it,"
          + " that one does it, if it was started with --set adminPort=0."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  entente compact"})
final class Compact implements Callable<Integer> {

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    Sizes sizes = compact();
    main.terminal()
        .out()
        .println("compacted from " + size(sizes.before()) + " to " + size(sizes.after()));
    return 0;
  }

  private Sizes compact() {
    try (Entente entente = main.openExisting()) {
      return ServedCompaction.run(entente.store(), this::progress);
    } catch (StoreInUseException e) {
      if (e.servedAt().isEmpty()) {
        throw e;
      }
      return ServedCompaction.ask(main.store(), this::progress);
    }
  }

  private void progress(String words) {
    main.terminal().err().println(words);
  }

  static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
