package org.entente.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Number and time of the last commit, kept in the real default graph, which no query sees, and
 * written by the commit itself. Call all of it in a transaction.
 */
final class Commits {

  private static final Logger LOG = LoggerFactory.getLogger(Commits.class);

  private static final Node STORE = NodeFactory.createURI("urn:entente:store");
  private static final Node NUMBER = NodeFactory.createURI("urn:entente:commit");
  private static final Node TIME = NodeFactory.createURI("urn:entente:committed");

  private final InstantSource clock;

  Commits(InstantSource clock) {
    this.clock = clock;
  }

  /** 0 when nothing was committed yet, or by a version of the program that did not count. */
  static long number(DatasetGraph dataset) {
    return value(dataset, NUMBER).map(Long::parseLong).orElse(0L);
  }

  /** When the last commit was made. */
  static Optional<Instant> time(DatasetGraph dataset) {
    return value(dataset, TIME).map(Instant::parse);
  }

  /** Whether a triple of the default graph is kept by this class: no {@code Commit} has it. */
  static boolean isOwn(Triple triple) {
    return triple.getSubject().equals(STORE);
  }

  /**
   * The time now, or that of the last commit when the clock was put back behind it: what came later
   * never looks earlier.
   */
  Instant now(DatasetGraph dataset) {
    Instant now = now(clock);
    Instant last = time(dataset).orElse(Instant.MIN);
    if (now.isBefore(last)) {
      LOG.warn(
          "The clock says {}, but the last change of the store was made at {}. Changes are taken to"
              + " be of that time until the clock is past it.",
          now,
          last);
      return last;
    }
    return now;
  }

  /** The time by a clock, as precise as that of commits. */
  static Instant now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Notes the next commit; returns its number. */
  static long next(DatasetGraph dataset, Instant time) {
    long number = number(dataset) + 1;
    // Both kinds of literal stand in the indexes themselves, so the table of nodes does not grow.
    put(
        dataset,
        NUMBER,
        NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger));
    put(dataset, TIME, NodeFactory.createLiteralDT(time.toString(), XSDDatatype.XSDdateTime));
    return number;
  }

  private static void put(DatasetGraph dataset, Node property, Node value) {
    Graph graph = dataset.getDefaultGraph();
    graph.remove(STORE, property, Node.ANY);
    graph.add(STORE, property, value);
  }

  private static Optional<String> value(DatasetGraph dataset, Node property) {
    return dataset
        .getDefaultGraph()
        .find(STORE, property, Node.ANY)
        .nextOptional()
        .map(triple -> triple.getObject().getLiteralLexicalForm());
  }
}
