package org.entente.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The system calls of a server in a process of its own, while it is asked all the queries that try
 * to reach out: {@code strace} sees what no listener in the program could be trusted with.
 */
class ReachWitnessTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  @Test
  void noQueryConnectsOrOpensWhatItNames() throws Exception {
    assumeTrue(canTrace(), "skipped: strace is missing or may not trace here");
    HttpServer canary = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    canary.createContext("/", exchange -> exchange.sendResponseHeaders(404, -1));
    canary.start();
    String allowed = "http://127.0.0.1:" + canary.getAddress().getPort() + "/allowed";
    Path calls = folder.resolve("calls");
    Process server = serve(calls, allowed);
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
      String address = out.readLine();
      // The first query has the server read classes, settings of the network and the like.
      ask(address, "SELECT * { ?s ?p ?o } LIMIT 1");
      int before = seen(calls).size();
      for (String attack : Blocks.read("reach.txt").values()) {
        String query =
            attack.replace("CANARY", "http://127.0.0.1:" + canary.getAddress().getPort());
        assertThat(ask(address, query).statusCode()).as(query).isBetween(400, 499);
      }
      List<String> during = seen(calls).subList(before, seen(calls).size());
      assertThat(during).noneMatch(call -> call.contains("connect("));
      assertThat(during).noneMatch(call -> call.contains("passwd") || call.contains("hosts"));

      ask(address, "SELECT * { SERVICE <" + allowed + "> { ?s ?p ?o } }");
      assertThat(seen(calls).subList(before, seen(calls).size()))
          .as("the witness sees a call that is allowed")
          .anyMatch(
              call ->
                  call.contains("connect(")
                      && call.contains("htons(" + canary.getAddress().getPort() + ")"));
    } finally {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly().waitFor();
      canary.stop(0);
    }
  }

  private Process serve(Path calls, String allowed) throws IOException {
    Fixture.store(folder.resolve("store")).close();
    return new ProcessBuilder(
            "strace",
            "--seccomp-bpf",
            "-f",
            "-qq",
            "-e",
            "trace=connect,openat",
            "-o",
            calls.toString(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dentente.home=" + Path.of("").toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.entente.cli.Main",
            "--store",
            folder.resolve("store").toString(),
            "serve",
            "--port",
            "0",
            "--set",
            "services=" + allowed)
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private boolean canTrace() throws InterruptedException {
    try {
      Path tried = folder.resolve("tried");
      return new ProcessBuilder("strace", "-o", tried.toString(), "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> seen(Path calls) throws IOException {
    return Files.readAllLines(calls, ISO_8859_1);
  }

  private static HttpResponse<String> ask(String address, String query) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address).resolve("sparql"))
            .header("Content-Type", "application/sparql-query")
            .header("Accept", "text/csv")
            .POST(BodyPublishers.ofString(query))
            .build(),
        BodyHandlers.ofString());
  }
}
