package org.entente.cli;

import java.util.concurrent.Callable;
import org.entente.Entente;
import org.entente.server.Server;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  entente serve --host 0.0.0.0 --port 8080"
    })
final class Serve implements Callable<Integer> {

  @ParentCommand private Main main;
  @Mixin private Listen listen = new Listen();

  @Override
  public Integer call() {
    try (Entente entente = main.openExisting();
        Server server = entente.serve(listen.host(), listen.port())) {
      main.terminal().out().println(server.address());
      Serving.untilStopped(entente, server);
      return 0;
    }
  }
}
