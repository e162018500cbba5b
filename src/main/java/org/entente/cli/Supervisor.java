package org.entente.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.server.guard.Watchdog;

/**
 * Runs this same command in a process of its own, and starts it again when it dies. A stop by
 * Ctrl-C or TERM ends both; when this process is killed, the other notices and ends too.
 */
final class Supervisor {

  /** Tells the other process that it is supervised, and at which port it is to listen. */
  private static final String PORT = "ENTENTE_SUPERVISED_PORT";

  /** What {@code -XX:+ExitOnOutOfMemoryError} ends with. */
  private static final int OUT_OF_MEMORY = 3;

  /** 128 and more: ended by a signal; these two are stops that somebody wants. */
  private static final int SIGNAL = 128;

  private static final int INTERRUPTED = 130;
  private static final int TERMINATED = 143;

  /** Which dies sooner does not start well; it is given time. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private static final Duration LONGEST_STOP = Duration.ofSeconds(90);

  private final List<String> command;
  private final int port;
  private final PrintStream err;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private Supervisor(List<String> command, int port, PrintStream err) {
    this.command = command;
    this.port = port;
    this.err = err;
  }

  /** The port that a supervisor gave this process; empty when it has none. */
  static Optional<Integer> port() {
    return Optional.ofNullable(System.getenv(PORT)).map(Integer::valueOf);
  }

  /** Ends this process when the supervisor is gone. */
  static void endWithIt() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(TERMINATED)));
  }

  /**
   * Runs a command line of {@code entente} until it ends of its own will.
   *
   * @param port to listen at; 0 for one that is free now, and the same at every start
   * @return its exit code
   */
  static int run(List<String> arguments, int port, PrintStream err) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(arguments);
    return new Supervisor(command, port == 0 ? free() : port, err).run();
  }

  private int run() {
    while (true) {
      long start = System.nanoTime();
      int code = once();
      if (stopping.get() || !isDeath(code)) {
        return code;
      }
      err.println("entente: the server ended with " + code + reason(code) + "; it starts again.");
      if (System.nanoTime() - start < SHORT.toNanos()) {
        sleep();
      }
    }
  }

  private int once() {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.put(PORT, Integer.toString(port));
    try {
      Process process = builder.start();
      Thread stop = new Thread(() -> stop(process), "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      int code = process.waitFor();
      try {
        Runtime.getRuntime().removeShutdownHook(stop);
      } catch (IllegalStateException e) {
        // This process ends already.
        stopping.set(true);
      }
      return code;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void stop(Process process) {
    stopping.set(true);
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isDeath(int code) {
    return code == Watchdog.EXIT_CODE
        || code == OUT_OF_MEMORY
        || (code > SIGNAL && code != INTERRUPTED && code != TERMINATED);
  }

  private static String reason(int code) {
    return switch (code) {
      case Watchdog.EXIT_CODE -> " (a request did not stop)";
      case OUT_OF_MEMORY -> " (no memory was left)";
      default -> " (signal " + (code - SIGNAL) + ")";
    };
  }

  private static void sleep() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
