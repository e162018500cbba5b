package org.entente.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.entente.commit.CommitListener;
import org.entente.history.History;

/**
 * What a store is opened with.
 *
 * @param clock says when changes are made
 * @param listeners what is kept beside the database and has to agree with it; told in this order
 * @param slack in bytes: a database that has grown by less is not compacted by itself
 * @param rest for how long nobody has to have written before it is
 */
record Conditions(InstantSource clock, List<CommitListener> listeners, long slack, Duration rest) {

  private static final long SLACK = 32L << 20;
  private static final Duration REST = Duration.ofSeconds(5);

  Conditions {
    listeners = List.copyOf(listeners);
  }

  /** Those of a store that is not tested. */
  static Conditions of(Path folder) {
    return new Conditions(InstantSource.system(), beside(folder), SLACK, REST);
  }

  private static List<CommitListener> beside(Path folder) {
    return List.of(new History(folder.resolve("history"), InstantSource.system()));
  }

  /**
   * The history among the listeners; one of its own, which hears of nothing, when there is none.
   */
  History history(Path folder) {
    return listeners.stream()
        .filter(History.class::isInstance)
        .map(History.class::cast)
        .findFirst()
        .orElseGet(() -> new History(folder.resolve("history"), clock));
  }

  Conditions with(InstantSource other) {
    return new Conditions(other, listeners, slack, rest);
  }

  /** With one more, told after the others. */
  Conditions and(CommitListener listener) {
    return new Conditions(
        clock, Stream.concat(listeners.stream(), Stream.of(listener)).toList(), slack, rest);
  }

  Conditions withSlack(long bytes) {
    return new Conditions(clock, listeners, bytes, rest);
  }

  Conditions withRest(Duration time) {
    return new Conditions(clock, listeners, slack, time);
  }
}
