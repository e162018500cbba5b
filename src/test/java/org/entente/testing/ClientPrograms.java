package org.entente.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs programs that others have written. What Debian has must be installed; what the registries of
 * npm and Maven have is fetched once, into {@code target/clients}, by the lock file or POM that
 * lies beside the client. A test whose program is missing is skipped, and says so, unless {@code
 * -Dentente.clients=required}.
 */
public final class ClientPrograms {

  private static final Path SOURCES = Path.of("src/test/resources/clients").toAbsolutePath();
  private static final Path INSTALLED = Path.of("target/clients").toAbsolutePath();
  private static final boolean REQUIRED = "required".equals(System.getProperty("entente.clients"));

  /** In minutes; of which a first installation takes most. */
  private static final int PATIENCE = 10;

  /**
   * What a program did.
   *
   * @param output standard output, or with {@link #errors} what it complained of
   */
  public record Outcome(int exit, String output, String errors) {}

  private ClientPrograms() {}

  /** Where the clients, their queries and what they should print lie. */
  public static Path sources() {
    return SOURCES;
  }

  /** Skips the test when a command does not run. */
  public static void need(String... command) {
    try {
      if (run(Map.of(), command).exit() == 0) {
        return;
      }
    } catch (UncheckedIOException e) {
      // There is no such program.
    }
    missing(String.join(" ", command) + " does not run here");
  }

  /** Installs the packages of {@code clients/npm}; gives the folder in which its scripts run. */
  public static synchronized Path npm() {
    need("node", "--version");
    need("npm", "--version");
    Path from = SOURCES.resolve("npm");
    Path to = INSTALLED.resolve("npm");
    try (FileChannel alone = alone()) {
      Files.createDirectories(to);
      Path installed = to.resolve("node_modules/.package-lock.json");
      Path lock = to.resolve("package-lock.json");
      boolean current =
          Files.exists(installed)
              && Files.exists(lock)
              && Files.mismatch(lock, from.resolve("package-lock.json")) < 0;
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      if (!current) {
        Outcome ci = run(to, Map.of(), List.of("npm", "ci", "--prefer-offline"));
        if (ci.exit() != 0) {
          missing("npm could not install " + from + ": " + ci.errors());
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class path of a client's own POM, none of which is on ours. */
  public static synchronized String classPath(String client) {
    need("mvn", "--version");
    Path pom = SOURCES.resolve(client).resolve("pom.xml");
    Path file = INSTALLED.resolve(client + ".classpath");
    try (FileChannel alone = alone()) {
      if (!Files.exists(file)
          || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(pom)) < 0) {
        List<String> maven =
            List.of(
                "mvn",
                "-q",
                "-B",
                "-f",
                pom.toString(),
                "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
                "-Dmdep.outputFile=" + file);
        List<String> offline = new ArrayList<>(maven);
        offline.add("-o");
        if (run(SOURCES, Map.of(), offline).exit() != 0) {
          Outcome online = run(SOURCES, Map.of(), maven);
          if (online.exit() != 0) {
            missing("Maven could not fetch what " + pom + " names: " + online.output());
          }
        }
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until it is closed no other process of the tests installs anything. */
  private static FileChannel alone() throws IOException {
    Files.createDirectories(INSTALLED);
    FileChannel channel =
        FileChannel.open(
            INSTALLED.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var unused = channel.lock();
    return channel;
  }

  /** Runs a program in the folder of the clients. */
  public static Outcome run(Map<String, String> environment, String... command) {
    return run(SOURCES, environment, List.of(command));
  }

  private static Outcome run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      Path output = Files.createTempFile("client", ".out");
      Path errors = Files.createTempFile("client", ".err");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE, TimeUnit.MINUTES)) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
          throw new AssertionError(command + " did not end in " + PATIENCE + " minutes");
        }
        return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void missing(String reason) {
    if (REQUIRED) {
      throw new AssertionError(reason);
    }
    System.err.println("SKIPPED: " + reason);
    Assumptions.abort(reason);
  }
}
