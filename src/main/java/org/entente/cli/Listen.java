package org.entente.cli;

import org.entente.server.Server;
import picocli.CommandLine.Option;

/** Where a server listens. */
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

  int port() {
    return port;
  }

  String host() {
    return host;
  }
}
