package org.entente.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/** One request and its answer. */
public final class Exchange {

  /** What the service is called from outside, when a proxy stands before it. */
  public static final Setting<String> PUBLIC_ADDRESS =
      Setting.text(
          "publicAddress",
          "",
          java.util.regex.Pattern.compile("https?://[^\\s<>\"{}|\\\\^`#?]+/"),
          "an http or https address that ends in a slash, such as https://example.org/entente/",
          "The address at which others see the service, when a proxy stands before it.");

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final Settings settings;

  public Exchange(HttpServletRequest request, HttpServletResponse response, Settings settings) {
    this.request = request;
    this.response = response;
    this.settings = settings;
  }

  public HttpServletRequest request() {
    return request;
  }

  public HttpServletResponse response() {
    return response;
  }

  /** In capitals. */
  public String method() {
    return request.getMethod();
  }

  /** As sent, percent-encoded, from the root: {@code /entente/id/actor/russia}. */
  public String path() {
    return request.getRequestURI();
  }

  /** The path after a prefix, percent-encoded as sent; empty when it does not begin with it. */
  public Optional<String> below(String prefix) {
    return path().startsWith(prefix)
        ? Optional.of(path().substring(prefix.length()))
        : Optional.empty();
  }

  /**
   * Where the service is, as this client sees it; ends in {@code /entente/}. Part of it is what the
   * client says in {@code Host}, so it is escaped like any other input.
   */
  public String address() {
    String set = settings.get(PUBLIC_ADDRESS);
    if (!set.isEmpty()) {
      return set;
    }
    StringBuffer url = request.getRequestURL();
    return url.substring(0, url.length() - path().length()) + Service.PATH;
  }

  /** The only value of a parameter; empty when it is missing or blank. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(request.getParameter(name)).filter(v -> !v.isBlank());
  }

  public List<String> parameters(String name) {
    String[] values = request.getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }

  public Set<String> parameterNames() {
    return new TreeSet<>(Collections.list(request.getParameterNames()));
  }

  /**
   * The form that the client wants of those that are offered, the one that the server likes best
   * first. When none is acceptable it has been refused, and this is empty.
   */
  public Optional<String> negotiate(List<String> offered) throws IOException {
    String vary = response.getHeader("Vary");
    if (vary == null || !vary.contains("Accept,") && !vary.endsWith("Accept")) {
      response.setHeader("Vary", vary == null ? "Accept" : vary + ", Accept");
    }
    String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
    Optional<String> chosen = MediaTypes.choose(accept, offered);
    if (chosen.isEmpty()) {
      refuse(406, "There is no such form. There are: " + String.join(", ", offered) + ".");
    }
    return chosen;
  }

  /**
   * Says how old the answer is. True when the client holds it still: 304 has been sent then, and
   * nothing is to be added.
   *
   * @param tag changes whenever the answer does; without quotes
   * @param maxAge for how long it need not be asked for again; in seconds
   */
  public boolean unchanged(String tag, int maxAge) {
    return unchanged(tag, Optional.empty(), maxAge);
  }

  /**
   * The same, with the time since which it has been so; clients that hold no tag go by that (RFC
   * 9110, section 13.2.2).
   */
  public boolean unchanged(String tag, Optional<Instant> since, int maxAge) {
    String quoted = "\"" + tag + "\"";
    response.setHeader("ETag", quoted);
    response.setHeader("Cache-Control", maxAge == 0 ? "no-cache" : "max-age=" + maxAge);
    since.ifPresent(time -> response.setDateHeader("Last-Modified", time.toEpochMilli()));
    String held = request.getHeader("If-None-Match");
    boolean unchanged =
        held == null
            ? since.filter(time -> !time.isAfter(heldSince())).isPresent()
            : held.equals("*") || held.contains(quoted);
    if (unchanged) {
      response.setStatus(304);
    }
    return unchanged;
  }

  private Instant heldSince() {
    try {
      return Instant.ofEpochMilli(request.getDateHeader("If-Modified-Since"));
    } catch (IllegalArgumentException e) {
      return Instant.MIN; // no date: as if it were not there
    }
  }

  /** Answers with a text in UTF-8. */
  public void send(int status, String mediaType, String body) throws IOException {
    boolean named = mediaType.contains("charset");
    send(
        status,
        named ? mediaType : mediaType + ";charset=utf-8",
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers; a HEAD request gets the headers only. */
  public void send(int status, String mediaType, byte[] body) throws IOException {
    response.setStatus(status);
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Sends elsewhere. */
  public void redirect(int status, String location) {
    response.setStatus(status);
    response.setHeader("Location", location);
  }

  /**
   * Says why not. A body that has not been read ends the connection: what is left of it is no
   * request.
   */
  public void refuse(int status, String reason) throws IOException {
    if (method().equals("POST") && !request.getInputStream().isFinished()) {
      response.setHeader("Connection", "close");
    }
    response.setHeader("Cache-Control", "no-store");
    send(status, "text/plain", reason + "\n");
  }
}
