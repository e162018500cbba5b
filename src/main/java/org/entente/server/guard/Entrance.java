package org.entente.server.guard;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/** Lets in what a service that reads may be asked, before anything of the body is read. */
final class Entrance extends Handler.Wrapper {

  static final Setting<Long> BODY_SIZE =
      Setting.size(
          "bodySize",
          "192 KiB",
          1 << 10,
          8 << 20,
          "The longest body of a query; a query of 64 Ki characters, percent-encoded, has 192 KiB.");

  /** Statuses of a body that is not wanted, or not of this sender. */
  private static final Set<Integer> BODY = Set.of(401, 403, 411, 413, 415);

  /** Of a body that is refused so many bytes are taken in and dropped. */
  private static final long DROPPED = 4L << 20;

  private static final Set<String> KINDS =
      Set.of(
          "sparql",
          "query",
          "data",
          "queries",
          "search",
          "reconcile",
          "id",
          "concept",
          "ontology",
          "static",
          "assets",
          "documents",
          "corrections",
          "load",
          "validate");

  private static final String READING_METHODS = "GET, HEAD, POST, OPTIONS";

  private final long bodySize;
  private final Map<String, Long> bodySizes;
  private final Optional<EditAccess> editing;
  private final Tally tally;

  /**
   * @param bodySizes of addresses that take larger bodies than queries have
   */
  Entrance(
      Settings settings, Map<String, Long> bodySizes, Optional<EditAccess> editing, Tally tally) {
    this.bodySize = settings.get(BODY_SIZE);
    this.bodySizes = Map.copyOf(bodySizes);
    this.editing = editing;
    this.tally = tally;
  }

  /** Whether a request changes the store, if it may. */
  static boolean edits(Request request) {
    return isForEditing(request)
        && (request.getMethod().equals("POST") || request.getMethod().equals("DELETE"));
  }

  static boolean isForEditing(Request request) {
    String path = path(request);
    return Guard.EDITING.stream()
        .anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
  }

  /** Decoded, without dots and parameters, so that no spelling of it gets by. */
  static String path(Request request) {
    String path = request.getHttpURI().getDecodedPath();
    return path == null ? "/" : path;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long began = System.nanoTime();
    Request.addCompletionListener(
        request,
        fault ->
            tally.answered(
                kind(path(request)),
                response.getStatus(),
                Duration.ofNanos(System.nanoTime() - began)));
    Optional<Refusal> refusal = refusal(request);
    if (refusal.isPresent()) {
      if (refusal.get().status() == 405) {
        response.getHeaders().put(HttpHeader.ALLOW, READING_METHODS);
      } else if (refusal.get().status() == 401) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"Entente\"");
      }
      if (BODY.contains(refusal.get().status())) {
        // The body is of no use, so nothing else can come over this connection.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
      }
      tally.refused(refusal.get().kind(), refusal.get().status());
      refusal.get().send(response, dropping(request, callback));
      return true;
    }
    if (request.getMethod().equals("OPTIONS")) {
      answerPreflight(request, response, callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /**
   * Drops what still comes of a body when the answer is out: closed at once, the connection would
   * be reset, and the answer lost with it while the sender writes.
   */
  private static Callback dropping(Request request, Callback then) {
    long length = request.getLength();
    return length > 0 && length <= DROPPED
        ? Callback.from(() -> Content.Source.consumeAll(request, then), then::failed)
        : then;
  }

  /** One of few, whatever is asked: figures keep one line a kind. */
  private static String kind(String path) {
    String[] steps = path.split("/", 4);
    String first = steps.length > 2 && steps[1].equals("entente") ? steps[2] : "";
    return KINDS.contains(first) ? first : "other";
  }

  private Optional<Refusal> refusal(Request request) {
    String path = path(request);
    if (path.contains("/$/") && !path.equals("/$/ping")) {
      return Optional.of(Refusal.of("path", 404, "There is nothing here."));
    }
    if (editing.isPresent() && edits(request)) {
      EditAccess access = editing.get();
      return access
          .refusal(request)
          .or(
              () ->
                  request.getMethod().equals("POST")
                      ? body(request, path.equals(Guard.DOCUMENTS) ? access.bodySize() : bodySize)
                      : Optional.empty());
    }
    switch (request.getMethod()) {
      case "GET", "HEAD", "OPTIONS":
        return Optional.empty();
      case "POST":
        return edits(request)
            ? Optional.of(readOnly())
            : body(request, bodySizes.getOrDefault(path, bodySize));
      default:
        return Optional.of(readOnly());
    }
  }

  private static Refusal readOnly() {
    return Refusal.of("method", 405, "This service is read only.");
  }

  private Optional<Refusal> body(Request request, long most) {
    String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    // Half a megabyte of gzip becomes hundreds.
    if (encoding != null && !encoding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
      return Optional.of(
          Refusal.of("encoding", 415, "Send the body as it is, without Content-Encoding."));
    }
    long length = request.getLength();
    if (length < 0) {
      return Optional.of(Refusal.of("length", 411, "Send the Content-Length of the body."));
    }
    if (length > most) {
      return Optional.of(Refusal.of("size", 413, "The body is longer than " + most + " bytes."));
    }
    return Optional.empty();
  }

  private static void answerPreflight(Request request, Response response, Callback callback) {
    response.setStatus(204);
    var headers = response.getHeaders();
    String methods = isForEditing(request) ? "GET, HEAD" : "GET, HEAD, POST";
    headers.put(HttpHeader.ALLOW, READING_METHODS);
    headers.put("Access-Control-Allow-Methods", methods);
    headers.put(
        "Access-Control-Allow-Headers",
        "Accept, Content-Type, If-Modified-Since, If-None-Match, X-Requested-With");
    headers.put("Access-Control-Max-Age", "86400");
    response.write(true, null, callback);
  }
}
