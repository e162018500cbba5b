package org.entente.server;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.entente.knowledge.DataFolder;
import org.entente.release.Release;
import org.entente.release.Releases;
import org.entente.release.Releases.Current;
import org.entente.server.admin.Admin;
import org.entente.server.guard.Guard;
import org.entente.server.settings.Settings;
import org.entente.server.sparql.BoundedQueries;
import org.entente.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves what is published in a folder, read only, and goes over to the next release when the
 * pointer names one: without a request that fails, and without an answer that is of two. Who may
 * ask how much is looked at in front of all releases.
 *
 * <p>A release that is damaged or not there is not gone over to: a warning says why, the present
 * one is served on, and the other is tried again from time to time.
 */
public final class Follower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** How often the pointer is looked at. */
  private static final Duration ROUND = Duration.ofMillis(500);

  /** After a failure it is tried again when so long has passed ... */
  private static final Duration LEAST_PAUSE = Duration.ofSeconds(2);

  /** ... and so many times what the attempt took. */
  private static final int PAUSE = 4;

  /** For requests that are under way, and for a release that is being opened. */
  private static final Duration LONGEST_CLOSING = Duration.ofSeconds(30);

  private final Releases releases;
  private final DataFolder folder;
  private final EntenteModule.Shared shared;
  private final String host;
  private final Handover handover;
  private final Admin admin;
  private final Server jetty;
  private final Guard guard;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "entente-releases");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<CompletableFuture<Void>> leaving = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile ServedRelease served;
  private volatile Optional<String> refused = Optional.empty();
  private @Nullable Current tried;
  private long again;

  private Follower(
      Releases releases,
      DataFolder folder,
      String host,
      int port,
      EntenteModule.Shared shared,
      ServedRelease first) {
    this.releases = releases;
    this.folder = folder;
    this.host = host;
    this.shared = shared;
    this.served = first;
    this.handover = new Handover(first);
    this.jetty = first.front(port);
    this.admin = new Admin(this::with, this::about, shared.settings(), shared.queries());
    org.entente.server.Server.listen(jetty, host);
    jetty.setHandler(handover);
    Compression.standBefore(jetty);
    Settings settings = shared.settings();
    this.guard = new Guard(settings, Site.bodySizes(settings), false, admin.tally());
    guard.standBefore(jetty);
    admin.watch(guard);
  }

  /**
   * Starts serving; it answers when this returns.
   *
   * @param settings by name, over those of the configuration
   * @throws org.entente.release.ReleaseException when the release that is current cannot be served
   * @throws ServerException when nothing is published, the port is taken, the host is not this
   *     machine's, or the configuration is wrong
   */
  public static Follower start(
      Releases releases, DataFolder folder, String host, int port, Map<String, String> settings) {
    org.entente.server.Server.check(port);
    Settings read = Configuration.settings(Configuration.read(folder), settings);
    EntenteModule.Shared shared = new EntenteModule.Shared(read, BoundedQueries.of(read));
    ServedRelease first = ServedRelease.open(releases, current(releases), folder, shared);
    Follower follower = new Follower(releases, folder, host, port, shared, first);
    try {
      follower.start();
      return follower;
    } catch (RuntimeException | Error e) {
      follower.close();
      throw e;
    }
  }

  private static Current current(Releases releases) {
    try {
      return releases
          .current()
          .orElseThrow(
              () ->
                  new ServerException(
                      "Nothing is published in "
                          + releases.folder()
                          + ". Publish a store there first (entente publish)."));
    } catch (IOException e) {
      throw new ServerException(
          "The file " + Releases.POINTER + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private void start() {
    served.warm(); // Else a load balancer would take it for ready before it is.
    try {
      jetty.start();
      admin.start();
      served.refreshAhead(guard::working);
    } catch (Exception e) {
      RuntimeException fault = e instanceof RuntimeException own ? own : new RuntimeException(e);
      throw org.entente.server.Server.explain(fault, host, port());
    }
    looking.scheduleWithFixedDelay(
        this::look, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    long began = System.nanoTime();
    try {
      Optional<Current> current = releases.current();
      if (current.isEmpty() || current.get().name().equals(served.name())) {
        refused = Optional.empty();
        tried = null;
      } else if (!current.get().equals(tried) || began - again > 0) {
        tried = current.get();
        goOver(current.get());
        refused = Optional.empty();
      }
    } catch (Exception | Error e) {
      long now = System.nanoTime();
      again = now + Math.max(LEAST_PAUSE.toNanos(), PAUSE * (now - began));
      refuse(String.valueOf(e.getMessage()), e);
    }
  }

  private void refuse(String reason, Throwable fault) {
    if (!refused.equals(Optional.of(reason))) {
      LOG.warn("Serving {} on: {}", served.name(), reason);
      LOG.debug("Not gone over to the release that is current", fault);
      refused = Optional.of(reason);
    }
  }

  private void goOver(Current current) throws Exception {
    long began = System.nanoTime();
    ServedRelease next = ServedRelease.open(releases, current, folder, shared);
    try {
      handover.start(next);
      next.warm();
    } catch (Exception | Error e) {
      next.close();
      throw e;
    }
    ServedRelease before = served;
    served = next;
    handover.to(next);
    next.refreshAhead(guard::working);
    LOG.info(
        "Serving release {} after {} ms",
        next.name(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
    CompletableFuture<Void> left = before.left().thenRunAsync(before::close);
    leaving.add(left);
    left.whenComplete(
        (nothing, fault) -> {
          leaving.remove(left);
          if (fault != null) {
            LOG.warn("Release {} was not closed in order", before.name(), fault);
          }
        });
  }

  /** For what is asked beside the web server. */
  private <T> T with(Function<Store, T> reader) {
    ServedRelease release = handover.enter();
    try {
      return reader.apply(release.store());
    } finally {
      release.leave();
    }
  }

  private String about() {
    Release now = release();
    return "release "
        + now.name()
        + "\ncommit "
        + now.commit()
        + " of "
        + now.committed()
        + "\npublished "
        + now.published()
        + "\n"
        + refused.map(reason -> "refused: " + reason + "\n").orElse("");
  }

  /** The one that new requests go to. */
  public Release release() {
    return served.release();
  }

  /** Why the release that the pointer names is not served; empty when it is, or is being opened. */
  public Optional<String> refused() {
    return refused;
  }

  public int port() {
    return jetty.getConnectors()[0] instanceof ServerConnector tcp
        ? Math.max(tcp.getLocalPort(), tcp.getPort())
        : 0;
  }

  /** Where the page is: {@code http://localhost:3030/entente/}. */
  public String address() {
    return org.entente.server.Server.address(host, port());
  }

  /** Where the operator finds health and figures; empty when {@code adminPort} is not set. */
  public Optional<URI> adminAddress() {
    return admin.address();
  }

  /** Waits until it is closed. */
  public void join() {
    try {
      jetty.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      looking.shutdown(); // No interrupts: they close the store's files.
      var unused = looking.awaitTermination(LONGEST_CLOSING.toSeconds(), TimeUnit.SECONDS);
      jetty.stop();
      CompletableFuture.allOf(leaving.toArray(CompletableFuture[]::new))
          .completeOnTimeout(null, LONGEST_CLOSING.toSeconds(), TimeUnit.SECONDS)
          .handle((nothing, fault) -> nothing)
          .join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new ServerException("The server cannot be stopped: " + e.getMessage(), e);
    } finally {
      admin.close();
      served.close();
    }
  }
}
