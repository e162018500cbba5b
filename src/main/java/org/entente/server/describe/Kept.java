package org.entente.server.describe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.entente.store.Revision;
import org.entente.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * What is made of the store, kept until the store changes. It is made once at a time, however many
 * ask, and nobody waits longer than he wants.
 */
final class Kept<T> {

  private final Supplier<Revision> revision;
  private final Function<Revision, T> maker;
  private final Executor executor;

  private @Nullable CompletableFuture<T> making;
  private @Nullable Revision of;
  private volatile @Nullable T last;

  /**
   * @param revision the state that the store is in
   * @param maker makes it of that state or a later one
   * @param executor where it is made
   */
  Kept(Supplier<Revision> revision, Function<Revision, T> maker, Executor executor) {
    this.revision = revision;
    this.maker = maker;
    this.executor = executor;
  }

  /** What is made of the present state; when that takes longer, of an earlier one if there is. */
  Optional<T> get(Duration patience) {
    CompletableFuture<T> future = present();
    try {
      return Optional.of(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.ofNullable(last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      forget(future);
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new StoreException("This cannot be made: " + e.getMessage(), e);
    }
  }

  private synchronized CompletableFuture<T> present() {
    Revision now = revision.get();
    CompletableFuture<T> known = making;
    // One at a time: what is still being made of an older state is waited for first.
    if (known != null && (now.equals(of) || !known.isDone())) {
      return known;
    }
    CompletableFuture<T> future = CompletableFuture.supplyAsync(() -> make(now), executor);
    making = future;
    of = now;
    return future;
  }

  private T make(Revision now) {
    T made = maker.apply(now);
    last = made;
    return made;
  }

  private synchronized void forget(CompletableFuture<T> failed) {
    if (making == failed) {
      making = null;
    }
  }
}
