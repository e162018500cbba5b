package org.entente.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command reads from and writes to. Always UTF-8.
 *
 * @param out results
 * @param err progress and complaints
 * @param interactive whether a person looks at {@code err} as it is written
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {

  /** The process's own streams. */
  static Terminal ofProcess() {
    return new Terminal(
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        isWatched());
  }

  /** The launcher knows it of {@code err} itself; else both ends must be a terminal. */
  private static boolean isWatched() {
    String said = System.getProperty("entente.terminal");
    return said == null ? System.console() != null : Boolean.parseBoolean(said);
  }
}
