package org.entente.cli;

import static java.util.stream.Collectors.joining;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entente.testing.PreparedStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows between processes: a server that is told to stop, a store that is held. */
class ProcessTest {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** An address that nothing answers at. */
  private static final String NOBODY = "http://localhost:1/entente/\n";

  @TempDir Path folder;

  @Test
  void servesUntilToldToStopAndLetsGoOfTheStore() throws Exception {
    Path store = PreparedStore.bare(folder.resolve("store"));
    Path document = Files.writeString(folder.resolve("a.txt"), "Russia and China held talks.\n");
    assertThat(Run.on(store, "load", document.toString()).exit()).isZero();
    Map<List<String>, String> here = readings(store);
    Path announced = store.resolve("served-at");
    Files.writeString(announced, NOBODY);
    assertThat(Run.on(store, "list").out()).as("a stale address").contains("a.txt");
    assertThat(announced).doesNotExist();
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

      assertThat(announced).hasContent(address);
      assertThat(readings(store)).isEqualTo(here);
      Run unknown = Run.on(store, "query", "agreements-between", "--a", "Ruritania");
      assertThat(unknown.failsPlainly()).as(unknown.err()).isTrue();
      assertThat(unknown.err()).contains("No actor is called Ruritania.");
      Run refused = Run.with("SELECT (<urn:f>() AS ?x) { SERVICE <urn:x> {} }", store, "query");
      assertThat(refused.failsPlainly()).as(refused.err()).isTrue();
      assertThat(refused.err()).contains("The server that has the store open refused: ");

      inUse(Run.on(store, "load", document.toString()));
      inUse(Run.on(store, "remove", "a.txt"));
      Files.writeString(announced, NOBODY);
      inUse(Run.on(store, "list"));

      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isIn(0, 143);
      assertThat(Run.on(store, "list").out()).contains("a.txt");
      assertThat(announced).doesNotExist();
    } finally {
      server.destroyForcibly();
    }
  }

  private static void inUse(Run run) {
    assertThat(run.failsPlainly()).as(run.err()).isTrue();
    assertThat(run.err()).contains("in use by another process", "--store");
  }

  /** What commands that read write; lines of N-Quads have no order, blank nodes no name. */
  private static Map<List<String>, String> readings(Path store) {
    String rows = "SELECT * { ?s a <https://w3id.org/entente/ontology#Document> ; ?p ?o }";
    String ordered = rows + " ORDER BY ?p ?o";
    String graph = "CONSTRUCT WHERE { ?s <https://w3id.org/entente/ontology#sha256> ?o }";
    Map<List<String>, String> said = new LinkedHashMap<>();
    for (String query : List.of(ordered, graph, "ASK { ?s ?p ?o }")) {
      for (String format : List.of("table", "csv", "json", "ttl")) {
        List<String> words = List.of("query", "--format", format);
        Run run = Run.with(query, store, words.toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(query.equals(ordered) && format.equals("ttl") ? 2 : 0);
        said.put(List.of(query, format), run.out() + run.err());
      }
    }
    for (List<String> words :
        List.of(
            List.of("list"),
            List.of("query", "documents"),
            List.of("query", "actor-neighbourhood", "--actor", "Russia"),
            List.of("export", "--format", "nq"),
            List.of("export", "a.txt", "--format", "nq"))) {
      Run run = Run.on(store, words.toArray(String[]::new));
      assertThat(run.exit()).as(run.err()).isZero();
      said.put(
          words,
          run.out().replaceAll("_:B\\p{XDigit}+", "_:b").lines().sorted().collect(joining("\n")));
    }
    return said;
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
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA.toString(), "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
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
