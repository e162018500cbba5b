package org.entente.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.entente.Entente;
import org.entente.annotation.CachingParser;
import org.entente.annotation.Nlp4jParser;
import org.entente.server.Server;

/** A server that may be edited, in a process of its own; as the launcher starts it. */
final class ServerProcess implements AutoCloseable {

  static final String TOKEN = "endurance-0123456789abcdef";

  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");
  private static final long PATIENCE_SECONDS = 180;

  private final Process process;
  private final Path store;
  private final Path log;
  private final URI address;

  private ServerProcess(Process process, Path store, Path log, URI address) {
    this.process = process;
    this.store = store;
    this.log = log;
    this.address = address;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param parses a folder of kept parses, so that no models are loaded for them; {@code entente
   *     serve} itself when empty
   */
  static ServerProcess start(Path store, Path log, Optional<Path> parses) throws IOException {
    // As the launcher has it.
    List<String> command =
        java(
            "-Xmx2g",
            "-XX:+UseG1GC",
            "-XX:+ExplicitGCInvokesConcurrent",
            "-XX:MaxGCPauseMillis=15",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:G1NewSizePercent=20",
            "-XX:ThreadPriorityPolicy=1",
            "-XX:JavaPriority1_To_OSPriority=15",
            "-XX:-PrintWarnings",
            "-XX:+ExitOnOutOfMemoryError");
    if (parses.isPresent()) {
      command.addAll(List.of(ServerProcess.class.getName(), store.toString()));
      command.add(parses.get().toAbsolutePath().toString());
    } else {
      command.addAll(List.of("org.entente.cli.Main", "--store", store.toString(), "serve"));
      command.addAll(List.of("--edit", "--port", "0", "--set", "adminPort=0"));
      command.addAll(List.of("--set", "editToken=" + TOKEN));
    }
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IllegalStateException("the server did not start: " + Files.readString(log));
    }
    return new ServerProcess(process, store, log, URI.create(line));
  }

  /** {@code entente serve} with kept parses: the store, their folder. */
  public static void main(String[] arguments) {
    Path parses = Path.of(arguments[1]);
    Entente entente =
        Entente.builder()
            .store(Path.of(arguments[0]))
            .parser(() -> new CachingParser(parses, Nlp4jParser::load))
            .open();
    Server server =
        entente.serveForEditing(Server.LOOPBACK, 0, Map.of("adminPort", "0", "editToken", TOKEN));
    Thread stop =
        new Thread(
            () -> {
              server.close();
              entente.close();
            });
    Runtime.getRuntime().addShutdownHook(stop);
    System.out.println(server.address());
    server.join();
  }

  private static List<String> java(String... options) {
    List<String> command = new ArrayList<>(List.of(BIN.resolve("java").toString()));
    command.addAll(List.of(options));
    command.add(
        "-Dentente.home=" + Path.of(System.getProperty("entente.home", "")).toAbsolutePath());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return command;
  }

  URI address() {
    return address;
  }

  Path store() {
    return store;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What the operator's port is asked by: its address, and the key that only the owner reads. */
  record Operated(URI address, String key) {}

  Operated operated() throws IOException {
    List<String> lines = Files.readAllLines(store.resolve("served-at-admin"));
    return new Operated(URI.create("http://127.0.0.1:" + lines.get(0) + "/"), lines.get(1));
  }

  /** Has it collect all that nobody uses, which is done before it counts what is there. */
  void collect() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                BIN.resolve("jcmd").toString(), Long.toString(pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!jcmd.waitFor(60, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
      throw new IllegalStateException("jcmd cannot speak with the server");
    }
  }

  /** Lines of its log that tell of a fault of the program. */
  List<String> faults() throws IOException {
    try (var lines = Files.lines(log, UTF_8)) {
      return lines
          .filter(line -> line.contains("ERROR") || line.matches("(Exception in|\\S*Error:).*"))
          .limit(20)
          .toList();
    }
  }

  /** Tells it to stop, as an operator does, and waits; its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server does not stop");
    }
    return process.exitValue();
  }

  /** {@code entente check} of its store, which it must have let go; its exit code. */
  int check(Path said) throws IOException, InterruptedException {
    List<String> command = java("-Xmx2g");
    command.addAll(List.of("org.entente.cli.Main", "--store", store.toString(), "check"));
    Process check =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (!check.waitFor(30, TimeUnit.MINUTES)) {
      check.destroyForcibly();
      throw new IllegalStateException("check does not end");
    }
    return check.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
