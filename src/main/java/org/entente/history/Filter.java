package org.entente.history;

import java.util.List;
import java.util.function.Predicate;
import org.apache.jena.graph.Node;
import org.apache.jena.rdfpatch.RDFChanges;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.Quad;

/** Hands on some changes of a patch and counts; beginning and end are not handed on. */
final class Filter extends RDFChangesBase {

  private final Predicate<Quad> kept;
  private final List<RDFChanges> receivers;
  private long left;
  private long leftOut;

  Filter(Predicate<Quad> kept, List<RDFChanges> receivers) {
    this.kept = kept;
    this.receivers = receivers;
  }

  long left() {
    return left;
  }

  boolean leavesOut() {
    return leftOut > 0;
  }

  @Override
  public void add(Node graph, Node subject, Node property, Node object) {
    Quad quad = PatchLog.quad(graph, subject, property, object);
    if (count(quad)) {
      receivers.forEach(receiver -> PatchLog.add(receiver, quad));
    }
  }

  @Override
  public void delete(Node graph, Node subject, Node property, Node object) {
    Quad quad = PatchLog.quad(graph, subject, property, object);
    if (count(quad)) {
      receivers.forEach(receiver -> PatchLog.delete(receiver, quad));
    }
  }

  private boolean count(Quad quad) {
    boolean keep = kept.test(quad);
    if (keep) {
      left++;
    } else {
      leftOut++;
    }
    return keep;
  }
}
