package org.entente.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes that a test starts, each with a log, and ends. */
final class Processes implements AutoCloseable {

  /** A process and what it says. */
  record Started(Process process, Path log) {

    String said() throws IOException {
      return Files.exists(log) ? Files.readString(log) : "";
    }

    /** Waits until it has said something. */
    Matcher await(String pattern, Duration limit) throws IOException, InterruptedException {
      Pattern wanted = Pattern.compile(pattern);
      long end = System.nanoTime() + limit.toNanos();
      while (System.nanoTime() < end) {
        Matcher matcher = wanted.matcher(said());
        if (matcher.find()) {
          return matcher;
        }
        if (!process.isAlive()) {
          break;
        }
        Thread.sleep(100);
      }
      throw new AssertionError("never said " + pattern + ":\n" + said());
    }

    int ended(Duration limit) throws IOException, InterruptedException {
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it goes on and on:\n" + said());
      }
      return process.exitValue();
    }
  }

  private final Path folder;
  private final List<Process> all = new ArrayList<>();

  /**
   * @param folder takes the logs
   */
  Processes(Path folder) {
    this.folder = folder;
  }

  /** One of Spark's classes in a Java of its own, as its scripts start it. */
  Started spark(String memory, String main, String... arguments) throws IOException {
    Path home = Expected.module().resolve("target/spark");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx" + memory,
                "-cp",
                home + "/jars/*",
                main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    return start(builder);
  }

  /** The job, as users start it. */
  Started submit(String... arguments) throws IOException {
    Path script = Expected.module().resolve("submit");
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return start(builder);
  }

  private Started start(ProcessBuilder builder) throws IOException {
    Path log = folder.resolve("process-" + all.size() + ".log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    all.add(process);
    return new Started(process, log);
  }

  @Override
  public void close() {
    for (Process process : all) {
      List<ProcessHandle> below = process.descendants().toList();
      process.destroyForcibly();
      below.forEach(ProcessHandle::destroyForcibly);
      process.onExit().join();
    }
  }
}
