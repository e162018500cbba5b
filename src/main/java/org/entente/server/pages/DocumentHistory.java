package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.difference.Difference;
import org.entente.difference.Names;
import org.entente.history.HistoryException;
import org.entente.server.http.Service;
import org.entente.store.DocumentVersion;

/**
 * The versions of a document and what each changed, read from the store's history within limits:
 * one reader at a time, and no more than some quads.
 */
final class DocumentHistory {

  /** About a second. */
  private static final long MOST_QUADS = 300_000;

  private static final long PATIENCE_MILLIS = 2000;

  private final Service service;
  private final Semaphore one = new Semaphore(1, true);

  DocumentHistory(Service service) {
    this.service = service;
  }

  /**
   * A version.
   *
   * @param first whether the document was not in the store before, as far as the history tells
   * @param difference from the state before its commit; empty when it is the first, or the history
   *     does not tell within the limits
   */
  record Step(DocumentVersion version, boolean first, Optional<Difference> difference) {}

  /** All versions, the newest first. */
  List<DocumentVersion> versions(DatasetGraph data, Node document) {
    List<DocumentVersion> versions =
        new ArrayList<>(DocumentVersion.of(RDFLink.connect(data), document.getURI()));
    Collections.reverse(versions);
    return versions;
  }

  /**
   * What some of the versions changed.
   *
   * @param all the newest first
   */
  List<Step> steps(DatasetGraph data, Node document, List<DocumentVersion> all, int from, int to) {
    SortedSet<Long> commits = new TreeSet<>();
    for (int i = from; i < to; i++) {
      if (!isFirst(all, i)) {
        commits.add(all.get(i).commit());
        commits.add(all.get(i).commit() - 1);
      }
    }
    SortedMap<Long, Graph> states =
        commits.isEmpty() ? new TreeMap<>() : read(data, document, commits);
    Names names = new Names(data.getUnionGraph());
    List<Step> steps = new ArrayList<>();
    for (int i = from; i < to; i++) {
      DocumentVersion version = all.get(i);
      boolean first = isFirst(all, i);
      Optional<Difference> difference =
          first || !states.containsKey(version.commit() - 1)
              ? Optional.empty()
              : Optional.of(
                  Difference.between(
                      document,
                      state(states, version.commit() - 1),
                      state(states, version.commit()),
                      names));
      steps.add(new Step(version, first, difference));
    }
    return steps;
  }

  private static Graph state(SortedMap<Long, Graph> states, long commit) {
    return states.getOrDefault(commit, GraphMemFactory.createDefaultGraph());
  }

  private static boolean isFirst(List<DocumentVersion> all, int i) {
    return i == all.size() - 1;
  }

  private SortedMap<Long, Graph> read(DatasetGraph data, Node document, SortedSet<Long> commits) {
    try {
      if (!one.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return new TreeMap<>();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TreeMap<>();
    }
    try {
      Node graph = service.iris().documentGraph(document);
      return service.store().former(data, graph, commits, MOST_QUADS);
    } catch (HistoryException e) {
      // A patch is damaged or missing; check says which. The list is to be had without it.
      return new TreeMap<>();
    } finally {
      one.release();
    }
  }
}
