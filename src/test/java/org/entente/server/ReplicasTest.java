package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.release.PublishReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes serve the same releases behind nginx, as the documentation has it. */
@SuppressWarnings("NullAway.Init")
class ReplicasTest {

  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final Path DOCUMENTED = Path.of("docs/operating/nginx-replicas.conf");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String QUERY =
      "SELECT ?l { ?e <http://www.w3.org/2000/01/rdf-schema#label> ?l }";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (Process process : processes) {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  /** What clients see, from any number of threads. */
  private static final class Clients {

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();

    /** Answers that had begun to come when the replica that gave them was killed. */
    private final AtomicInteger cut = new AtomicInteger();

    private final Set<Integer> versions = ConcurrentHashMap.newKeySet();
    private final List<CompletableFuture<Void>> threads = new ArrayList<>();

    Clients(String address) {
      for (String path : List.of("engagements", "suggest?q=russia", "id/graph/ontology")) {
        threads.add(CompletableFuture.runAsync(() -> ask(address, path)));
      }
      for (int i = 0; i < 2; i++) {
        threads.add(CompletableFuture.runAsync(() -> ask(address, "")));
      }
    }

    /**
     * @param path empty for a query by POST
     */
    private void ask(String address, String path) {
      while (!done.get()) {
        try {
          HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
          if (path.isEmpty()) {
            request =
                HttpRequest.newBuilder(URI.create(address + "sparql"))
                    .header("Content-Type", "application/sparql-query")
                    .POST(HttpRequest.BodyPublishers.ofString(QUERY));
          }
          HttpResponse<String> answer =
              CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
          versions.add(path.contains("graph") ? status(answer) : Published.version(answer));
          asked.incrementAndGet();
          Thread.sleep(5); // The replicas have other things to do, too.
        } catch (IOException e) {
          cut.incrementAndGet();
        } catch (InterruptedException e) {
          throw new AssertionError(path, e);
        }
      }
    }

    private static int status(HttpResponse<String> answer) {
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 303);
      String release = answer.headers().firstValue("Entente-Release").orElseThrow();
      return Integer.parseInt(release.substring(release.lastIndexOf('-') + 1));
    }

    /** How many were answered; fails when one was not. */
    int end() {
      done.set(true);
      threads.forEach(CompletableFuture::join);
      return asked.get();
    }

    /** Waits until so many more have been answered, or one has failed. */
    void answered(int more) throws InterruptedException {
      int until = asked.get() + more;
      while (asked.get() < until && threads.stream().noneMatch(CompletableFuture::isDone)) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void oneIsKilledAndBothGoOverWhileClientsAsk() throws Exception {
    boolean there = Files.isExecutable(NGINX);
    if (!there) {
      System.out.println("Skipped: there is no nginx (Debian: apt-get install nginx-light).");
      assertThat(System.getProperty("entente.clients")).isNotEqualTo("required");
    }
    Assumptions.assumeTrue(there, "nginx is not installed");
    try (Published published = new Published(folder)) {
      published.next();
      Map<String, String> settings =
          Map.of("trustedProxies", "127.0.0.1", "clientQueries", "8", "clientTime", "1 h");
      int otherPort = free();
      replica(published, otherPort);
      try (Follower one =
          Follower.start(published.releases(), Served.CHECKOUT, "127.0.0.1", 0, settings)) {
        String address = "http://127.0.0.1:" + nginx(one.port(), otherPort) + "/entente/";

        Clients clients = new Clients(address);
        clients.answered(100);
        PublishReport next = published.next();
        waitFor(next, "http://127.0.0.1:" + one.port() + "/entente/");
        waitFor(next, "http://127.0.0.1:" + otherPort + "/entente/");
        clients.answered(100);
        int during = clients.end();
        assertThat(clients.versions).containsExactlyInAnyOrder(1, 2);
        assertThat(clients.cut).hasValue(0);

        clients = new Clients(address);
        clients.answered(100);
        processes.get(0).destroyForcibly().waitFor();
        clients.answered(200);
        replica(published, otherPort);
        clients.answered(100);
        Thread.sleep(1500); // The time for which nginx leaves it out.
        clients.answered(100);
        int killed = clients.end();
        // No proxy can take back what it has passed on; all others were asked of the other one.
        assertThat(clients.cut.get()).isLessThanOrEqualTo(clients.threads.size());
        System.out.println(
            during
                + " requests while both went over; "
                + killed
                + " while one was killed, of which "
                + clients.cut
                + " were cut half way");
        assertThat(clients.versions).containsExactly(2);
      }
    }
  }

  private static void waitFor(PublishReport release, String address) throws Exception {
    for (int i = 0; !Published.get(address + "health").body().contains(release.name()); i++) {
      assertThat(i).isLessThan(600);
      Thread.sleep(100);
    }
  }

  /** Another process, which answers when this returns. */
  private void replica(Published published, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                JAVA.toString(),
                "-Xmx512m",
                "-Dentente.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.entente.cli.Main",
                "--store",
                published.releases().folder().toString(),
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--set",
                "trustedProxies=127.0.0.1",
                "--set",
                "clientQueries=8",
                "--set",
                "clientTime=1 h")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(0, process);
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(out.readLine()).isEqualTo("http://127.0.0.1:" + port + "/entente/");
  }

  /** The very file, but for ports; returns where it listens. */
  private int nginx(int one, int other) throws Exception {
    String site = Files.readString(DOCUMENTED);
    for (String part : List.of("listen 80;", "127.0.0.1:3031 ", "127.0.0.1:3032 ")) {
      assertThat(site).contains(part);
    }
    int port = free();
    site =
        site.replace("listen 80;", "listen 127.0.0.1:" + port + ";")
            .replace("127.0.0.1:3031 ", "127.0.0.1:" + one + " ")
            .replace("127.0.0.1:3032 ", "127.0.0.1:" + other + " ")
            .replace("fail_timeout=5s", "fail_timeout=1s");
    String all =
        "daemon off; pid "
            + folder.resolve("pid")
            + "; worker_processes 2; events { worker_connections 512; }\nhttp {\n  access_log off;\n"
            + List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").stream()
                .map(kind -> "  " + kind + "_temp_path " + folder.resolve(kind) + ";\n")
                .reduce("", String::concat)
            + site
            + "}\n";
    Path configuration = Files.writeString(folder.resolve("nginx.conf"), all);
    Path said = folder.resolve("error.log");
    Process nginx =
        new ProcessBuilder(
                NGINX.toString(),
                "-p",
                folder.toString(),
                "-c",
                configuration.toString(),
                "-e",
                said.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    processes.add(nginx);
    for (int i = 0; ; i++) {
      try {
        if (Published.get("http://127.0.0.1:" + port + "/entente/health").statusCode() == 200) {
          return port;
        }
      } catch (IOException e) {
        assertThat(nginx.isAlive()).as(Files.readString(folder.resolve("out"))).isTrue();
      }
      assertThat(i).as("nginx answers").isLessThan(100);
      Thread.sleep(100);
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
