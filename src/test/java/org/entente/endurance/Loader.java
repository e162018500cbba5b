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
import java.util.Objects;
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
  private static final String BULK = "endurance.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many changes it took how long to make. */
  private static final class Pace {
    private final AtomicInteger changes = new AtomicInteger();
    private final DoubleAdder seconds = new DoubleAdder();
  }

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
  private final Map<Plan.Phase, Pace> paces =
      Map.of(Plan.Phase.BULK, new Pace(), Plan.Phase.ONE_BY_ONE, new Pace());

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
        switch (phase) {
          case READING -> clock.sleep(Duration.ofMillis(200));
          case BULK, ONE_BY_ONE -> hurry(phase);
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

  private void hurry(Plan.Phase phase) throws InterruptedException {
    long start = System.nanoTime();
    int changes = 1;
    clock.hold(phase);
    try {
      if (phase == Plan.Phase.BULK) {
        changes = bulk();
      } else {
        act();
      }
    } finally {
      clock.release();
    }
    Pace pace = Objects.requireNonNull(paces.get(phase));
    pace.changes.addAndGet(changes);
    pace.seconds.add((System.nanoTime() - start) / 1e9);
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
    String text = text();
    add(name, text, Map.of(name, text));
  }

  /** Many at once, each as often new as in the place of what was there. */
  private int bulk() throws InterruptedException {
    Map<String, String> texts = new TreeMap<>();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < plan.bulk(); i++) {
      String id = "%03d".formatted(random.nextInt(2 * plan.bulk()));
      String text = text();
      if (texts.putIfAbsent(BULK + "/" + id, text) == null) {
        lines.append(JSON.createObjectNode().put("id", id).put("text", text)).append('\n');
      }
    }
    add(BULK, lines.toString(), texts);
    return texts.size();
  }

  private String text() {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < PARAGRAPHS; i++) {
      chosen.add(paragraphs.get(random.nextInt(paragraphs.size())));
    }
    return String.join("\n\n", chosen) + "\n";
  }

  /**
   * Adds documents.
   *
   * @param texts that are to be there then, by source
   */
  private void add(String name, String file, Map<String, String> texts)
      throws InterruptedException {
    HttpRequest.Builder request =
        request("documents?name=" + name).POST(BodyPublishers.ofString(file));
    Optional<HttpResponse<String>> answer = send("add", request, 200);
    if (answer.isPresent()) {
      Map<String, Held> reported = new TreeMap<>();
      try {
        for (JsonNode document : JSON.readTree(answer.get().body()).path("documents")) {
          String iri = document.path("iri").asText();
          String source = document.path("source").asText();
          String id = iri.substring(iri.lastIndexOf('/') + 1);
          reported.put(source, new Held(id, texts.getOrDefault(source, "")));
        }
      } catch (IOException e) {
        outcomes.failed("no report of " + name + ": " + e);
      }
      if (!reported.keySet().equals(texts.keySet())) {
        outcomes.failed("of " + texts.keySet() + " these are reported: " + reported.keySet());
      }
      for (Map.Entry<String, Held> one : reported.entrySet()) {
        ledger.put(one.getKey(), Optional.of(one.getValue()));
        acknowledged.incrementAndGet();
        compare(one.getKey(), one.getValue());
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
  double rate(Plan.Phase phase) {
    Pace pace = Objects.requireNonNull(paces.get(phase));
    return pace.seconds.sum() == 0 ? 0 : pace.changes.get() / pace.seconds.sum();
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
