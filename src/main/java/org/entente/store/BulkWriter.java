package org.entente.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.entente.manifest.GraphSum;
import org.entente.manifest.GraphSums;
import org.entente.rdf.Iris;

/**
 * Writes graphs of documents into the database of a store by TDB2's loader, with their versions and
 * the sums of all graphs that change. A process that is killed meanwhile leaves a broken database.
 */
final class BulkWriter implements AutoCloseable {

  private final DatasetGraph dataset;
  private final DataLoader loader;
  private final StreamRDF out;
  private final Iris iris;
  private final Instant now;
  private final long commit;
  private final Map<Node, GraphSum> sums = new HashMap<>();
  private long quads;
  private boolean open = true;

  /**
   * @param database where a store has it, which was closed
   * @param now the time of the commit
   */
  BulkWriter(Path database, Iris iris, Instant now) {
    this.iris = iris;
    this.now = now;
    this.dataset = DatabaseMgr.connectDatasetGraph(database.toAbsolutePath().toString());
    this.commit = Txn.calculateRead(dataset, () -> Commits.number(dataset)) + 1;
    this.loader = LoaderFactory.parallelLoader(dataset, (format, values) -> {});
    loader.startBulk();
    this.out = loader.stream();
    out.start();
  }

  /** How many quads were written. */
  long quads() {
    return quads;
  }

  /** Writes a graph, and that a version of its document begins. */
  void write(BulkGraphs.DocumentQuads document) {
    document.quads().forEach(this::write);
    DatasetGraph version = DatasetGraphFactory.createGeneral();
    new Versions(version, iris, commit, now).begin(document.document(), document.made());
    Iterator<Quad> history = version.find(iris.historyGraph(), Node.ANY, Node.ANY, Node.ANY);
    history.forEachRemaining(this::write);
  }

  private void write(Quad quad) {
    Quad stored = RecordedDataset.asStored(quad);
    out.quad(stored);
    sums.merge(stored.getGraph(), GraphSum.of(stored), GraphSum::plus);
    quads++;
  }

  /** All is written. */
  void commit() {
    end();
    Txn.executeWrite(
        dataset,
        () -> {
          GraphSums.add(dataset, sums);
          Commits.next(dataset, now);
        });
  }

  private void end() {
    open = false;
    out.finish();
    loader.finishBulk();
  }

  /** What was written without a commit is of no use; the loader's threads end all the same. */
  @Override
  public void close() {
    if (open) {
      end();
    }
    TDBInternal.expel(dataset);
  }
}
