package org.entente.cli;

import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.knowledge.DataFolder;
import org.entente.server.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
      "  entente serve --host 0.0.0.0 --supervise",
      "  entente serve --print-config"
    })
final class Serve implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @ParentCommand private Main main;
  @Mixin private Listen listen = new Listen();

  @Option(
      names = "--print-config",
      description =
          "Print every setting with its value, its default and what it does, as it would stand in"
              + " fuseki-config/entente.ttl, and end.")
  private boolean printConfig;

  @Option(
      names = "--supervise",
      description =
          "Start the server again when it dies: of a request that cannot be stopped, of memory that"
              + " is not enough.")
  private boolean supervise;

  @Override
  public Integer call() {
    if (printConfig) {
      main.terminal().out().print(Server.printSettings(DataFolder.find(), listen.settings()));
      return 0;
    }
    if (Supervisor.port().isPresent()) {
      Supervisor.endWithIt();
    } else if (supervise) {
      main.openExisting().close();
      Server.printSettings(DataFolder.find(), listen.settings());
      return Supervisor.run(
          spec.root().commandLine().getParseResult().originalArgs(),
          listen.port(),
          main.terminal().err());
    }
    try (Entente entente = main.openExisting();
        Server server = listen.serve(entente, main.terminal().err())) {
      main.terminal().out().println(server.address());
      Serving.untilStopped(entente, server);
      return 0;
    }
  }
}
