package org.entente.server.sparql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.server.http.ForwardingClient;

/**
 * Calls the SPARQL services that the operator allows, for one query: only at addresses of the open
 * internet unless the operator names one by its number, without following redirects, within the
 * query's time, and so many calls and bytes.
 *
 * <p>Names are looked up here before each call; Java keeps what it found for 30 s, so that the call
 * goes where was looked.
 */
final class ServiceClient extends ForwardingClient {

  /** Of one query. */
  static final int MAX_CALLS = 20;

  /** Of one answer, in bytes. */
  static final int MAX_ANSWER = 16 << 20;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .followRedirects(Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final List<String> allowed;
  private final Budget budget;
  private final AtomicInteger calls = new AtomicInteger();

  ServiceClient(List<String> allowed, Budget budget) {
    super(CLIENT);
    this.allowed = List.copyOf(allowed);
    this.budget = budget;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    if (calls.incrementAndGet() > MAX_CALLS) {
      budget.exceed("The query calls other services more than " + MAX_CALLS + " times.");
    }
    check(request.uri());
    // Without compression: what is sent is as long as it is.
    HttpRequest plain =
        HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase("Accept-Encoding"))
            .timeout(budget.left().plusMillis(1))
            .build();
    CompletableFuture<HttpResponse<byte[]>> call =
        CLIENT.sendAsync(plain, info -> new Limited(MAX_ANSWER));
    try {
      HttpResponse<byte[]> answer = call.get(budget.left().toMillis() + 1, TimeUnit.MILLISECONDS);
      if (answer.headers().firstValue("Content-Encoding").isPresent()) {
        throw new IOException("the service compresses its answer unasked");
      }
      return new Held<>(answer, read(answer, handler));
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new IOException("the service does not answer in time", e);
    } catch (ExecutionException e) {
      throw new IOException("the service does not answer: " + e.getCause(), e);
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return CompletableFuture.completedFuture(send(request, handler));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushed) {
    return sendAsync(request, handler);
  }

  /**
   * Returns when the address may be called.
   *
   * @throws IOException when it may not
   */
  private void check(URI target) throws IOException {
    boolean named =
        allowed.stream().map(URI::create).anyMatch(service -> sameService(service, target));
    if (!named) {
      throw new IOException("the service is not on the list");
    }
    if (Addresses.isNumber(target.getHost())) {
      return;
    }
    for (InetAddress address : InetAddress.getAllByName(target.getHost())) {
      if (!Addresses.isPublic(address)) {
        throw new IOException("the service is not on the open internet");
      }
    }
  }

  private static boolean sameService(URI service, URI target) {
    return service.getScheme().equalsIgnoreCase(target.getScheme())
        && service.getRawAuthority().equalsIgnoreCase(target.getRawAuthority())
        && service.getRawPath().equals(target.getRawPath());
  }

  private static <T> T read(HttpResponse<byte[]> answer, HttpResponse.BodyHandler<T> handler) {
    HttpResponse.BodySubscriber<T> reader = handler.apply(new Info(answer));
    reader.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        });
    reader.onNext(List.of(ByteBuffer.wrap(answer.body())));
    reader.onComplete();
    return reader.getBody().toCompletableFuture().join();
  }

  private record Info(HttpResponse<byte[]> answer) implements HttpResponse.ResponseInfo {

    @Override
    public int statusCode() {
      return answer.statusCode();
    }

    @Override
    public HttpHeaders headers() {
      return answer.headers();
    }

    @Override
    public Version version() {
      return answer.version();
    }
  }

  private record Held<T>(HttpResponse<byte[]> answer, T body) implements HttpResponse<T> {

    @Override
    public int statusCode() {
      return answer.statusCode();
    }

    @Override
    public HttpRequest request() {
      return answer.request();
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      return answer.headers();
    }

    @Override
    public Optional<javax.net.ssl.SSLSession> sslSession() {
      return answer.sslSession();
    }

    @Override
    public URI uri() {
      return answer.uri();
    }

    @Override
    public Version version() {
      return answer.version();
    }
  }

  /** Takes so many bytes and no more. */
  private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {

    private final HttpResponse.BodySubscriber<byte[]> bytes =
        HttpResponse.BodySubscribers.ofByteArray();
    private final long most;
    private Optional<Flow.Subscription> source = Optional.empty();
    private long taken;

    Limited(long most) {
      this.most = most;
    }

    @Override
    public java.util.concurrent.CompletionStage<byte[]> getBody() {
      return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      source = Optional.of(subscription);
      bytes.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
      taken += part.stream().mapToLong(ByteBuffer::remaining).sum();
      if (taken > most) {
        source.ifPresent(Flow.Subscription::cancel);
        bytes.onError(new IOException("the answer is longer than " + most + " bytes"));
      } else {
        bytes.onNext(part);
      }
    }

    @Override
    public void onError(Throwable fault) {
      bytes.onError(fault);
    }

    @Override
    public void onComplete() {
      bytes.onComplete();
    }
  }
}
