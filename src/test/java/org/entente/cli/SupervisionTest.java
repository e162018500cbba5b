package org.entente.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.entente.server.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server in a process of its own, under a supervisor in another one. Two deaths in {@code mvn
 * verify}; twenty, as operators are promised, with {@code -Dentente.attacks=full}.
 */
class SupervisionTest {

  private static final boolean FULL = "full".equals(System.getProperty("entente.attacks"));
  private static final int DEATHS = FULL ? 20 : 2;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final String COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }";
  private static final String ENDLESS =
      "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    Fixture.store(folder.resolve("store")).close();
  }

  private Process serve(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dentente.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.entente.cli.Main",
                "--store",
                folder.resolve("store").toString(),
                "serve",
                "--port",
                "0"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
  }

  @Test
  void watchdogEndsWhatDoesNotStopAndTheSupervisorIsBackInFiveSeconds() throws Exception {
    Process supervisor = serve("--supervise", "--set", "requestCpu=500 ms");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(supervisor.getInputStream(), UTF_8))) {
      String address = out.readLine();
      String counted = ask(address, COUNT);
      assertThat(counted).contains("\"n\"");
      List<Long> times = new ArrayList<>();
      for (int i = 0; i < DEATHS; i++) {
        ProcessHandle served = onlyChild(supervisor);
        Thread asking = new Thread(() -> askInVain(address));
        asking.start();
        served.onExit().get(120, TimeUnit.SECONDS);
        long start = System.nanoTime();
        assertThat(out.readLine()).as("listens at the same port").isEqualTo(address);
        assertThat(ask(address, COUNT)).as("the store's state").isEqualTo(counted);
        times.add((System.nanoTime() - start) / 1_000_000);
        asking.join();
      }
      System.out.println(
          "Ready again after a halt: "
              + Collections.max(times)
              + " ms at most of "
              + times.stream().map(String::valueOf).collect(Collectors.joining(", ")));
      // Beside other tests it takes longer.
      assertThat(times).allMatch(ms -> ms <= (FULL ? 5000 : 60_000));
      assertThat(Files.readString(folder.resolve("err")))
          .contains("GET /entente/sparql has used more than 500 ms of CPU time")
          .contains("\tat ")
          .contains("the server ended with 70 (a request did not stop); it starts again.");
      stopsBoth(supervisor);
    } finally {
      supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
      supervisor.destroyForcibly();
    }
  }

  private static void stopsBoth(Process supervisor) throws Exception {
    ProcessHandle served = onlyChild(supervisor);
    supervisor.destroy();
    assertThat(supervisor.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(served.isAlive()).isFalse();
    assertThat(supervisor.exitValue()).isEqualTo(143);
  }

  @Test
  void killedServerIsStartedAgainAndKilledSupervisorTakesItAlong() throws Exception {
    Process supervisor = serve("--supervise");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(supervisor.getInputStream(), UTF_8))) {
      String address = out.readLine();
      onlyChild(supervisor).destroyForcibly();
      assertThat(out.readLine()).isEqualTo(address);
      assertThat(Files.readString(folder.resolve("err"))).contains("signal 9");
      ProcessHandle served = onlyChild(supervisor);
      supervisor.destroyForcibly();
      served.onExit().get(120, TimeUnit.SECONDS);
    } finally {
      supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
      supervisor.destroyForcibly();
    }
  }

  @Test
  void whatCannotStartIsNotTriedAgain() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process supervisor = serve("--supervise", "--set", "adminPort=" + taken.getLocalPort());
      assertThat(supervisor.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(supervisor.exitValue()).isEqualTo(2);
    }
    assertThat(Files.readString(folder.resolve("err"))).doesNotContain("starts again");
  }

  private static ProcessHandle onlyChild(Process supervisor) {
    List<ProcessHandle> children = supervisor.children().toList();
    assertThat(children).hasSize(1);
    return children.get(0);
  }

  private static String ask(String address, String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(address).resolve("sparql?query=" + URLEncoder.encode(query, UTF_8)))
            .header("Accept", "application/sparql-results+json")
            .timeout(Duration.ofSeconds(120))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static void askInVain(String address) {
    try {
      ask(address, ENDLESS);
    } catch (Exception e) {
      // The process has ended.
      return;
    }
  }
}
