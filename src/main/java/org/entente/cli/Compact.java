package org.entente.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.store.Store;
import org.entente.store.StoreInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code entente compact}. */
@Command(
    name = "compact",
    header = "Give the space of what was replaced and removed back to the disk.",
    description = {
      "",
      "Rarely needed: a store is compacted by itself at the end of a command or of serving, when it"
          + " has grown to more than 1.5 times what its content would take freshly loaded."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  entente compact"})
final class Compact implements Callable<Integer> {

  @ParentCommand private Main main;

  @Override
  public Integer call() {
    try (Entente entente = main.openExisting()) {
      Store store = entente.store();
      long before = store.used();
      main.terminal().err().println("compacting " + size(before));
      store.compact();
      main.terminal().out().println("compacted from " + size(before) + " to " + size(store.used()));
      return 0;
    } catch (StoreInUseException e) {
      if (e.servedAt().isEmpty()) {
        throw e;
      }
      throw new UsageException(
          "The store is served at "
              + e.servedAt().get()
              + " and is compacted when the server is stopped, if it has grown. Stop it first.");
    }
  }

  static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
