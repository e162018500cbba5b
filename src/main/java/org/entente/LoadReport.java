package org.entente;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.store.Change;

/**
 * What came of a load.
 *
 * @param documents those that are in the store now, in the order they were given
 * @param problems those that are not, and why
 * @param stopped whether it was ended before all were read, or before a new store was made of them
 */
public record LoadReport(
    List<Loaded> documents, List<Problem> problems, Duration time, boolean stopped) {

  /**
   * A document in the store.
   *
   * @param facts how many of each class, the class by its local name; empty when the document was
   *     there already and was not read again
   * @param leftOut what is not in the store, and why: facts that do not conform to the shapes, and
   *     what of the file was not read
   */
  public record Loaded(
      String source, Change change, int actors, Map<String, Integer> facts, List<String> leftOut) {
    public Loaded {
      facts = Map.copyOf(facts);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * A document that was not stored.
   *
   * @param file its name, or the path as it was given
   * @param line of the file that is to blame, from 1; none when the file as a whole is
   * @param reason a sentence: what is wrong, and what to do
   */
  public record Problem(String file, OptionalInt line, String reason) {
    @Override
    public String toString() {
      return file + (line.isPresent() ? ":" + line.getAsInt() : "") + ": " + reason;
    }
  }

  /** Of no documents. */
  static final LoadReport NOTHING = new LoadReport(List.of(), List.of(), Duration.ZERO, false);

  public LoadReport {
    documents = List.copyOf(documents);
    problems = List.copyOf(problems);
  }

  /** The same of a load that was stopped after all was read. */
  LoadReport cut() {
    return new LoadReport(documents, problems, time, true);
  }

  /** The report of this and then of another. */
  LoadReport and(LoadReport next) {
    return new LoadReport(
        Stream.concat(documents.stream(), next.documents.stream()).toList(),
        Stream.concat(problems.stream(), next.problems.stream()).toList(),
        time.plus(next.time),
        stopped || next.stopped);
  }

  /** How many documents had this fate. */
  public long count(Change change) {
    return documents.stream().filter(loaded -> loaded.change() == change).count();
  }

  /** Facts of each class in the documents that were read, by class. */
  public Map<String, Integer> facts() {
    Map<String, Integer> sum = new TreeMap<>();
    documents.forEach(d -> d.facts().forEach((type, n) -> sum.merge(type, n, Integer::sum)));
    return sum;
  }
}
