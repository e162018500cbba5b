package org.entente.endurance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Looks at the server's process again and again (Linux: {@code /proc}). */
final class Probe {

  private static final double MB = 1e6;
  private static final double COLLECT = 0.95;
  private static final Duration BETWEEN_REPORTS = Duration.ofMinutes(1);

  private final ServerProcess server;
  private final Plan plan;
  private final Clock clock;
  private final Outcomes outcomes;
  private final IntSupplier changes;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Sample> samples = new ArrayList<>();

  Probe(ServerProcess server, Plan plan, Clock clock, Outcomes outcomes, IntSupplier changes) {
    this.server = server;
    this.plan = plan;
    this.clock = clock;
    this.outcomes = outcomes;
    this.changes = changes;
  }

  /**
   * Until time is over.
   *
   * @param report called now and then, so that a run that is broken off leaves something
   */
  void watch(Runnable report) {
    double before = clock.part();
    Duration seen = Duration.ZERO;
    Duration reported = Duration.ZERO;
    try {
      while (!clock.isOver()) {
        clock.sleep(plan.sampling());
        double now = clock.part();
        boolean collect = before < COLLECT && (now >= COLLECT || now < before);
        before = now;
        Duration since = clock.since();
        add(sample(seen, since, collect));
        seen = since;
        if (since.minus(reported).compareTo(BETWEEN_REPORTS) > 0) {
          report.run();
          reported = since;
        }
      }
    } catch (IOException e) {
      outcomes.failed("the server cannot be looked at: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void add(Sample sample) {
    samples.add(sample);
  }

  synchronized List<Sample> samples() {
    return List.copyOf(samples);
  }

  private Sample sample(Duration from, Duration to, boolean collect)
      throws IOException, InterruptedException {
    Plan.Phase phase = clock.phase();
    double used = heap();
    OptionalDouble live = OptionalDouble.empty();
    if (collect) {
      server.collect();
      live = OptionalDouble.of(heap());
    }
    return new Sample(
        to.toMillis() / 1000.0,
        phase,
        used,
        live,
        descriptors(),
        (int) status("Threads:"),
        status("VmRSS:") * 1024 / MB,
        disk(server.store()),
        outcomes.times(
            answer ->
                answer.at() >= from.toMillis()
                    && answer.at() < to.toMillis()
                    && Figures.isRead(answer)),
        outcomes.errorCount(),
        outcomes.refusalCount(),
        changes.getAsInt());
  }

  private double heap() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.operated().address().resolve("metrics"))
            .timeout(Duration.ofSeconds(60))
            .build();
    return client
            .send(request, HttpResponse.BodyHandlers.ofString())
            .body()
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum()
        / MB;
  }

  private int descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(server.pid()), "fd"))) {
      return (int) open.count();
    }
  }

  private long status(String name) throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(server.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  private synchronized double disk(Path store) throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files.mapToLong(Probe::length).sum() / MB;
    } catch (UncheckedIOException e) {
      return samples.isEmpty() ? 0 : samples.get(samples.size() - 1).disk(); // A folder went away.
    }
  }

  private static long length(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (NoSuchFileException e) {
      return 0; // It was there a moment ago.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
