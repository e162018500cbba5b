package org.entente.server.sparql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.entente.database.ReadState;
import org.entente.server.settings.Setting;

/**
 * Answers that took long, kept until the store changes: the same query of the same state of the
 * store is answered at once. The state is the one that the query's own transaction sees, so a kept
 * answer is never older or newer than what would be found. Compaction puts what is there in another
 * order, after which an answer that is a part of what there is would not fit to the next part.
 */
public final class KeptAnswers {

  public static final Setting<Long> KEPT_ANSWERS =
      Setting.size(
          "keptAnswers",
          "32 MiB",
          0,
          1L << 34,
          "Memory for answers that took long, kept until the store changes; 0 keeps none.");

  /** What is found faster is not worth the memory. */
  private static final Duration WORTH = Duration.ofMillis(5);

  /** No answer takes more than this part of the memory. */
  private static final int PART = 4;

  private static final int PER_CHARACTER = 2;

  /** Characters of queries of which is known how often somebody asked for them. */
  private static final long DEMAND = 1 << 20;

  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final long most;
  private final Duration least;
  private final Cache<Place, Kept> answers;

  /** How often somebody asked for it, whatever the state. */
  private final Cache<String, AtomicInteger> demand =
      Caffeine.newBuilder()
          .expireAfterAccess(REMEMBERED)
          .maximumWeight(DEMAND)
          .<String, AtomicInteger>weigher((query, times) -> query.length())
          .build();

  private Optional<ReadState.Content> newest = Optional.empty();

  /** A query of a state. */
  record Key(ReadState state, String query) {

    Place place() {
      return new Place(state.content(), query);
    }
  }

  /** Where an answer is kept. */
  private record Place(ReadState.Content content, String query) {}

  /**
   * What was found.
   *
   * @param in the folder of the files that give it in this order; empty when all with the content
   *     do. Whoever held the files themselves would keep what compaction has replaced.
   */
  private record Kept(Found found, int bytes, Optional<String> in) {

    boolean answers(ReadState state) {
      return in.isEmpty() || in.get().equals(folder(state));
    }
  }

  /**
   * @param most bytes that all answers together may take, about
   */
  KeptAnswers(long most) {
    this(most, WORTH);
  }

  /**
   * @param least time that an answer took which is kept
   */
  KeptAnswers(long most, Duration least) {
    this.most = most;
    this.least = least;
    this.answers =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .<Place, Kept>weigher((place, kept) -> kept.bytes())
            .recordStats()
            .build();
  }

  /**
   * What the answer can be kept under; empty when it is of another dataset than the whole store.
   *
   * @param text that the query was read from: to write a hostile query anew takes Jena too long
   */
  Optional<Key> key(String text, DatasetGraph dataset) {
    if (most == 0 || !(dataset instanceof DatasetGraphReadOnly view)) {
      return Optional.empty();
    }
    return ReadState.of(view.getWrapped()).map(state -> new Key(state, text));
  }

  Optional<Found> find(Key key) {
    return Optional.ofNullable(answers.getIfPresent(key.place()))
        .filter(kept -> kept.answers(key.state()))
        .map(Kept::found);
  }

  /**
   * Keeps an answer if that is worth it.
   *
   * @param bytes that the answer takes
   * @param time that it took to find
   */
  void keep(Key key, Query query, Found found, long bytes, Duration time) {
    long all = bytes + (long) PER_CHARACTER * key.query().length();
    if (time.compareTo(least) >= 0 && all <= most / PART) {
      Op algebra = Algebra.compile(query);
      if (Repeatable.is(query, algebra)) {
        forgetOlder(key.state().content());
        Optional<String> in =
            Unordered.is(query, algebra, found)
                ? Optional.empty()
                : Optional.of(folder(key.state()));
        answers.put(key.place(), new Kept(found, (int) all, in));
      }
    }
  }

  private static String folder(ReadState state) {
    return state.files().getLocation().getDirectoryPath();
  }

  /** Whether an answer is there. */
  boolean holds(Key key) {
    Kept there = answers.asMap().get(key.place());
    return there != null && there.answers(key.state());
  }

  /** Somebody has asked for it. What was not worth keeping is not remembered. */
  void asked(Key key) {
    if (holds(key)) {
      demand.get(key.query(), query -> new AtomicInteger()).incrementAndGet();
    }
  }

  /**
   * Queries that were asked for more than once, each within an hour of the time before.
   *
   * @return those that were asked for most often first
   */
  List<String> wanted(int most) {
    Map<String, Integer> often = new HashMap<>();
    demand.asMap().forEach((query, times) -> often.put(query, times.get()));
    return often.entrySet().stream()
        .filter(one -> one.getValue() > 1)
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** As if nobody had asked for it. */
  void unwanted(String query) {
    demand.invalidate(query);
  }

  /** How often one was there or not. */
  public CacheStats stats() {
    return answers.stats();
  }

  /** Nobody asks an older state once a newer one is there, but for what is at work now. */
  private synchronized void forgetOlder(ReadState.Content content) {
    if (newest.filter(n -> n.isSince(content)).isEmpty()) {
      answers.invalidateAll();
      newest = Optional.of(content);
    }
  }
}
