package org.entente.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.Entente;
import org.entente.knowledge.DataFolder;
import org.entente.release.Releases;
import org.entente.server.Follower;
import org.entente.server.Server;
import picocli.CommandLine.Option;

/** Where a server listens, and what is set about it. */
final class Listen {

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + Server.DEFAULT_PORT,
      description = "The port, 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port = Server.DEFAULT_PORT;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = Server.LOOPBACK,
      description =
          "The address to listen at; 0.0.0.0 lets other machines in. Default: ${DEFAULT-VALUE}.")
  private String host = Server.LOOPBACK;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "A setting of the server, over that of fuseki-config/entente.ttl; may be repeated."
              + " serve --print-config lists them.")
  private Map<String, String> settings = new LinkedHashMap<>();

  Map<String, String> settings() {
    return settings;
  }

  @Option(
      names = "--edit",
      description =
          "Let those add, remove and correct documents, at /entente/load or over HTTP, who know the"
              + " token that is printed, or that --set editToken=TOKEN sets.")
  private boolean edit;

  /** Starts a server so. */
  Server serve(Entente entente, PrintStream err) {
    Server server =
        edit
            ? entente.serveForEditing(host, port(), settings)
            : entente.serve(host, port(), settings);
    if (!settings.containsKey("editToken")) {
      server
          .editToken()
          .ifPresent(
              token -> {
                err.println("entente: token for editing " + token);
                err.println("entente: edit at " + server.address() + "load#token=" + token);
              });
    }
    server
        .adminAddress()
        .ifPresent(address -> err.println("entente: health and metrics " + address));
    return server;
  }

  /** Starts a server that goes from release to release. */
  Follower follow(Releases releases, PrintStream err) {
    if (edit) {
      throw new UsageException(
          "Published releases cannot be edited: leave --edit out, or name a store with --store.");
    }
    Follower follower = Follower.start(releases, DataFolder.find(), host, port(), settings);
    follower
        .adminAddress()
        .ifPresent(address -> err.println("entente: health and metrics " + address));
    return follower;
  }

  int port() {
    return Supervisor.port().orElse(port);
  }
}
