package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Heavy queries against a server of 1 GB: each is answered within the limit and 2 s or refused, no
 * answer is cut without a mark, the process lives, and others are served meanwhile. With {@code
 * -Dentente.attacks=full} the limit is 10 s and each comes three times; else 1 s and once, over a
 * third of the data.
 */
@SuppressWarnings("NullAway.Init")
class ResourceAttackTest {

  private static final boolean FULL = "full".equals(System.getProperty("entente.attacks"));
  private static final long LIMIT_MILLIS = FULL ? 10_000 : 1_000;

  /** Machines that build are shared: only the full run holds the server to what is promised. */
  private static final long GRACE_MILLIS = FULL ? 2_000 : 15_000;

  private static final int MAX_ROWS = 50_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern REPEAT =
      Pattern.compile("\\[\\[([0-9]+)\\*((?:(?!\\[\\[).)*?)\\]\\](?!\\])");

  @TempDir private static Path folder;
  private static Process process;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    AttackedServer.fill(folder.resolve("store"), FULL ? 100_000 : 30_000);
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                AttackedServer.class.getName(),
                folder.resolve("store").toString(),
                "queryTimeout=" + LIMIT_MILLIS + " ms",
                "maxRows=" + MAX_ROWS,
                "maxTriples=" + MAX_ROWS)
            .redirectError(folder.resolve("log").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("AT ")) {
        port = Integer.parseInt(line.substring(3));
        return;
      }
    }
    throw new AssertionError(log());
  }

  @AfterAll
  static void stop() throws Exception {
    process.getOutputStream().close();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  /** How one attack went. */
  private record Outcome(String name, int status, long millis, String fault, String note) {}

  @Test
  void everyAttackEndsAndOthersAreServed() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Long> light = Collections.synchronizedList(new ArrayList<>());
    List<String> lost = Collections.synchronizedList(new ArrayList<>());
    ExecutorService bystander = Executors.newSingleThreadExecutor();
    Future<?> watching = bystander.submit(() -> askLightly(over, light, lost));

    List<Outcome> outcomes = new ArrayList<>();
    ExecutorService attackers = Executors.newFixedThreadPool(2);
    List<Future<Outcome>> running = new ArrayList<>();
    int address = 10;
    for (int round = 0; round < (FULL ? 3 : 1); round++) {
      for (Map.Entry<String, String> attack : Blocks.read("resources.txt").entrySet()) {
        String from = "127.0.1." + (address++ % 200 + 1);
        running.add(attackers.submit(() -> attack(attack.getKey(), attack.getValue(), from)));
      }
    }
    for (Future<Outcome> each : running) {
      outcomes.add(each.get());
    }
    attackers.shutdown();
    over.set(true);
    watching.get();
    bystander.shutdown();

    print(outcomes, light, lost);
    assertThat(process.isAlive()).as(log()).isTrue();
    assertThat(outcomes).hasSizeGreaterThanOrEqualTo(60);
    assertThat(outcomes.stream().filter(o -> !o.fault().isEmpty())).as("wrong").isEmpty();
    assertThat(outcomes.stream().filter(o -> o.millis() > LIMIT_MILLIS + GRACE_MILLIS))
        .as("answered too late")
        .isEmpty();
    assertThat(lost.size()).as("%s", lost).isLessThanOrEqualTo((light.size() + lost.size()) / 100);
    assertThat(quantile(light, 0.99))
        .as("p99 of a light query")
        .isLessThanOrEqualTo(FULL ? 1_000 : 10_000);
  }

  private static Outcome attack(String name, String template, String from) {
    long start = System.nanoTime();
    int patience = (int) (4 * LIMIT_MILLIS + 20_000);
    try {
      boolean graph = template.startsWith("CONSTRUCT") || template.startsWith("DESCRIBE");
      RawClient.Reply reply =
          new RawClient(port, from)
              .post(
                  expand(template),
                  graph ? "application/n-triples" : "application/sparql-results+json",
                  patience);
      return new Outcome(name, reply.status(), reply.millis(), fault(reply, graph), note(reply));
    } catch (IOException e) {
      return new Outcome(name, 0, (System.nanoTime() - start) / 1_000_000, "no answer: " + e, "");
    }
  }

  private static String note(RawClient.Reply reply) {
    String cut = reply.headers().getOrDefault("x-entente-truncated", "");
    String text = reply.text().replace('\n', ' ');
    return cut.isEmpty()
        ? text.substring(0, Math.min(110, text.length()))
        : "cut to " + cut + ", " + reply.body().length + " bytes";
  }

  /** What is wrong with an answer; empty when nothing is. */
  private static String fault(RawClient.Reply reply, boolean graph) throws IOException {
    if (reply.status() >= 400 && reply.status() < 500 || reply.status() == 503) {
      return reply.text().contains("Exception") ? "tells of its insides" : "";
    }
    if (reply.status() != 200) {
      return "status " + reply.status();
    }
    String cut = reply.headers().getOrDefault("x-entente-truncated", "");
    if (!cut.equals(reply.trailers().getOrDefault("x-entente-truncated", ""))) {
      return "the trailer is not the header";
    }
    if (graph) {
      boolean full = reply.text().lines().filter(l -> !l.startsWith("#")).count() >= MAX_ROWS;
      return full && cut.isEmpty() ? "cut without a mark" : "";
    }
    JsonNode json = MAPPER.readTree(reply.body());
    boolean full = json.path("results").path("bindings").size() >= MAX_ROWS;
    if (full && cut.isEmpty()) {
      return "cut without a mark";
    }
    return !cut.isEmpty() && json.path("head").path("link").isMissingNode() ? "no link" : "";
  }

  private static void askLightly(AtomicBoolean over, List<Long> light, List<String> lost) {
    RawClient client = new RawClient(port, "127.0.2.1");
    while (!over.get()) {
      long start = System.nanoTime();
      try {
        RawClient.Reply reply =
            client.post(
                "SELECT ?l { <urn:e77> <urn:label> ?l }", "application/sparql-results+json", 5_000);
        if (reply.status() == 200 && reply.text().contains("thing ")) {
          light.add((System.nanoTime() - start) / 1_000_000);
        } else {
          lost.add("status " + reply.status());
        }
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (IOException e) {
        lost.add(e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static long quantile(List<Long> times, double share) {
    List<Long> sorted = times.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size())));
  }

  /** Writes the repetitions out. */
  static String expand(String template) {
    String text = template;
    for (Matcher m = REPEAT.matcher(text); m.find(); m = REPEAT.matcher(text)) {
      StringBuilder all = new StringBuilder();
      int times = Integer.parseInt(m.group(1));
      String once = m.group(2);
      for (int i = 0; i < times; i++) {
        String number = Integer.toString(i);
        // Of an inner one only the outer number is left.
        all.append(
            once.contains("%%")
                ? once.replace("%%", number)
                : once.contains("@@") ? once.replace("@@", number) : once);
      }
      text = text.substring(0, m.start()) + all + text.substring(m.end());
    }
    return text;
  }

  private static void print(List<Outcome> outcomes, List<Long> light, List<String> lost) {
    outcomes.forEach(
        o ->
            System.out.printf(
                "%3d %6d ms  %s%s  | %s%n",
                o.status(),
                o.millis(),
                o.name(),
                o.fault().isEmpty() ? "" : "  FAULT " + o.fault(),
                o.note()));
    System.out.printf(
        "%d attacks, the longest %d ms at a limit of %d ms; a light query meanwhile: %d served, %d"
            + " not, p50 %d ms, p99 %d ms, the longest %d ms%n",
        outcomes.size(),
        outcomes.stream().mapToLong(Outcome::millis).max().orElse(0),
        LIMIT_MILLIS,
        light.size(),
        lost.size(),
        quantile(light, 0.5),
        quantile(light, 0.99),
        quantile(light, 1));
  }

  private static String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }
}
