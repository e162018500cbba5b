package org.entente.server.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/**
 * Shares the machine among clients. What costs something, queries above all, has one of a few
 * places to work in, and is charged to its client by the time that it takes. Who finds no place
 * waits a short time, without holding a thread. What costs nothing goes through.
 */
final class Fairness extends Handler.Wrapper {

  static final Setting<Integer> CONCURRENT_QUERIES =
      Setting.count(
          "concurrentQueries", 8, 1, 1000, "How many requests that cost something work at once.");

  static final Setting<Integer> WAITING_QUERIES =
      Setting.count(
          "waitingQueries", 200, 0, 100_000, "How many may wait for their turn; others get 503.");

  static final Setting<Duration> QUEUE_WAIT =
      Setting.duration(
          "queueWait",
          "5 s",
          Duration.ofMillis(1),
          Duration.ofMinutes(5),
          "How long one waits for its turn before it gets 503.");

  static final Setting<Integer> CLIENT_QUERIES =
      Setting.count(
          "clientQueries", 4, 1, 1000, "How many of concurrentQueries one client may have.");

  static final Setting<Integer> CLIENT_WAITING =
      Setting.count(
          "clientWaiting", 4, 0, 100_000, "How many more of one client may wait; others get 429.");

  static final Setting<Duration> CLIENT_TIME =
      Setting.duration(
          "clientTime",
          "120 s",
          Duration.ofMillis(100),
          Duration.ofHours(24),
          "How much of the server's time one client may use at once; who has used it up gets 429.");

  static final Setting<Duration> CLIENT_TIME_PER_MINUTE =
      Setting.duration(
          "clientTimePerMinute",
          "60 s",
          Duration.ofMillis(10),
          Duration.ofHours(24),
          "How much of the server's time one client gets back each minute.");

  /** So that a flood of quick requests costs too: 50 a second for as long as one likes. */
  private static final double LEAST_COST = 0.02;

  private static final int CLIENTS_REMEMBERED = 100_000;

  /** What is ready made, or small. */
  private static final Set<String> LIGHT =
      Set.of(
          "/",
          "/entente",
          "/$/ping",
          "/robots.txt",
          "/favicon.ico",
          "/entente/ontology",
          "/entente/health");

  private static final Set<String> LIGHT_BELOW = Set.of("/entente/static/", "/entente/assets/");

  private final Slots<Turn> slots;
  private final Clients clients;
  private final Duration patience;
  private final Tally tally;
  private final Cache<String, Allowance> allowances;
  private final Duration clientTime;
  private final Duration clientTimePerMinute;

  Fairness(Settings settings, Clients clients, Tally tally) {
    this.clients = clients;
    this.tally = tally;
    this.patience = settings.get(QUEUE_WAIT);
    this.slots =
        new Slots<>(
            new Slots.Limits(
                settings.get(CONCURRENT_QUERIES),
                settings.get(WAITING_QUERIES),
                settings.get(CLIENT_QUERIES),
                settings.get(CLIENT_WAITING)));
    this.clientTime = settings.get(CLIENT_TIME);
    this.clientTimePerMinute = settings.get(CLIENT_TIME_PER_MINUTE);
    this.allowances =
        Caffeine.newBuilder()
            .maximumSize(CLIENTS_REMEMBERED)
            // By then it is full again, unless much was overdrawn.
            .expireAfterAccess(Duration.ofHours(1))
            .build();
  }

  int working() {
    return slots.working();
  }

  int waiting() {
    return slots.waiting();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!request.getConnectionMetaData().getConnection().getEndPoint().isOpen()) {
      callback.failed(new EofException("gone before its body had come"));
      return true;
    }
    if (isLight(Entrance.path(request)) || Entrance.edits(request)) {
      return super.handle(request, response, callback);
    }
    Client client = clients.of(request);
    Duration wait = allowance(client).untilFilled(System.nanoTime());
    if (client.limited() && !wait.isZero()) {
      refuse(
          Refusal.later(
              "rate", 429, "You have used up your time on this service; ask again later.", wait),
          response,
          callback);
      return true;
    }
    Turn turn = new Turn(client, request, response, callback);
    switch (slots.enter(client, turn)) {
      case WORKS:
        return turn.work();
      case WAITS:
        turn.await(request.getComponents().getScheduler());
        return true;
      case CLIENT_HAS_TOO_MANY:
        refuse(tooManyOfOne(), response, callback);
        return true;
      case FULL:
        refuse(busy(), response, callback);
        return true;
    }
    throw new IllegalStateException();
  }

  private static boolean isLight(String path) {
    return LIGHT.contains(path) || LIGHT_BELOW.stream().anyMatch(path::startsWith);
  }

  private Allowance allowance(Client client) {
    return allowances.get(
        client.name(), name -> new Allowance(clientTime, clientTimePerMinute, System.nanoTime()));
  }

  private void refuse(Refusal refusal, Response response, Callback callback) {
    tally.refused(refusal.kind(), refusal.status());
    refusal.send(response, callback);
  }

  private static Refusal tooManyOfOne() {
    return Refusal.later(
        "concurrency",
        429,
        "You ask too much at once; ask again when an answer has come.",
        Duration.ofSeconds(1));
  }

  private Refusal busy() {
    return Refusal.later("busy", 503, "The service is busy; ask again in a few seconds.", patience);
  }

  /** One request that costs something. */
  private final class Turn {

    private final Client client;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final long arrived = System.nanoTime();
    private volatile Scheduler.@org.jspecify.annotations.Nullable Task alarm;

    private Turn(Client client, Request request, Response response, Callback callback) {
      this.client = client;
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    private void await(Scheduler scheduler) {
      // Nothing happens on the connection meanwhile.
      request.addIdleTimeoutListener(timeout -> false);
      alarm = scheduler.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean work() throws Exception {
      long began = System.nanoTime();
      tally.waited(Duration.ofNanos(began - arrived));
      Request.addCompletionListener(request, fault -> leave(began));
      return client.asking(() -> Fairness.super.handle(request, response, callback));
    }

    private void leave(long began) {
      long now = System.nanoTime();
      int queries = request.getAttribute(Guard.QUERIES) instanceof Integer n ? Math.max(1, n) : 1;
      allowance(client).take(Math.max(LEAST_COST * queries, (now - began) / 1e9), now);
      for (Turn next : slots.leave(client)) {
        // On a thread of its own: a chain of short answers would nest without end.
        next.request.getComponents().getExecutor().execute(next::workAfterWaiting);
      }
    }

    private void workAfterWaiting() {
      Scheduler.Task set = alarm;
      if (set != null) {
        set.cancel();
      }
      try {
        if (!work()) {
          Response.writeError(request, response, callback, 404);
        }
      } catch (Throwable fault) {
        Response.writeError(request, response, callback, fault);
      }
    }

    private void giveUp() {
      boolean ownFault = slots.hasItsShare(client);
      if (slots.giveUp(client, this)) {
        request
            .getComponents()
            .getExecutor()
            .execute(() -> refuse(ownFault ? tooManyOfOne() : busy(), response, callback));
      }
    }
  }
}
