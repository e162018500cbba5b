package org.entente.endurance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Ask and think, ask and think; some go away before the answer comes. */
final class Readers {

  /** One request in so many is left before it is answered. */
  private static final int LEAVE = 150;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI address;
  private final Mix mix;
  private final Clock clock;
  private final Outcomes outcomes;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  Readers(URI address, Mix mix, Clock clock, Outcomes outcomes) {
    this.address = address;
    this.mix = mix;
    this.clock = clock;
    this.outcomes = outcomes;
  }

  /**
   * One reader, until time is over.
   *
   * @param seed of what it asks
   * @param think between an answer and the next request, in the mean
   */
  void read(long seed, Duration think) {
    RandomGenerator random = new SplittableRandom(seed);
    try {
      while (!clock.isOver()) {
        double wait = -Math.log(1 - random.nextDouble()) * think.toMillis();
        clock.sleep(Duration.ofMillis(Math.round(Math.min(wait, 5.0 * think.toMillis()))));
        if (random.nextInt(LEAVE) == 0) {
          leave();
        } else {
          ask(mix.next(random));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Request request) throws InterruptedException {
    Plan.Phase phase = clock.phase();
    long at = clock.since().toMillis();
    long start = System.nanoTime();
    try {
      HttpRequest sent =
          HttpRequest.newBuilder(address.resolve(request.path()))
              .header("Accept", request.accept())
              .timeout(PATIENCE)
              .build();
      HttpResponse<byte[]> answer = client.send(sent, HttpResponse.BodyHandlers.ofByteArray());
      double millis = (System.nanoTime() - start) / 1e6;
      int status = answer.statusCode();
      if (request.expected().contains(status) && answer.body().length > 0) {
        outcomes.answered(new Outcomes.Answer(at, phase, request.kind(), millis));
      } else if (status == 429 || status == 503) {
        outcomes.refused(request.kind(), status);
      } else {
        String body = new String(answer.body(), US_ASCII);
        outcomes.failed(
            status + " " + request.path() + " " + body.substring(0, Math.min(200, body.length())));
      }
    } catch (IOException e) {
      outcomes.failed(e + " " + request.path());
    }
  }

  /** Asks for what takes long, and hangs up. */
  private void leave() throws InterruptedException {
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String get =
          "GET " + address.getPath() + Mix.endless("1") + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(get.getBytes(US_ASCII));
      Thread.sleep(50);
    } catch (IOException e) {
      outcomes.failed(e + " before a reader hung up");
    }
  }
}
