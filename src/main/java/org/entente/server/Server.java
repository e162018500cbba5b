package org.entente.server;

import java.net.BindException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.rdf.model.Model;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.entente.knowledge.BundledText;
import org.entente.knowledge.DataFolder;
import org.entente.server.edit.Editing;
import org.entente.store.Store;

/**
 * Serves a store over HTTP, read only: SPARQL at {@code /entente/sparql} and {@code
 * /entente/query}, graphs at {@code /entente/data}, a page at {@code /entente/}. Runs from {@code
 * fuseki-config/entente.ttl}, as stock Fuseki does. Other processes find it through {@link
 * StoreReader}.
 */
public final class Server implements AutoCloseable {

  /** The port unless another is asked for. */
  public static final int DEFAULT_PORT = 3030;

  /** The host unless another is asked for: nobody else's machine gets in. */
  public static final String LOOPBACK = "localhost";

  private static final int MIN_THREADS = 4;

  /** Many more than may work at once, so that what is light never waits for what is heavy. */
  private static final int MAX_THREADS = 64;

  private final EntenteModule module;
  private final Store store;
  private final FusekiServer fuseki;
  private final String host;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Server(Store store, FusekiServer fuseki, String host, EntenteModule module) {
    this.module = module;
    this.store = store;
    this.fuseki = fuseki;
    this.host = host;
  }

  /**
   * Starts serving; it answers when this returns. The store must stay open until the server is
   * closed.
   *
   * @param host name or address to listen at, {@link #LOOPBACK} for this machine only, {@code
   *     0.0.0.0} for everybody
   * @param port 1 to 65535, or 0 for any that is free
   * @throws ServerException when the port is taken, the host is not this machine's, or the
   *     configuration is wrong
   */
  public static Server start(Store store, DataFolder folder, String host, int port) {
    return start(store, folder, host, port, Map.of());
  }

  /**
   * The same.
   *
   * @param settings by name, over those of the configuration
   */
  public static Server start(
      Store store, DataFolder folder, String host, int port, Map<String, String> settings) {
    return start(store, folder, host, port, settings, Optional.empty());
  }

  /**
   * The same.
   *
   * @param editing what changes the store for those who send the {@link #editToken()}; empty when
   *     nobody may
   */
  public static Server start(
      Store store,
      DataFolder folder,
      String host,
      int port,
      Map<String, String> settings,
      Optional<Editing> editing) {
    check(port);
    EntenteModule module = new EntenteModule(store, folder, settings, editing);
    FusekiServer fuseki = build(module, Configuration.read(folder, store), port);
    listen(fuseki.getJettyServer(), host);
    try {
      fuseki.start();
    } catch (RuntimeException e) {
      throw explain(e, host, port);
    }
    Server server = new Server(store, fuseki, host, module);
    try {
      store.announce(URI.create(server.address()));
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /**
   * Every setting with its value, its default and what it does, as it would stand in the
   * configuration.
   *
   * @param settings by name, over those of the configuration
   * @throws ServerException that names everything that is wrong
   */
  public static String printSettings(DataFolder folder, Map<String, String> settings) {
    return Configuration.settings(Configuration.read(folder), settings).print();
  }

  public int port() {
    return fuseki.getHttpPort();
  }

  /** Where the page is: {@code http://localhost:3030/entente/}. */
  public String address() {
    return address(host, port());
  }

  static String address(String host, int port) {
    boolean everybody = host.equals("0.0.0.0") || host.equals("::");
    String name = everybody ? LOOPBACK : host.contains(":") ? "[" + host + "]" : host;
    return "http://" + name + ":" + port + "/entente/";
  }

  /** What who edits has to send as a bearer token; empty when nobody may edit. */
  public Optional<String> editToken() {
    return module.editToken();
  }

  /** Where the operator finds health and figures; empty when {@code adminPort} is not set. */
  public Optional<URI> adminAddress() {
    return module.adminAddress();
  }

  /** How many requests are being answered, or answers found that somebody will ask for, now. */
  public int asking() {
    return module.asking();
  }

  /** How many follow the newest change of the store, before somebody has to wait for it, now. */
  public int following() {
    return module.following();
  }

  /** Where SPARQL is answered. */
  public String endpoint() {
    return address() + "sparql";
  }

  /** A query that shows something of any store. */
  public static String exampleQuery() {
    return BundledText.read(Server.class, "example.rq");
  }

  /** Waits until the server is closed. */
  public void join() {
    fuseki.join();
  }

  @Override
  public void close() {
    // Once: afterwards another process may have the store and announce itself.
    if (!closed.getAndSet(true)) {
      try {
        store.withdraw();
      } finally {
        fuseki.stop();
      }
    }
  }

  static void check(int port) {
    if (port < 0 || port > 65535) {
      throw new ServerException("There is no port " + port + "; ports are 1 to 65535, or 0.");
    }
  }

  static FusekiServer build(EntenteModule module, Model configuration, int port) {
    return FusekiServer.create()
        .fusekiModules(FusekiModules.create(module))
        .parseConfig(configuration)
        .port(port)
        .numServerThreads(MIN_THREADS, MAX_THREADS)
        .build();
  }

  static void listen(org.eclipse.jetty.server.Server jetty, String host) {
    for (Connector connector : jetty.getConnectors()) {
      if (connector instanceof ServerConnector tcp) {
        tcp.setHost(host);
      }
    }
  }

  static ServerException explain(RuntimeException fault, String host, int port) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof ServerException told) {
        return told;
      }
      if (t instanceof BindException && String.valueOf(t.getMessage()).contains("in use")) {
        return new ServerException(
            "Port "
                + port
                + " is taken by another program. Name another with --port, or --port 0 for any"
                + " that is free.",
            fault);
      }
      if (t instanceof BindException
          || t instanceof UnresolvedAddressException
          || t instanceof UnknownHostException) {
        return new ServerException(
            "Cannot listen at " + host + " port " + port + ": " + t.getMessage() + ".", fault);
      }
    }
    return new ServerException("The server does not start: " + fault.getMessage(), fault);
  }
}
