package org.entente.server.reconcile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.entente.knowledge.BundledText;

/** Which state a place is, in one state of the store: Russia is an actor and a place. */
final class Territories {

  private static final Query QUERY =
      QueryFactory.create(BundledText.read(Territories.class, "territories.rq"));

  private final Map<Node, Node> states = new HashMap<>();

  /** Reads them; call it in a transaction. */
  static Territories read(DatasetGraph dataset) {
    Territories territories = new Territories();
    try (QueryExec execution = QueryExec.dataset(dataset).query(QUERY).build()) {
      execution
          .select()
          .forEachRemaining(row -> territories.states.put(row.get("place"), row.get("state")));
    }
    return territories;
  }

  /** The state that this place is; empty when it is none. */
  Optional<Node> state(Node place) {
    return Optional.ofNullable(states.get(place));
  }
}
