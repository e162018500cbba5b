package org.entente.alignment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/**
 * Compares actors with the rows of a dataset. Of each row only those actors are looked at that
 * share rare words or letters with it; the dataset is read once and not kept.
 */
public final class Alignment implements AutoCloseable {

  private static final int THREADS = 2;
  private static final int BATCH = 500;
  private static final int WAITING = 2 * THREADS;

  /** How many names are looked at for each name of a row. */
  private static final int NEAR = 12;

  /** Candidates of an actor that are kept beyond those that are shown, to know of rivals. */
  private static final int RIVALS = 5;

  /** A candidate that is less sure by more than this, in odds, is no rival. */
  private static final double RIVAL = 1;

  /** What a rival of the same score takes away, in odds. */
  private static final double DOUBT = 2;

  private static final int MOST_PROBLEMS = 1000;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate c) -> -c.odds())
          .thenComparing(c -> c.ours().iri())
          .thenComparing(c -> c.theirs().iri());

  /**
   * What was found.
   *
   * @param candidates best first
   * @param rows that were read
   * @param linked pairs that were found and are linked already
   * @param refused pairs that were found and that people have refused
   * @param problems sentences about rows that were left out, not more than a thousand
   * @param leftOut how many rows were left out
   */
  public record Result(
      List<Candidate> candidates,
      long rows,
      int linked,
      int refused,
      List<String> problems,
      long leftOut) {}

  private final Actors actors;
  private final Mapping mapping;
  private final int most;
  private final double least;
  private final List<Entry> own;
  private final List<List<Wording>> ownNames = new ArrayList<>();
  private final Map<String, List<Integer>> byId = new HashMap<>();
  private final Scoring scoring;
  private final NameIndex index;

  /**
   * @param folder of knowledge: legal forms tell little
   * @param most candidates of an actor
   * @param least score of a candidate
   */
  public Alignment(DataFolder folder, Actors actors, Mapping mapping, int most, double least) {
    this.actors = actors;
    this.mapping = mapping;
    this.most = most;
    this.least = least;
    this.own = List.copyOf(actors.entries().values());
    List<Wording> names = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      List<Wording> wordings = wordings(own.get(i));
      ownNames.add(wordings);
      for (Wording wording : wordings) {
        names.add(wording);
        owners.add(i);
      }
      for (String id : own.get(i).ids()) {
        byId.computeIfAbsent(id, x -> new ArrayList<>(1)).add(i);
      }
    }
    this.scoring = new Scoring(new Rarity(ownNames, weak(folder)));
    this.index = new NameIndex(names, owners.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Set<String> weak(DataFolder folder) {
    Set<String> weak = new LinkedHashSet<>();
    for (Object word : EnglishAnalyzer.ENGLISH_STOP_WORDS_SET) {
      weak.add(new String((char[]) word));
    }
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/designators.tsv")).rows()) {
      if (row.get("type").equals("Company")) {
        weak.addAll(Wording.of(row.get("word")).words());
      }
    }
    return weak;
  }

  private static List<Wording> wordings(Entry entry) {
    return entry.names().stream().map(Wording::of).filter(wording -> !wording.isEmpty()).toList();
  }

  /**
   * Reads a dataset and compares.
   *
   * @param progress hears how many rows are done
   * @throws AlignmentException when the dataset cannot be read
   */
  public Result run(Dataset dataset, LongConsumer progress) {
    return new Run(progress).of(dataset);
  }

  private final class Run {

    private final LongConsumer progress;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Deque<Future<List<Candidate>>> waiting = new ArrayDeque<>();
    private final Map<String, List<Candidate>> found = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private List<Entry.Raw> batch = new ArrayList<>();
    private long rows;
    private long done;
    private long leftOut;
    private int linked;
    private int refused;

    Run(LongConsumer progress) {
      this.progress = progress;
    }

    Result of(Dataset dataset) {
      try {
        dataset.read(this::take, this::problem);
        submit();
        while (!waiting.isEmpty()) {
          collect();
        }
      } finally {
        threads.shutdownNow();
      }
      List<Candidate> all = new ArrayList<>();
      rivals().forEach(all::addAll);
      all.sort(BEST_FIRST);
      return new Result(List.copyOf(all), rows, linked, refused, List.copyOf(problems), leftOut);
    }

    private void problem(String sentence) {
      leftOut++;
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(sentence);
      }
    }

    private void take(Entry.Raw raw) {
      rows++;
      batch.add(raw);
      if (batch.size() == BATCH) {
        submit();
      }
    }

    private void submit() {
      List<Entry.Raw> full = batch;
      batch = new ArrayList<>();
      waiting.add(
          threads.submit(() -> full.stream().flatMap(raw -> candidates(raw).stream()).toList()));
      if (waiting.size() > WAITING) {
        collect();
      }
    }

    private void collect() {
      try {
        waiting.remove().get().forEach(this::keep);
        done = Math.min(rows, done + BATCH);
        progress.accept(done);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while comparing", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof AlignmentException fault) {
          throw fault;
        }
        throw new IllegalStateException(e.getCause());
      }
    }

    private void keep(Candidate candidate) {
      String ours = candidate.ours().iri();
      String theirs = candidate.theirs().iri();
      if (actors.linked().getOrDefault(ours, Set.of()).contains(theirs)) {
        linked++;
      } else if (actors.refused().getOrDefault(ours, Set.of()).contains(theirs)) {
        refused++;
      } else {
        List<Candidate> best = found.computeIfAbsent(ours, o -> new ArrayList<>());
        best.add(candidate);
        if (best.size() > most + RIVALS) {
          best.sort(BEST_FIRST);
          best.remove(best.size() - 1);
        }
      }
    }

    /** Where several are nearly as sure, each is less so. */
    private Stream<List<Candidate>> rivals() {
      Map<String, List<Candidate>> byTheirs = new LinkedHashMap<>();
      found
          .values()
          .forEach(
              list ->
                  list.forEach(
                      c ->
                          byTheirs
                              .computeIfAbsent(c.theirs().iri(), t -> new ArrayList<>())
                              .add(c)));
      return found.values().stream()
          .map(
              list ->
                  list.stream()
                      .map(
                          c -> doubted(c, list, byTheirs.getOrDefault(c.theirs().iri(), List.of())))
                      .filter(c -> c.score() >= least)
                      .sorted(BEST_FIRST)
                      .limit(most)
                      .toList());
    }
  }

  private static Candidate doubted(
      Candidate candidate, List<Candidate> ofOurs, List<Candidate> ofTheirs) {
    if (candidate.certain()) {
      return candidate;
    }
    long rivals =
        Stream.concat(ofOurs.stream(), ofTheirs.stream())
            .filter(other -> !other.equals(candidate))
            .filter(other -> other.certain() || other.odds() > candidate.odds() - RIVAL)
            .count();
    if (rivals == 0) {
      return candidate;
    }
    List<String> reasons = new ArrayList<>(candidate.reasons());
    reasons.add(rivals == 1 ? "another is as likely" : rivals + " others are as likely");
    return new Candidate(
        candidate.ours(), candidate.theirs(), candidate.odds() - DOUBT, reasons, false);
  }

  private List<Candidate> candidates(Entry.Raw raw) {
    Entry theirs = entry(raw);
    List<Wording> names = wordings(theirs);
    Set<Integer> near = new LinkedHashSet<>();
    theirs.ids().forEach(id -> near.addAll(byId.getOrDefault(id, List.of())));
    names.forEach(name -> near.addAll(index.near(name, NEAR)));
    List<Candidate> found = new ArrayList<>();
    for (int i : near) {
      Candidate candidate = scoring.of(own.get(i), ownNames.get(i), theirs, names);
      if (candidate.score() >= least) {
        found.add(candidate);
      }
    }
    return found;
  }

  /** What a row says, in our terms. */
  private Entry entry(Entry.Raw raw) {
    Set<String> types = new LinkedHashSet<>();
    raw.type()
        .ifPresent(
            value -> {
              mapping.term(value).ifPresent(types::add);
              if (types.isEmpty()) {
                Stream.of(value.split(" ")).forEach(v -> mapping.term(v).ifPresent(types::add));
              }
            });
    Set<String> states = new LinkedHashSet<>();
    raw.countries().forEach(c -> actors.countries().state(c).ifPresent(states::add));
    Set<String> ids = new LinkedHashSet<>();
    ids.add(raw.iri());
    raw.ids()
        .forEach(
            (space, values) ->
                values.forEach(v -> ids.add(v.matches("https?://.*") ? v : space + v)));
    return new Entry(
        raw.iri(),
        raw.names(),
        types,
        states,
        raw.type().orElse(""),
        String.join(", ", raw.countries()),
        ids);
  }

  @Override
  public void close() {
    index.close();
  }
}
