package org.entente.server.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Who answers at which address. A path is {@code /entente/search}, or {@code /entente/id/*} for all
 * below; the longest that fits answers.
 */
public final class Routes {

  /** Who answers, and when: the others are Fuseki's. */
  private record Answerer(Predicate<Exchange> when, Handler handler) {}

  private final Map<String, Map<String, Answerer>> exact = new HashMap<>();
  private final Map<String, Map<String, Answerer>> below = new HashMap<>();

  /** Answers GET and HEAD. */
  public Routes get(String path, Handler handler) {
    return add("GET", path, handler);
  }

  /** Answers such GET and HEAD requests; others at the address go on to Fuseki. */
  public Routes get(String path, Predicate<Exchange> when, Handler handler) {
    return add("GET", path, when, handler);
  }

  /** Answers POST. */
  public Routes post(String path, Handler handler) {
    return add("POST", path, handler);
  }

  /** Answers a method in capitals; GET answers HEAD too. */
  public Routes add(String method, String path, Handler handler) {
    return add(method, path, exchange -> true, handler);
  }

  private Routes add(String method, String path, Predicate<Exchange> when, Handler handler) {
    boolean all = path.endsWith("/*");
    String key = all ? path.substring(0, path.length() - 1) : path;
    Map<String, Answerer> methods =
        (all ? below : exact).computeIfAbsent(key, k -> new TreeMap<>());
    if (methods.put(method, new Answerer(when, handler)) != null) {
      throw new IllegalArgumentException("two handlers for " + method + " " + path);
    }
    return this;
  }

  public Routes with(Part part) {
    part.addTo(this);
    return this;
  }

  /** Answers if the address is one of these; else nothing happens and this is false. */
  public boolean answer(Exchange exchange) throws IOException {
    Optional<Map<String, Answerer>> methods = find(exchange.path());
    if (methods.isEmpty()) {
      return false;
    }
    String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
    Answerer answerer = methods.get().get(method);
    if (answerer != null && answerer.when().test(exchange)) {
      answerer.handler().handle(exchange);
      return true;
    }
    // What is not asked here may be asked of Fuseki at the same address, such as a query by POST.
    return false;
  }

  private Optional<Map<String, Answerer>> find(String path) {
    Map<String, Answerer> here = exact.get(path);
    if (here != null) {
      return Optional.of(here);
    }
    for (int slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
      Map<String, Answerer> all = below.get(path.substring(0, slash + 1));
      if (all != null) {
        return Optional.of(all);
      }
    }
    return Optional.empty();
  }
}
