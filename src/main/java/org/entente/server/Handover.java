package org.entente.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives each request to the release that is the newest when it comes; one that began with an older
 * release ends with it.
 */
final class Handover extends Handler.Abstract {

  /** In every answer: the name of the release that it is of. */
  static final String HEADER = "Entente-Release";

  private volatile ServedRelease newest;

  /**
   * @param first is started with this
   */
  Handover(ServedRelease first) {
    this.newest = first;
  }

  @Override
  protected void doStart() throws Exception {
    start(newest);
    super.doStart();
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    newest.handler().stop();
  }

  /** Makes a release ready to answer; nobody asks it yet. */
  void start(ServedRelease next) throws Exception {
    next.handler().setServer(getServer());
    next.handler().start();
  }

  /** From now on requests go there. */
  void to(ServedRelease next) {
    ServedRelease before = newest;
    newest = next;
    before.retire();
  }

  /** The newest, entered: who is done with it has to leave it. */
  ServedRelease enter() {
    while (true) { // Again only when the newest was replaced between these two lines.
      ServedRelease release = newest;
      if (release.enter()) {
        return release;
      }
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    ServedRelease release = enter();
    AtomicBoolean left = new AtomicBoolean();
    Runnable leave =
        () -> {
          if (!left.getAndSet(true)) {
            release.leave();
          }
        };
    boolean handled = false;
    try {
      response.getHeaders().put(HEADER, release.name());
      // It is called when all that the answer needs of the release has been done.
      handled = release.handler().handle(request, response, Callback.from(callback, leave));
      return handled;
    } finally {
      if (!handled) {
        leave.run();
      }
    }
  }
}
