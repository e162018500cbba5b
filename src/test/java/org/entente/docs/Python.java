package org.entente.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.Entente;
import org.entente.server.Server;

/** Runs a page's Python, with an interpreter of this machine that has the modules it imports. */
final class Python {

  private static final Pattern IMPORT = Pattern.compile("(?m)^(?:from|import) (\\w+)");

  private Python() {}

  /**
   * Runs code against a server on the store, and returns what it prints.
   *
   * @return empty when no interpreter here has the modules
   */
  static Optional<String> run(String code, Path store, Path folder) throws Exception {
    Optional<String> interpreter = interpreter(code);
    if (interpreter.isEmpty()) {
      System.out.println("Skipped, no Python here has what it imports:\n" + code);
      return Optional.empty();
    }
    try (Entente entente = Entente.builder().store(store).open();
        Server server = entente.serve(Server.LOOPBACK, 0)) {
      Files.createDirectories(folder);
      Path file = folder.resolve("snippet.py");
      Files.writeString(file, code.replace(":3030/", ":" + server.port() + "/"));
      return Optional.of(printed(List.of(interpreter.get(), file.toString())));
    }
  }

  private static Optional<String> interpreter(String code) throws Exception {
    StringBuilder imports = new StringBuilder("pass");
    Matcher module = IMPORT.matcher(code);
    while (module.find()) {
      imports.append("; import ").append(module.group(1));
    }
    for (String candidate :
        Stream.of("python3", "/usr/bin/python3").filter(Python::canStart).toList()) {
      Process process =
          new ProcessBuilder(candidate, "-c", imports.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() == 0) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean canStart(String candidate) {
    try {
      new ProcessBuilder(candidate, "--version").start().waitFor();
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String printed(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError("Python failed:\n" + printed);
    }
    return printed;
  }
}
