package org.entente.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.release.Publication;
import org.entente.release.PublishReport;
import org.entente.release.Releases;
import org.entente.server.admin.ServedPublication;
import org.entente.store.StoreInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code entente publish}. */
@Command(
    name = "publish",
    header = "Make a copy of the store that never changes, and have servers serve it.",
    description = {
      "",
      "A release is a folder in FOLDER, named by the commit's date and number: the database written"
          + " anew, texts and history, and a list of all files with their checksums. When it is whole,"
          + " the file FOLDER/current names it, and each server that was started with entente serve"
          + " --store FOLDER goes over to it, without a request that fails. Others may read and write"
          + " the store meanwhile: when another process serves it, that one makes the release, if it"
          + " was started with --set adminPort=0.",
      "",
      "To go back, write the name of an older release into FOLDER/current."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente publish /srv/entente",
      "  entente publish /srv/entente --keep 5",
      "  entente serve --store /srv/entente"
    })
final class Publish implements Callable<Integer> {

  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Where the releases are; made when it is missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "How many older releases stay; the others are deleted, and served on by who serves them."
              + " Default: ${DEFAULT-VALUE}.")
  private int keep;

  @Override
  public Integer call() {
    if (keep < 0) {
      throw new UsageException("--keep must be 0 or more, not " + keep + ".");
    }
    PublishReport made = publish();
    main.terminal()
        .out()
        .println(
            made.name()
                + (made.made() ? "" : ", which was published before,")
                + " is current in "
                + folder
                + ": "
                + Texts.count((int) made.quads(), "quad")
                + " and "
                + Texts.count(made.texts(), "text")
                + ", "
                + Compact.size(made.bytes()));
    for (String name : new Releases(folder).dropOld(keep)) {
      main.terminal().out().println("deleted " + name);
    }
    return 0;
  }

  private PublishReport publish() {
    try (Entente entente = main.openExisting()) {
      return Publication.write(entente.store(), folder, this::progress);
    } catch (StoreInUseException e) {
      if (e.servedAt().isEmpty()) {
        throw e;
      }
      return ServedPublication.ask(main.store(), folder, this::progress);
    }
  }

  private void progress(String words) {
    main.terminal().err().println(words);
  }
}
