package org.entente.source.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.entente.source.extract.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process that reads files, one at a time. For one thread. */
final class Child implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Child.class);

  /** With which Java ends by {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  /**
   * What a Java needs to know of its surroundings; nothing else is told to whoever may be misled.
   */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot");

  private final Limits limits;
  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private volatile String said = "it said nothing";

  private Child(Limits limits, Process process) {
    this.limits = limits;
    this.process = process;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 65_536));
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 65_536));
    daemon(this::listen, "sandbox-messages").start();
  }

  /**
   * @throws Refusal when no process starts
   */
  static Child start(Limits limits) {
    ProcessBuilder builder = new ProcessBuilder(command(limits));
    builder.environment().keySet().retainAll(ENVIRONMENT);
    Child child;
    try {
      child = new Child(limits, builder.start());
    } catch (IOException e) {
      throw doesNotStart(String.valueOf(e.getMessage()));
    }
    boolean ready = false;
    try {
      ready = child.within(limits.start(), child.in::readInt) == Wire.READY;
    } catch (IOException | TimeoutException e) {
      LOG.debug("a process does not start", e);
    } finally {
      if (!ready) {
        child.close();
      }
    }
    if (!ready) {
      throw doesNotStart(child.said);
    }
    return child;
  }

  private static Refusal doesNotStart(String reason) {
    return new Refusal(
        "it needs a second Java process to be read, which does not start: " + reason);
  }

  private static List<String> command(Limits limits) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + limits.heap() + "m",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:MaxDirectMemorySize=64m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+SuppressFatalErrorMessage",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:-UsePerfData",
        "-Djava.awt.headless=true",
        "-cp",
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)),
        SandboxMain.class.getName());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Of the process, for tests and logs. */
  long pid() {
    return process.pid();
  }

  /**
   * Has a file read; one that takes too long is refused.
   *
   * @throws Refusal when the process does not survive it
   */
  Wire.Answer ask(Wire.Request request) {
    try {
      return within(
          limits.answer(),
          () -> {
            Wire.write(out, request);
            return Wire.answer(in);
          });
    } catch (TimeoutException e) {
      return new Wire.Refused(
          new Refusal(
              String.format(
                  "reading it took longer than %d seconds; it is damaged or hostile",
                  limits.answer().toSeconds())),
          true);
    } catch (IOException e) {
      throw died(e);
    }
  }

  private Refusal died(IOException e) {
    boolean over = false;
    try {
      over = process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
    LOG.debug("the process {} ended over a file; last it said: {}", process.pid(), said, e);
    return new Refusal(
        !over
            ? "what reads it gave no answer that can be understood; it is damaged or hostile"
            : process.exitValue() == OUT_OF_MEMORY
                ? String.format(
                    "reading it needs more than %d MB of memory; it is damaged, hostile or too large",
                    limits.heap())
                : String.format(
                    "the process that read it broke off (exit code %d); it is damaged or hostile",
                    process.exitValue()));
  }

  /** In a thread of its own, since reading a pipe heeds no interruption. */
  private <T> T within(Duration time, Callable<T> work) throws IOException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(work);
    daemon(task, "sandbox").start();
    try {
      return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof IOException fault ? fault : new IOException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading a file");
    }
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said = line;
        LOG.debug("{}: {}", process.pid(), line);
      }
    } catch (IOException e) {
      LOG.debug("the process {} is heard no more", process.pid(), e);
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Ends the process at once. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
