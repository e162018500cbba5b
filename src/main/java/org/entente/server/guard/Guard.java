package org.entente.server.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/**
 * All that stands between the network and what answers. A request passes, in this order, the {@link
 * Entrance}, the reading of its body, {@link Fairness}, and then comes to the servlets.
 */
public final class Guard {

  /** All that can be set about it. */
  public static final List<Setting<?>> SETTINGS =
      List.of(
          Clients.TRUSTED_PROXIES,
          Clients.FORWARDED_HEADER,
          Clients.LIMIT_LOOPBACK,
          Fairness.CONCURRENT_QUERIES,
          Fairness.WAITING_QUERIES,
          Fairness.QUEUE_WAIT,
          Fairness.CLIENT_QUERIES,
          Fairness.CLIENT_WAITING,
          Fairness.CLIENT_TIME,
          Fairness.CLIENT_TIME_PER_MINUTE,
          Entrance.BODY_SIZE,
          Pace.LEAST_RATE,
          Pace.PATIENCE,
          Connections.HEADER_TIME,
          Connections.HEADER_SIZE,
          Connections.IDLE_TIME,
          Connections.CONNECTIONS,
          Connections.CLIENT_CONNECTIONS,
          Watchdog.REQUEST_CPU,
          EditAccess.EDIT_TOKEN,
          EditAccess.EDIT_BODY);

  /**
   * An attribute of a request by which who answers it says that it counts as several; an {@link
   * Integer}.
   */
  public static final String QUERIES = "org.entente.queries";

  /** Documents are sent here. */
  public static final String DOCUMENTS = "/entente/documents";

  /** What people decide is sent here. */
  public static final String CORRECTIONS = "/entente/corrections";

  /** Only here are other methods than for reading let through. */
  static final List<String> EDITING = List.of(DOCUMENTS, CORRECTIONS);

  /** What a piece of a body takes while it waits for the others: a buffer. In bytes. */
  private static final int PIECE = 8 << 10;

  /** What a body may take in memory at most, as many times its size: pieces come half empty. */
  private static final int WASTE = 10;

  private final Settings settings;
  private final Clients clients;
  private final Fairness fairness;
  private final Entrance entrance;
  private final Optional<EditAccess> editing;
  private final long largestBody;
  private final Tally tally;

  /**
   * @param bodySizes of addresses that take larger bodies than queries have, in bytes
   * @param edited whether who knows the token may change the store
   */
  public Guard(Settings settings, Map<String, Long> bodySizes, boolean edited, Tally tally) {
    this.largestBody =
        bodySizes.values().stream().reduce(settings.get(Entrance.BODY_SIZE), Math::max);
    this.editing = edited ? Optional.of(new EditAccess(settings)) : Optional.empty();
    this.settings = settings;
    this.tally = tally;
    this.clients = new Clients(settings);
    this.fairness = new Fairness(settings, clients, tally);
    this.entrance = new Entrance(settings, bodySizes, editing, tally);
  }

  /** How many requests that cost something are answered now. */
  public int working() {
    return fairness.working();
  }

  /** How many wait for their turn now. */
  public int waiting() {
    return fairness.waiting();
  }

  /** What who edits has to know; empty when nobody may. */
  public Optional<String> editToken() {
    return editing.map(EditAccess::token);
  }

  /** Puts it before a server that is not started yet. */
  public void standBefore(Server jetty) {
    for (Connector connector : jetty.getConnectors()) {
      if (connector instanceof ServerConnector tcp) {
        HttpConfiguration http =
            tcp.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(Math.toIntExact(settings.get(Connections.HEADER_SIZE)));
        http.addCustomizer(new Headers());
        tcp.setIdleTimeout(settings.get(Connections.IDLE_TIME).toMillis());
        tcp.addBean(new Connections(settings, clients, jetty.getScheduler(), tally));
      }
    }
    // The last that is put in stands first.
    jetty.insertHandler(fairness);
    // A body is read whole before a thread is given to it: slow senders cannot take all threads.
    EagerContentHandler bodies =
        new EagerContentHandler(
            new EagerContentHandler.RetainedContentLoaderFactory(
                Math.max(WASTE * settings.get(Entrance.BODY_SIZE), 2 * largestBody), PIECE, true));
    // Whoever sends documents is trusted, and they are large.
    bodies.excludePath(DOCUMENTS);
    jetty.insertHandler(bodies);
    jetty.insertHandler(new Pace(settings, jetty.getScheduler(), tally));
    jetty.insertHandler(entrance);
  }
}
