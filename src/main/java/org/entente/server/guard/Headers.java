package org.entente.server.guard;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * What browsers are told with every answer. An answer that is a page has a content policy of its
 * own in place of this one. Sources: OWASP's HTTP Headers cheat sheet, the Fetch standard.
 */
final class Headers implements HttpConfiguration.Customizer {

  private static final Map<String, String> EVERY_ANSWER =
      new TreeMap<>(
          Map.of(
              "X-Content-Type-Options", "nosniff",
              "Referrer-Policy", "same-origin",
              "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
              "X-Frame-Options", "DENY",
              "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
              "Cross-Origin-Opener-Policy", "same-origin",
              // Any page may ask.
              "Cross-Origin-Resource-Policy", "cross-origin"));

  /** What scripts of other sites may see of an answer. */
  private static final String EXPOSED =
      "Content-Location, ETag, Link, Location, Retry-After, X-Entente-Truncated";

  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    EVERY_ANSWER.forEach(answer::put);
    if (reads(request)) {
      answer.put("Access-Control-Allow-Origin", "*");
      answer.put("Access-Control-Expose-Headers", EXPOSED);
    }
    return request;
  }

  /** What writes is not for other sites. */
  private static boolean reads(Request request) {
    String method = request.getMethod();
    return HttpMethod.GET.is(method)
        || HttpMethod.HEAD.is(method)
        || HttpMethod.OPTIONS.is(method)
        || (HttpMethod.POST.is(method) && !Entrance.isForEditing(request));
  }
}
