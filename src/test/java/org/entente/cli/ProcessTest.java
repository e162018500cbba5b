package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows between processes: a server that is told to stop, a store that is held. */
class ProcessTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path folder;

  @Test
  void servesUntilToldToStopAndLetsGoOfTheStore() throws Exception {
    Path store = folder.resolve("store");
    Path document = Files.writeString(folder.resolve("a.txt"), "Russia and China held talks.\n");
    assertThat(Run.on(store, "load", document.toString()).exit()).isZero();
    Process server = start("--store", store.toString(), "serve", "--port", "0");
    try (BufferedReader out = reader(server)) {
      String address = out.readLine();
      assertThat(address).matches("http://localhost:[0-9]+/entente/");
      String query = "sparql?query=ASK%20%7B%20?s%20?p%20?o%20%7D";
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address + query)).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("true");

      Run second = Run.on(store, "list");
      assertThat(second.failsPlainly()).as(second.err()).isTrue();
      assertThat(second.err()).contains("in use by another process", "--store");

      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isIn(0, 143);
      assertThat(Run.on(store, "list").out()).contains("a.txt");
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void launcherRefusesOldJavaAndFindsItselfThroughLinks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path java =
        Files.writeString(
            bin.resolve("java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path link = folder.resolve("entente");
    Files.createSymbolicLink(link, Path.of("entente").toAbsolutePath());
    ProcessBuilder builder = new ProcessBuilder(link.toString(), "list");
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    Files.delete(link);
    assertThat(said).startsWith("entente: Java 11.0.2").contains("too old", "17 or newer");
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Xmx512m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
