package org.entente.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entente.backup.BackupReport;
import org.entente.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente restore}. */
@Command(
    name = "restore",
    header = "Make a store from a copy that entente backup has made.",
    description = {
      "",
      "The store's folder (--store) must be missing or empty. The store is there whole, compared"
          + " with its checksums, or not at all."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente restore /backups/entente --store store",
      "  entente restore /backups/entente/2026-11-26T063600Z-12.backup --store old"
    })
final class RestoreStore implements Callable<Integer> {

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "PLACE",
      description = "The folder with the copies, for the newest, or the file of one.")
  private Path place = Path.of("");

  @Override
  public Integer call() {
    BackupReport made =
        Restore.run(place, main.store(), words -> main.terminal().err().println(words));
    main.terminal().out().println(BackUp.words(made) + " restored to " + main.store());
    return 0;
  }
}
