package org.entente.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.entente.server.http.ForwardingClient;
import org.entente.server.sparql.Results;

/** Notes when a server says of an answer that it is not the whole one. */
final class CutNotice extends ForwardingClient {

  private volatile Optional<String> last = Optional.empty();

  CutNotice(HttpClient client) {
    super(client);
  }

  /** What the last answer was cut to, such as {@code rows=100000}; empty when it is whole. */
  Optional<String> last() {
    return last;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return super.send(request, noting(handler));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return super.sendAsync(request, noting(handler));
  }

  private <T> HttpResponse.BodyHandler<T> noting(HttpResponse.BodyHandler<T> handler) {
    return info -> {
      last = info.headers().firstValue(Results.TRUNCATED);
      return handler.apply(info);
    };
  }
}
