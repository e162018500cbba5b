package org.entente;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.identity.Identities;
import org.entente.rdf.NamedGraph;
import org.entente.rdf.Shapes;

/**
 * What of an extraction conforms to the shapes. A fact that does not is left out, with the reason;
 * the rest of its document is kept.
 *
 * @param extraction the facts that are in the graph
 */
record Conforming(Extraction extraction, NamedGraph graph, List<String> leftOut) {

  /**
   * @throws ReadingException when something other than a fact does not conform
   */
  static Conforming of(Extraction extraction, Identities identities, Stages stages) {
    NamedGraph graph = stages.graphs().write(extraction, identities);
    List<Shapes.Problem> problems = stages.shapes().validate(graph.graph());
    List<String> leftOut = new ArrayList<>();
    Extraction kept = extraction;
    // What is left out may have been a part of something, so it is looked at again.
    while (!problems.isEmpty()) {
      Set<String> bad = bad(kept, problems);
      if (bad.isEmpty()) {
        throw new ReadingException("its graph does not conform to the shapes: " + problems.get(0));
      }
      problems.forEach(problem -> leftOut.add(problem.toString()));
      kept = kept.without(bad);
      graph = stages.graphs().write(kept, identities);
      problems = stages.shapes().validate(graph.graph());
    }
    return new Conforming(kept, graph, List.copyOf(leftOut));
  }

  private static Set<String> bad(Extraction extraction, List<Shapes.Problem> problems) {
    Set<String> bad = new HashSet<>();
    for (Fact fact : extraction.facts()) {
      if (problems.stream()
          .map(Shapes.Problem::resource)
          .anyMatch(
              at -> at.contains("/" + fact.key() + ">") || at.contains("/" + fact.key() + "/"))) {
        bad.add(fact.key());
      }
    }
    return bad;
  }
}
