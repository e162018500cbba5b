package org.entente.server.edit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What changes the store: whoever stands above the server and can read documents. */
public interface Editing {

  /**
   * Reads a file into the store, as {@code entente load} does.
   *
   * @param name of the file, without folders; its ending says what is in it
   */
  Report add(String name, byte[] content);

  /**
   * Takes a document and all that it says out of the store.
   *
   * @param document its IRI
   * @return false when there is none
   */
  boolean remove(String document);

  /** What came of it. */
  record Report(List<Added> documents, List<Problem> problems, Duration time) {
    public Report {
      documents = List.copyOf(documents);
      problems = List.copyOf(problems);
    }
  }

  /**
   * A document that is in the store now.
   *
   * @param iri empty when it has gone since
   * @param change {@code added}, {@code replaced} or {@code unchanged}
   * @param facts how many of each class; empty when it was not read again
   * @param leftOut what is not in the store, and why
   */
  record Added(
      String source,
      Optional<String> iri,
      String change,
      int actors,
      Map<String, Integer> facts,
      List<String> leftOut) {
    public Added {
      facts = Map.copyOf(facts);
      leftOut = List.copyOf(leftOut);
    }
  }

  /** A document that is not, and why. */
  record Problem(String file, OptionalInt line, String reason) {}
}
