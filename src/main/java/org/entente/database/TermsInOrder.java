package org.entente.database;

import com.google.common.io.CountingInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.thrift.TRDF;
import org.apache.jena.riot.thrift.ThriftConvert;
import org.apache.jena.riot.thrift.wire.RDF_Term;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TIOStreamTransport;

/**
 * Reads terms of a database in the order in which they lie in its file, which is read from its
 * beginning to its end: TDB2 itself needs some ten calls of the system for each term.
 */
final class TermsInOrder implements AutoCloseable {

  private static final String FILE = "nodes-data.obj";
  private static final int BUFFER = 1 << 16;

  private final NodeTable table;
  private final CountingInputStream in;
  private final TProtocol protocol;
  private boolean lost;

  /**
   * @param table of the same database
   */
  TermsInOrder(Path database, NodeTable table) throws IOException {
    this.table = table;
    this.in =
        new CountingInputStream(
            new BufferedInputStream(Files.newInputStream(database.resolve(FILE)), BUFFER));
    try {
      this.protocol = TRDF.protocol(new TIOStreamTransport(in));
    } catch (TException e) {
      throw new IOException(e);
    }
  }

  /**
   * The term at a place, which has to lie after the one before.
   *
   * @param place in bytes
   */
  Node at(long place) {
    return read(place).orElseGet(() -> table.getNodeForNodeId(NodeIdFactory.createPtr(place)));
  }

  /** Nothing when no term begins there as far as this reading goes: then TDB2 is asked. */
  private Optional<Node> read(long place) {
    try {
      while (!lost && in.getCount() < place) {
        next();
      }
      if (lost || in.getCount() > place) {
        lost = true;
        return Optional.empty();
      }
      return Optional.of(ThriftConvert.convert(next()));
    } catch (TException | RuntimeException e) {
      lost = true;
      return Optional.empty();
    }
  }

  private RDF_Term next() throws TException {
    RDF_Term term = new RDF_Term();
    term.read(protocol);
    return term;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
