package org.entente.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * A store's dataset as it was after one of its commits. What is little is kept in memory over the
 * dataset as it is; much is written into a database of its own, which goes when this is closed.
 */
public final class Past implements AutoCloseable {

  /** Quads of one transaction of a database of its own. */
  private static final int BATCH = 250_000;

  private final long commit;
  private final DatasetGraph dataset;
  private final List<Path> folder;

  private Past(long commit, DatasetGraph dataset, List<Path> folder) {
    this.commit = commit;
    this.dataset = dataset;
    this.folder = folder;
  }

  /** Over the dataset as it is; nobody may write to it until this is closed. */
  static Past inMemory(DatasetGraph now, PatchLog log, long commit, long last) throws IOException {
    PastDataset then = new PastDataset(now);
    for (long number = last; number > commit; number--) {
      log.read(
          number,
          new RDFChangesBase() {
            @Override
            public void add(Node g, Node s, Node p, Node o) {
              then.undoAdd(PatchLog.quad(g, s, p, o));
            }

            @Override
            public void delete(Node g, Node s, Node p, Node o) {
              then.undoRemove(PatchLog.quad(g, s, p, o));
            }
          });
    }
    return new Past(commit, then, List.of());
  }

  /** A copy of the dataset as it is, with the changes since taken back. */
  static Past backwards(DatasetGraph now, PatchLog log, long commit, long last, Path parent)
      throws IOException {
    return written(
        commit,
        parent,
        writer -> {
          Txn.executeRead(
              now,
              () -> {
                Iterator<Quad> all = now.find();
                all.forEachRemaining(writer::add);
              });
          for (long number = last; number > commit; number--) {
            log.read(number, writer.inverse());
          }
        });
  }

  /** All changes since the dataset was empty. */
  static Past forwards(PatchLog log, long commit, Path parent) throws IOException {
    return written(
        commit,
        parent,
        writer -> {
          for (long number = 1; number <= commit; number++) {
            log.read(number, writer.forward());
          }
        });
  }

  private interface Content {
    void write(Batches batches) throws IOException;
  }

  private static Past written(long commit, Path parent, Content content) throws IOException {
    Path folder = Files.createTempDirectory(parent, "past");
    DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(folder.toAbsolutePath().toString());
    Past past = new Past(commit, dataset, List.of(folder));
    try {
      Batches batches = new Batches(dataset);
      content.write(batches);
      batches.finish();
      return past;
    } catch (RuntimeException | IOException e) {
      past.close();
      throw e;
    }
  }

  /** Writes quads in transactions of bounded size. */
  private static final class Batches {
    private final DatasetGraph dataset;
    private int waiting;

    Batches(DatasetGraph dataset) {
      this.dataset = dataset;
    }

    void add(Quad quad) {
      next();
      dataset.add(quad);
    }

    void delete(Quad quad) {
      next();
      dataset.delete(quad);
    }

    RDFChangesBase forward() {
      return new RDFChangesBase() {
        @Override
        public void add(Node g, Node s, Node p, Node o) {
          Batches.this.add(PatchLog.quad(g, s, p, o));
        }

        @Override
        public void delete(Node g, Node s, Node p, Node o) {
          Batches.this.delete(PatchLog.quad(g, s, p, o));
        }
      };
    }

    RDFChangesBase inverse() {
      return new RDFChangesBase() {
        @Override
        public void add(Node g, Node s, Node p, Node o) {
          Batches.this.delete(PatchLog.quad(g, s, p, o));
        }

        @Override
        public void delete(Node g, Node s, Node p, Node o) {
          Batches.this.add(PatchLog.quad(g, s, p, o));
        }
      };
    }

    private void next() {
      if (waiting == BATCH) {
        finish();
      }
      if (waiting++ == 0) {
        dataset.begin(TxnType.WRITE);
      }
    }

    void finish() {
      if (waiting > 0) {
        dataset.commit();
        dataset.end();
        waiting = 0;
      }
    }
  }

  /** The commit whose state it is. */
  public long commit() {
    return commit;
  }

  /** As the store's own: its default graph is the real one. For reading, in transactions. */
  public DatasetGraph dataset() {
    return dataset;
  }

  /** As an endpoint has it: its default graph is the union of all named graphs. */
  public DatasetGraph union() {
    return new DatasetGraphWrapper(dataset) {
      @Override
      public Graph getDefaultGraph() {
        return getUnionGraph();
      }
    };
  }

  @Override
  public void close() throws IOException {
    for (Path own : folder) {
      TDBInternal.expel(dataset, true);
      try (Stream<Path> files = Files.walk(own)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
