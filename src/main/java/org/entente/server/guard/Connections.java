package org.entente.server.guard;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/**
 * Cuts connections that are too many, of one address or in all, and those whose headers do not come
 * to an end: every byte restarts Jetty's clock for idleness.
 */
final class Connections extends AbstractLifeCycle implements Connection.Listener {

  static final Setting<Duration> HEADER_TIME =
      Setting.duration(
          "headerTime",
          "10 s",
          Duration.ofMillis(100),
          Duration.ofMinutes(10),
          "How long the headers of a request may take to come in.");

  static final Setting<Long> HEADER_SIZE =
      Setting.size(
          "headerSize",
          "200 KiB",
          8 << 10,
          1 << 20,
          "The longest address and headers together; a query may stand in the address.");

  static final Setting<Duration> IDLE_TIME =
      Setting.duration(
          "idleTime",
          "60 s",
          Duration.ofMillis(100),
          Duration.ofHours(1),
          "After how long a connection on which nothing happens is closed.");

  static final Setting<Integer> CONNECTIONS =
      Setting.count("connections", 4000, 10, 1_000_000, "How many connections there may be.");

  static final Setting<Integer> CLIENT_CONNECTIONS =
      Setting.count(
          "clientConnections",
          500,
          1,
          1_000_000,
          "How many connections one client may have; a trusted proxy may have all.");

  private static final Duration ROUND = Duration.ofMillis(500);

  /** What was seen of a connection in the last round. */
  private static final class Seen {
    private final String address;
    private long messages;
    private long bytes;
    private long begun;

    private Seen(String address) {
      this.address = address;
    }
  }

  private final Map<Connection, Seen> open = new ConcurrentHashMap<>();
  private final Map<String, Integer> perAddress = new HashMap<>();
  private final Settings settings;
  private final Clients clients;
  private final Scheduler scheduler;
  private final Tally tally;
  private final long headerNanos;

  Connections(Settings settings, Clients clients, Scheduler scheduler, Tally tally) {
    this.settings = settings;
    this.clients = clients;
    this.scheduler = scheduler;
    this.tally = tally;
    this.headerNanos = settings.get(HEADER_TIME).toNanos();
  }

  @Override
  public void onOpened(Connection connection) {
    InetAddress peer = Client.address(connection.getEndPoint().getRemoteSocketAddress());
    String address = Network.ofSubscriber(peer).toString();
    open.put(connection, new Seen(address));
    int ofOne;
    synchronized (perAddress) {
      ofOne = perAddress.merge(address, 1, Integer::sum);
    }
    if (open.size() > settings.get(CONNECTIONS)) {
      cut(connection, "connections");
    } else if (ofOne > settings.get(CLIENT_CONNECTIONS) && !clients.carriesMany(peer)) {
      cut(connection, "clientConnections");
    }
  }

  @Override
  public void onClosed(Connection connection) {
    Seen seen = open.remove(connection);
    if (seen != null) {
      synchronized (perAddress) {
        perAddress.computeIfPresent(seen.address, (a, n) -> n > 1 ? Integer.valueOf(n - 1) : null);
      }
    }
  }

  @Override
  protected void doStart() {
    later();
  }

  private void later() {
    scheduler.schedule(this::round, ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    if (!isRunning() && !isStarting()) {
      return;
    }
    try {
      long now = System.nanoTime();
      open.forEach((connection, seen) -> look(connection, seen, now));
    } finally {
      later();
    }
  }

  private void look(Connection connection, Seen seen, long now) {
    long messages = connection.getMessagesIn();
    long bytes = connection.getBytesIn();
    boolean answering = messages > connection.getMessagesOut();
    if (answering || messages != seen.messages) {
      seen.messages = messages;
      seen.bytes = bytes;
      seen.begun = 0;
    } else if (bytes > seen.bytes) {
      if (seen.begun == 0) {
        seen.begun = now;
      } else if (now - seen.begun > headerNanos) {
        cut(connection, "headers");
      }
    }
  }

  private void cut(Connection connection, String reason) {
    tally.cut(reason);
    connection.getEndPoint().close(new TimeoutException(reason));
  }
}
