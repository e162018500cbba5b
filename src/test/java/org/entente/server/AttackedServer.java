package org.entente.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.entente.knowledge.DataFolder;
import org.entente.store.Store;

/**
 * A server in a process of its own, over a store that is easy to be heavy on: a long chain, 10,000
 * things with labels and numbers, and a dense net of 300.
 */
final class AttackedServer {

  private AttackedServer() {}

  /**
   * Arguments: the store's folder, then settings NAME=VALUE. Says where it is, and serves until its
   * input ends.
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, String> settings = new TreeMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      settings.put(pair[0], pair[1]);
    }
    try (Store store = Store.open(Path.of(arguments[0]));
        Server server =
            Server.start(
                store, new DataFolder(Path.of("").toAbsolutePath()), "127.0.0.1", 0, settings)) {
      System.out.println("AT " + server.port());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Until the test closes it.
      }
    }
  }

  static void fill(Path folder, int chain) {
    try (Store store = Store.open(folder)) {
      DatasetGraph data = store.dataset();
      Txn.exec(
          data,
          TxnType.WRITE,
          () -> {
            Node graph = NodeFactory.createURI("urn:graph");
            Random random = new Random(7);
            for (int i = 0; i < chain; i++) {
              add(data, graph, "e" + i, "next", NodeFactory.createURI("urn:e" + (i + 1)));
            }
            for (int i = 0; i < 10_000; i++) {
              String label = "thing " + Integer.toString(random.nextInt(1 << 30), 36) + " " + i;
              add(data, graph, "e" + i, "label", NodeFactory.createLiteralString(label));
              add(
                  data,
                  graph,
                  "e" + i,
                  "number",
                  NodeFactory.createLiteralDT(
                      Integer.toString(random.nextInt(1000)),
                      org.apache.jena.datatypes.xsd.XSDDatatype.XSDinteger));
            }
            for (int i = 0; i < 300; i++) {
              for (int k = 0; k < 50; k++) {
                add(
                    data,
                    graph,
                    "n" + i,
                    "link",
                    NodeFactory.createURI("urn:n" + random.nextInt(300)));
              }
            }
          });
    }
  }

  private static void add(DatasetGraph data, Node graph, String s, String p, Node o) {
    data.add(graph, NodeFactory.createURI("urn:" + s), NodeFactory.createURI("urn:" + p), o);
  }
}
