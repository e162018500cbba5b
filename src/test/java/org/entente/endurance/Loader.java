package org.entente.endurance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.random.RandomGenerator;

/** Adds, replaces and removes documents over HTTP, and remembers what was acknowledged. */
final class Loader {

  private static final int NAMES = 60;
  private static final int PARAGRAPHS = 6;
  private static final double REMOVED = 0.25;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of a document that is there: its ID and its text. */
  private record Held(String id, String text) {}

  private final URI address;
  private final Plan plan;
  private final Clock clock;
  private final Outcomes outcomes;
  private final List<String> paragraphs;
  private final RandomGenerator random;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Optional<Held>> ledger = new TreeMap<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final AtomicInteger inHurry = new AtomicInteger();
  private final DoubleAdder hurry = new DoubleAdder();

  /**
   * @param paragraphs of which texts are made
   */
  Loader(
      URI address, Plan plan, Clock clock, Outcomes outcomes, List<String> paragraphs, long seed) {
    this.address = address;
    this.plan = plan;
    this.clock = clock;
    this.outcomes = outcomes;
    this.paragraphs = paragraphs;
    this.random = new SplittableRandom(seed);
  }

  /** The first document has the server read its knowledge, and its models where it needs them. */
  void begin() throws InterruptedException {
    put(name());
  }

  /** Until time is over. */
  void load() {
    try {
      while (!clock.isOver()) {
        Plan.Phase phase = clock.phase();
        long start = System.nanoTime();
        switch (phase) {
          case READING -> clock.sleep(Duration.ofMillis(200));
          case LOADING -> {
            act();
            inHurry.incrementAndGet();
            hurry.add((System.nanoTime() - start) / 1e9);
          }
          case MIXED, UNMEASURED -> {
            act();
            clock.sleep(plan.leisure());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String name() {
    return "endurance-%02d.txt".formatted(random.nextInt(NAMES));
  }

  private void act() throws InterruptedException {
    String name = name();
    Optional<Held> held = ledger.getOrDefault(name, Optional.empty());
    if (held.isPresent() && random.nextDouble() < REMOVED) {
      remove(name, held.get());
    } else {
      put(name);
    }
  }

  private void put(String name) throws InterruptedException {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < PARAGRAPHS; i++) {
      chosen.add(paragraphs.get(random.nextInt(paragraphs.size())));
    }
    String text = String.join("\n\n", chosen) + "\n";
    HttpRequest.Builder request =
        request("documents?name=" + name).POST(BodyPublishers.ofString(text));
    Optional<HttpResponse<String>> answer = send("add", request, 200);
    if (answer.isPresent()) {
      try {
        JsonNode document = JSON.readTree(answer.get().body()).at("/documents/0");
        String iri = document.at("/iri").asText();
        String id = iri.substring(iri.lastIndexOf('/') + 1);
        ledger.put(name, Optional.of(new Held(id, text)));
        acknowledged.incrementAndGet();
        compare(name, new Held(id, text));
      } catch (IOException e) {
        outcomes.failed("no report of " + name + ": " + e);
      }
    }
  }

  private void remove(String name, Held held) throws InterruptedException {
    Optional<HttpResponse<String>> answer =
        send("remove", request("documents/" + held.id()).DELETE(), 204);
    if (answer.isPresent()) {
      ledger.put(name, Optional.empty());
      acknowledged.incrementAndGet();
      gone(held);
    }
  }

  /** Looks whether each document is as was acknowledged last. */
  void compareAll() throws InterruptedException {
    for (Map.Entry<String, Optional<Held>> entry : ledger.entrySet()) {
      if (entry.getValue().isPresent()) {
        compare(entry.getKey(), entry.getValue().get());
      }
    }
  }

  /** Texts that are to be there, by name. */
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    ledger.forEach((name, held) -> held.ifPresent(h -> texts.put(name, h.text())));
    return texts;
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /** Changes a second while it was in a hurry. */
  double rate() {
    return hurry.sum() == 0 ? 0 : inHurry.get() / hurry.sum();
  }

  private void compare(String name, Held held) throws InterruptedException {
    send("read again", request("id/document/" + held.id() + "/text"), 200)
        .filter(answer -> !answer.body().equals(held.text()))
        .ifPresent(answer -> outcomes.failed(name + " has another text than was acknowledged"));
  }

  private void gone(Held held) throws InterruptedException {
    var unused = send("read again", request("id/document/" + held.id() + "/text"), 410);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Authorization", "Bearer " + ServerProcess.TOKEN)
        .timeout(Duration.ofMinutes(5));
  }

  private Optional<HttpResponse<String>> send(
      String kind, HttpRequest.Builder request, int expected) throws InterruptedException {
    long start = System.nanoTime();
    long at = clock.since().toMillis();
    Plan.Phase phase = clock.phase();
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == expected) {
        double millis = (System.nanoTime() - start) / 1e6;
        outcomes.answered(new Outcomes.Answer(at, phase, kind, millis));
        return Optional.of(answer);
      }
      boolean later = answer.headers().firstValue("Retry-After").isPresent();
      if (later && (answer.statusCode() == 503 || answer.statusCode() == 429)) {
        outcomes.refused(kind, answer.statusCode());
        clock.sleep(Duration.ofSeconds(1));
      } else {
        outcomes.failed(kind + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      outcomes.failed(kind + ": " + e);
    }
    return Optional.empty();
  }
}
