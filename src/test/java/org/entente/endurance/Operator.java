package org.entente.endurance;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.backup.BackupException;
import org.entente.server.admin.ServedBackup;

/** Copies the store in the middle of each cycle, and compacts it later in it. */
final class Operator {

  private static final double COPY = 0.5;
  private static final double COMPACT = 0.75;

  private final ServerProcess server;
  private final Path copies;
  private final Clock clock;
  private final Outcomes outcomes;
  private final AtomicInteger copied = new AtomicInteger();
  private final AtomicInteger compacted = new AtomicInteger();

  Operator(ServerProcess server, Path copies, Clock clock, Outcomes outcomes) {
    this.server = server;
    this.copies = copies;
    this.clock = clock;
    this.outcomes = outcomes;
  }

  /** Until time is over. */
  void operate() {
    double before = clock.part();
    try {
      while (!clock.isOver()) {
        clock.sleep(Duration.ofMillis(500));
        double now = clock.part();
        if (before < COPY && now >= COPY) {
          copy();
        }
        if (before < COMPACT && now >= COMPACT) {
          compact();
        }
        before = now;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy() {
    try {
      var unused = ServedBackup.ask(server.store(), copies, words -> {});
      copied.incrementAndGet();
    } catch (BackupException e) {
      outcomes.failed("copy: " + e.getMessage());
    }
  }

  /** Where the server cannot do that, nothing is counted. */
  private void compact() throws InterruptedException {
    try {
      ServerProcess.Operated operated = server.operated();
      HttpRequest request =
          HttpRequest.newBuilder(operated.address().resolve("compact?to="))
              .header("X-Entente-Key", operated.key())
              .timeout(Duration.ofMinutes(10))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200 && !answer.body().contains("failed")) {
        compacted.incrementAndGet();
      } else if (answer.statusCode() == 503) {
        outcomes.refused("compact", 503);
      } else if (answer.statusCode() != 404) {
        outcomes.failed("compact: " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      outcomes.failed("compact: " + e);
    }
  }

  int copied() {
    return copied.get();
  }

  int compacted() {
    return compacted.get();
  }
}
