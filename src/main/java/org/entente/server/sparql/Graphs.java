package org.entente.server.sparql;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets.DynamicDatasetGraph;

/** The graphs of a dataset, as queries see them. */
final class Graphs {

  private Graphs() {}

  /**
   * What a pattern outside of GRAPH looks at: of the store the union of all graphs, of a dataset
   * that a request puts together its own default graph.
   */
  static Graph ofAll(DatasetGraph dataset) {
    return dataset instanceof DynamicDatasetGraph
        ? dataset.getDefaultGraph()
        : dataset.getUnionGraph();
  }
}
