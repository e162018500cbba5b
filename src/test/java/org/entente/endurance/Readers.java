package org.entente.endurance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Who ask questions of the catalogue over HTTP, each one after the other. */
final class Readers implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
  private final List<URI> questions;
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile boolean over;

  Readers(int number, List<URI> questions) {
    this.questions = List.copyOf(questions);
    for (int i = 0; i < number; i++) {
      int seed = i;
      Thread thread = new Thread(() -> ask(new Random(seed)), "reader-" + i);
      thread.start();
      threads.add(thread);
    }
  }

  private void ask(Random random) {
    while (!over) {
      URI question = questions.get(random.nextInt(questions.size()));
      try {
        one(question);
        Thread.sleep(random.nextInt(400));
      } catch (IOException e) {
        faults.add(question + ": " + e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void one(URI question) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(question).timeout(Duration.ofSeconds(120)).build(),
            HttpResponse.BodyHandlers.ofString());
    millis.add((System.nanoTime() - start) / 1e6);
    answers.incrementAndGet();
    // Refused on purpose: who refuses says when to come again.
    boolean refused = answer.statusCode() == 429 || answer.statusCode() == 503;
    if (refused && answer.headers().firstValue("Retry-After").isPresent()) {
      refusals.incrementAndGet();
    } else if (answer.statusCode() != 200) {
      faults.add(question + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  int answers() {
    return answers.get();
  }

  int refusals() {
    return refusals.get();
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  /** The times of the answers since this was called last, in milliseconds, in order. */
  List<Double> times() {
    List<Double> times = new ArrayList<>();
    for (Double one = millis.poll(); one != null; one = millis.poll()) {
      times.add(one);
    }
    times.sort(Double::compare);
    return times;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
