package org.entente.server;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.sparql.exec.QueryExec;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.entente.knowledge.BundledText;
import org.entente.knowledge.DataFolder;
import org.entente.release.Release;
import org.entente.release.ReleaseException;
import org.entente.release.Releases;
import org.entente.release.Releases.Current;
import org.entente.release.WorkingCopy;
import org.entente.search.NotReadyException;
import org.entente.search.SearchIndex;
import org.entente.server.sparql.RefreshAhead;
import org.entente.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * A release that is open, with all that answers from it, and the number of those who are with it.
 */
final class ServedRelease {

  private final WorkingCopy copy;
  private final Store store;
  private final EntenteModule module;
  private final Server jetty;
  private final Handler handler;
  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private int requests;
  private boolean retired;
  private volatile @Nullable RefreshAhead ahead;

  private ServedRelease(
      WorkingCopy copy, Store store, EntenteModule module, Server jetty, Handler handler) {
    this.copy = copy;
    this.store = store;
    this.module = module;
    this.jetty = jetty;
    this.handler = handler;
  }

  /**
   * Compares a release with its list of files and opens it.
   *
   * @throws ReleaseException when it is damaged or not there
   */
  static ServedRelease open(
      Releases releases, Current current, DataFolder folder, EntenteModule.Shared shared) {
    WorkingCopy copy = WorkingCopy.make(releases, current.name());
    try {
      Store store = Store.openFrozen(copy.folder(), copy.release().revision(current.since()));
      try {
        EntenteModule module = new EntenteModule(store, folder, shared, copy.release());
        FusekiServer fuseki =
            org.entente.server.Server.build(module, Configuration.read(folder, store), 0);
        Server jetty = fuseki.getJettyServer();
        Handler handler = jetty.getHandler();
        jetty.setHandler((Handler) null);
        return new ServedRelease(copy, store, module, jetty, handler);
      } catch (RuntimeException | Error e) {
        store.close();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      close(copy);
      throw e;
    }
  }

  private static void close(WorkingCopy copy) {
    try {
      copy.close();
    } catch (IOException e) {
      throw new ReleaseException("The working copy " + copy.folder() + " cannot be deleted.", e);
    }
  }

  /** The web server that was made for it and knows nothing of it: it can stand before all. */
  Server front(int port) {
    for (Connector connector : jetty.getConnectors()) {
      if (connector instanceof ServerConnector tcp) {
        tcp.setPort(port);
      }
    }
    return jetty;
  }

  String name() {
    return copy.release().name();
  }

  Release release() {
    return copy.release();
  }

  Store store() {
    return store;
  }

  Handler handler() {
    return handler;
  }

  /**
   * Makes what the first to ask would have to wait for: the index of names, that of dates, what a
   * first query reads.
   */
  void warm() {
    Optional<Integer> names = Optional.empty();
    while (names.isEmpty()) {
      try {
        names = Optional.of(SearchIndex.of(store).size());
      } catch (NotReadyException e) {
        // Of a large store; it is being built.
      }
    }
    String dated = BundledText.read(ServedRelease.class, "warm.rq");
    store.read(data -> QueryExec.dataset(data).query(dated).select().materialize());
  }

  /**
   * From now on answers are found before somebody asks for them.
   *
   * @param working how many requests are being answered at the moment
   */
  void refreshAhead(IntSupplier working) {
    ahead = module.refreshAhead(working);
  }

  /** Before a request; false when there is a newer release to go to. */
  synchronized boolean enter() {
    if (!retired) {
      requests++;
    }
    return !retired;
  }

  /** After a request that entered. */
  synchronized void leave() {
    requests--;
    noticeWhenLeft();
  }

  /** No request comes any more. */
  synchronized void retire() {
    retired = true;
    noticeWhenLeft();
  }

  private void noticeWhenLeft() {
    if (retired && requests == 0) {
      left.complete(null);
    }
  }

  /** Done when it is retired and the last request has left. */
  CompletableFuture<Void> left() {
    return left;
  }

  /** Lets go of its files. */
  void close() {
    RefreshAhead refreshing = ahead;
    if (refreshing != null) {
      refreshing.close();
    }
    try {
      handler.stop();
    } catch (Exception e) {
      throw new ServerException("A release cannot be closed: " + e.getMessage(), e);
    } finally {
      store.close();
      close(copy);
    }
  }
}
