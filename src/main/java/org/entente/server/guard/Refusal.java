package org.entente.server.guard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Why a request is not answered.
 *
 * @param kind one word, for figures
 * @param status of HTTP
 * @param reason one sentence for the client
 * @param retryAfter when it may be asked again; empty when that is no use
 */
record Refusal(String kind, int status, String reason, Optional<Duration> retryAfter) {

  static Refusal of(String kind, int status, String reason) {
    return new Refusal(kind, status, reason, Optional.empty());
  }

  static Refusal later(String kind, int status, String reason, Duration retryAfter) {
    return new Refusal(kind, status, reason, Optional.of(retryAfter));
  }

  void send(Response response, Callback callback) {
    response.setStatus(status);
    var headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    // Whole seconds, never too early.
    retryAfter.ifPresent(
        time -> headers.put(HttpHeader.RETRY_AFTER, Math.max(1, (time.toMillis() + 999) / 1000)));
    byte[] body = (reason + "\n").getBytes(StandardCharsets.UTF_8);
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
