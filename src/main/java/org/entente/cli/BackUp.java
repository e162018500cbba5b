package org.entente.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.backup.Backup;
import org.entente.backup.BackupReport;
import org.entente.backup.Restore;
import org.entente.server.admin.ServedBackup;
import org.entente.store.StoreInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente backup}. */
@Command(
    name = "backup",
    header = "Copy the store into a folder, or look through such a copy.",
    description = {
      "",
      "Graphs, texts, corrections, links and history as of one moment, compressed. What the folder"
          + " holds already is not written again, so a copy a day takes little. Others may read and"
          + " write the store meanwhile: when another process serves it, that one makes the copy, if"
          + " it was started with --set adminPort=0."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  entente backup /backups/entente", "  entente backup /backups/entente --verify"})
final class BackUp implements Callable<Integer> {

  @ParentCommand private Main main;

  @Parameters(paramLabel = "FOLDER", description = "Where the copies are; made when it is missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--verify",
      description = "Make no copy: read all of the newest and compare it with its checksums.")
  private boolean verify;

  @Override
  public Integer call() {
    if (verify) {
      BackupReport whole = Restore.verify(folder, this::progress);
      main.terminal().out().println(words(whole) + " are whole in " + whole.copy());
      return 0;
    }
    BackupReport made = copy();
    main.terminal().out().println(words(made) + " are in " + made.copy());
    main.terminal()
        .out()
        .println(
            "written anew: "
                + Texts.count(made.written(), "file")
                + ", "
                + Compact.size(made.bytes()));
    return 0;
  }

  private BackupReport copy() {
    try (Entente entente = main.openExisting()) {
      return Backup.write(entente.store(), folder, this::progress);
    } catch (StoreInUseException e) {
      if (e.servedAt().isEmpty()) {
        throw e;
      }
      return ServedBackup.ask(main.store(), folder, this::progress);
    }
  }

  static String words(BackupReport report) {
    return Texts.count(report.graphs(), "graph")
        + ", "
        + Texts.count((int) report.quads(), "quad")
        + " and "
        + Texts.count(report.texts(), "text");
  }

  private void progress(String words) {
    main.terminal().err().println(words);
  }
}
