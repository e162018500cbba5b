package org.entente.server.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.entente.server.guard.Guard;
import org.entente.server.guard.Tally;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;
import org.entente.server.sparql.BoundedQueries;
import org.entente.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Health and figures for the operator, on a port of this machine only: {@code /health/live}, {@code
 * /health/ready}, {@code /metrics}, and what the store's owner has done ({@link OwnersDoor}). It
 * has threads of its own, so it answers when nothing else does.
 */
public final class Admin implements AutoCloseable {

  static final Setting<Optional<Integer>> ADMIN_PORT =
      new Setting<>(
          "adminPort",
          "",
          "The port, of this machine only, for /health/live, /health/ready, /metrics and"
              + " entente backup, compact and publish; 0 for any that is free.",
          Admin::port);

  /** All that can be set about it. */
  public static final List<Setting<?>> SETTINGS =
      List.of(ADMIN_PORT, SlowQueries.SLOW_QUERY, SlowQueries.SLOW_QUERY_CLIENT);

  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  /** Not a name that a page on the web has made point here. */
  private static final Pattern OWN_NAME =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?", Pattern.CASE_INSENSITIVE);

  private record Answer(int status, String mediaType, String body) {}

  private final ServedStore store;
  private final Supplier<String> about;
  private final Optional<Integer> port;
  private final Figures figures = new Figures();
  private final Health health;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          work -> {
            Thread made = new Thread(work, "entente-admin");
            made.setDaemon(true);
            made.setPriority(Thread.MIN_PRIORITY);
            return made;
          });
  private @Nullable HttpServer http;
  private @Nullable OwnersDoor door;

  /**
   * Hears of queries from now on.
   *
   * @param about what is said of the store besides that it is ready, in lines
   */
  public Admin(
      ServedStore store, Supplier<String> about, Settings settings, BoundedQueries queries) {
    this.store = store;
    this.about = about;
    this.port = settings.get(ADMIN_PORT);
    this.health = new Health(store);
    queries.listen(figures);
    figures.count(queries.kept());
    queries.listen(new SlowQueries(settings));
  }

  /** What the guard tells its figures to. */
  public Tally tally() {
    return figures;
  }

  public void watch(Guard guard) {
    figures.watch(guard, new StoreSize(store));
  }

  /**
   * Listens, if a port is set.
   *
   * @throws IOException when the port is taken
   */
  public void start() throws IOException {
    listen().ifPresent(HttpServer::start);
  }

  /**
   * Listens, if a port is set, and does what the owner of a store asks for.
   *
   * @throws IOException when the port is taken
   */
  public void start(Store owned) throws IOException {
    Optional<HttpServer> server = listen();
    if (server.isPresent()) {
      OwnersDoor opened = new OwnersDoor(owned.folder());
      opened.answer(server.get(), ServedBackup.PATH, ServedBackup.of(owned));
      opened.answer(server.get(), ServedCompaction.PATH, ServedCompaction.of(owned));
      opened.answer(server.get(), ServedPublication.PATH, ServedPublication.of(owned));
      opened.open(server.get());
      door = opened;
      server.get().start();
    }
  }

  private Optional<HttpServer> listen() throws IOException {
    if (port.isEmpty()) {
      return Optional.empty();
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.get()), 0);
    server.setExecutor(threads);
    answer(server, "/health/live", () -> new Answer(200, TEXT, "alive\n"));
    answer(
        server,
        "/health/ready",
        () ->
            health
                .problem()
                .map(problem -> new Answer(503, TEXT, problem + "\n"))
                .orElseGet(() -> new Answer(200, TEXT, "ready\n" + about.get())));
    answer(server, "/metrics", () -> new Answer(200, METRICS, figures.text()));
    http = server;
    return Optional.of(server);
  }

  /** Where it listens: {@code http://127.0.0.1:3031/}; empty when it does not. */
  public Optional<URI> address() {
    HttpServer server = http;
    return Optional.ofNullable(server)
        .map(s -> URI.create("http://127.0.0.1:" + s.getAddress().getPort() + "/"));
  }

  private static void answer(HttpServer server, String path, Supplier<Answer> answer) {
    server.createContext(
        path, exchange -> send(exchange, admitted(exchange, path).orElseGet(answer)));
  }

  private static Optional<Answer> admitted(HttpExchange exchange, String path) {
    String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host")).orElse("");
    if (!OWN_NAME.matcher(host).matches()) {
      return Optional.of(new Answer(421, TEXT, "Ask by the name localhost.\n"));
    }
    if (!exchange.getRequestURI().getPath().equals(path)) {
      return Optional.of(new Answer(404, TEXT, "There is nothing here.\n"));
    }
    String method = exchange.getRequestMethod();
    return method.equals("GET") || method.equals("HEAD")
        ? Optional.empty()
        : Optional.of(new Answer(405, TEXT, "Only GET is answered.\n"));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", answer.mediaType());
      headers.set("Cache-Control", "no-store");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    HttpServer server = http;
    if (server != null) {
      server.stop(0);
      OwnersDoor opened = door;
      try {
        if (opened != null) {
          opened.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    threads.shutdownNow();
    health.close();
    figures.close();
  }

  private static Optional<Integer> port(String text) {
    String number = text.strip();
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (!number.matches("[0-9]{1,5}") || Integer.parseInt(number) > 65535) {
      throw new IllegalArgumentException("a port from 1 to 65535, or 0, or nothing");
    }
    return Optional.of(Integer.valueOf(number));
  }
}
