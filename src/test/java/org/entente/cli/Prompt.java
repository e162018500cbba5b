package org.entente.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.entente.testing.SharedParser;

/** The program as a user at a prompt has it, run in this process for tests of other packages. */
public final class Prompt {

  private Prompt() {}

  /** Runs a command line, with the real parser, and returns its exit code. */
  public static int run(String input, OutputStream out, OutputStream err, String... arguments) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return Main.run(terminal, SharedParser::get, arguments);
  }
}
