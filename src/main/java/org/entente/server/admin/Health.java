package org.entente.server.admin;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.sparql.exec.QueryExec;

/** Whether the store answers: a query is asked of it, in a read transaction like anybody's. */
final class Health implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String QUERY = "ASK { GRAPH ?g { ?s ?p ?o } }";

  private final ServedStore store;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "entente-health");
            made.setDaemon(true);
            return made;
          });

  Health(ServedStore store) {
    this.store = store;
  }

  /** What is wrong; empty when the store answers. */
  Optional<String> problem() {
    Future<Boolean> answer =
        thread.submit(
            () ->
                store.<Boolean>with(
                    open -> open.read(data -> QueryExec.dataset(data).query(QUERY).ask())));
    try {
      answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException e) {
      answer.cancel(true);
      return Optional.of("The store does not answer within " + PATIENCE.toSeconds() + " s.");
    } catch (ExecutionException e) {
      return Optional.of("The store does not answer: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
