package org.entente.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.entente.knowledge.EngagementKind;

/**
 * How well the program reads annotated paragraphs.
 *
 * @param paragraphs how many were read
 * @param figures rows: facts, actors, items, classes, slots of paired items. "items" lets close
 *     classes pair (Agreement, Project, Cooperation, Transfer), "items strict" does not. "facts" is
 *     the sum over classes, participants, dates, amounts, quantities, objects and values, those of
 *     items without a pair included. Of found items alone: "role fillers" are all that fills a
 *     slot, each in just the right role and with the right kind of date; "fillers" are the same
 *     whatever the role; "actors in roles" are the actors among these, whatever the role
 * @param reliability what the confidence of found engagements is worth
 * @param misses what was missed, spurious or different, in the order of the paragraphs
 * @param problems paragraphs that could not be read at all, and why
 */
public record ParagraphEvaluation(
    int paragraphs,
    Figures figures,
    Reliability reliability,
    List<Miss> misses,
    List<String> problems) {

  private static final List<String> FACTS =
      List.of("class", "participants", "dates", "amounts", "quantities", "objects", "value");
  private static final List<String> SLOTS =
      List.of(
          "class",
          "participants",
          "roles",
          "dates",
          "date kinds",
          "amounts",
          "quantities",
          "objects",
          "places",
          "names",
          "value",
          "measure",
          "status",
          "factuality",
          "attribution");

  private record Outcome(
      Tally tally, Reliability reliability, List<Miss> misses, List<String> problems) {}

  /**
   * @param wanted which paragraphs to read
   * @param read what the program makes of a text; called from two threads at once
   */
  public static ParagraphEvaluation of(
      Collection<Paragraph> all, Predicate<Paragraph> wanted, Function<String, Reading> read) {
    List<Paragraph> chosen = all.stream().filter(wanted).toList();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Outcome>> outcomes =
          chosen.stream().map(p -> threads.submit(() -> score(p, read))).toList();
      Tally tally = new Tally();
      List<Miss> misses = new ArrayList<>();
      List<String> problems = new ArrayList<>();
      List<Reliability> reliabilities = new ArrayList<>();
      for (Future<Outcome> outcome : outcomes) {
        tally.add(outcome.get().tally());
        reliabilities.add(outcome.get().reliability());
        misses.addAll(outcome.get().misses());
        problems.addAll(outcome.get().problems());
      }
      return new ParagraphEvaluation(
          chosen.size(), figures(tally), Reliability.sum(reliabilities), misses, problems);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading paragraphs", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * The table of figures, the words that state most missed items, what is wrong with slots, and the
   * problems.
   */
  public String report() {
    StringBuilder report = new StringBuilder();
    report.append(paragraphs).append(" paragraphs\n").append(figures.table());
    report.append("\nHow sure, and how often right:\n").append(reliability.table());
    report.append("\nMissed most often:\n").append(MissList.lemmas(misses, 25));
    report.append("\nSlots of found items, by class:\n").append(MissList.slots(misses));
    problems.forEach(problem -> report.append("problem: ").append(problem).append('\n'));
    return report.toString();
  }

  /** All misses, one tab-separated line each: sort, class, what, where, sentence. */
  public String listing() {
    return MissList.lines(misses);
  }

  private static Outcome score(Paragraph paragraph, Function<String, Reading> read) {
    try {
      ParagraphScorer scorer = new ParagraphScorer(paragraph, read.apply(paragraph.text())).score();
      return new Outcome(scorer.tally(), scorer.reliability(), scorer.misses(), List.of());
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      String at = trace.length == 0 ? "" : " at " + trace[0];
      return new Outcome(
          new Tally(),
          new Reliability(List.of()),
          List.of(),
          List.of(paragraph.where() + ": " + e + at));
    }
  }

  private static Figures figures(Tally tally) {
    Map<String, Counts> rows = new LinkedHashMap<>();
    rows.put("facts", tally.sum(FACTS));
    for (String row : List.of("actors", "actor types", "items", "items strict")) {
      rows.put(row, tally.get(row));
    }
    for (EngagementKind kind : EngagementKind.values()) {
      rows.put(kind.term(), tally.get(kind.term()));
    }
    rows.put("Observation", tally.get("Observation"));
    SLOTS.forEach(slot -> rows.put(slot, tally.get(slot)));
    for (String row : List.of("role fillers", "fillers", "actors in roles")) {
      rows.put(row, tally.get(row));
    }
    rows.put("empty paragraphs", tally.get("empty paragraphs"));
    return new Figures(rows);
  }
}
