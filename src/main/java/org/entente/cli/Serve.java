package org.entente.cli;

import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code entente serve}. */
@Command(
    name = "serve",
    header = "Serve the store over HTTP, read only, until Ctrl-C.",
    description = {
      "",
      "The first line on standard output is the address, printed once it answers. SPARQL is answered"
          + " at sparql below it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  entente serve",
      "  entente serve --port 0",
      "  entente serve --host 0.0.0.0 --port 8080",
      "  entente serve --set concurrentQueries=4 --set clientTime=30s",
      "  entente serve --print-config"
    })
final class Serve implements Callable<Integer> {

  @ParentCommand private Main main;
  @Mixin private Listen listen = new Listen();

  @Option(
      names = "--print-config",
      description =
          "Print every setting with its value, its default and what it does, as it would stand in"
              + " fuseki-config/entente.ttl, and end.")
  private boolean printConfig;

  @Override
  public Integer call() {
    if (printConfig) {
      main.terminal().out().print(Server.printSettings(DataFolder.find(), listen.settings()));
      return 0;
    }
    try (Entente entente = main.openExisting();
        Server server = entente.serve(listen.host(), listen.port(), listen.settings())) {
      main.terminal().out().println(server.address());
      Serving.untilStopped(entente, server);
      return 0;
    }
  }
}
