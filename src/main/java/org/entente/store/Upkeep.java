package org.entente.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.system.Txn;

/** Drops texts that no document uses. Call it while nobody else writes. */
final class Upkeep {

  private final DatasetGraph dataset;
  private final Texts texts;
  private final AtomicInteger copies = new AtomicInteger();

  Upkeep(DatasetGraph dataset, Texts texts) {
    this.dataset = dataset;
    this.texts = texts;
  }

  /** Does what a process could not that was killed between a commit and its end. */
  void finish() throws IOException {
    if (texts.isUnfinished()) {
      texts.dropDrafts();
      tidy(texts.all());
    }
  }

  /**
   * Drops texts that no document uses, unless somebody copies the store, who does it afterwards.
   *
   * @param touched those that were written, or of a document that was replaced or removed
   */
  void tidy(Set<String> touched) throws IOException {
    if (copies.get() > 0) {
      return;
    }
    for (String sha256 : touched) {
      Map<Var, Node> values = Map.of(Var.alloc("sha256"), NodeFactory.createLiteralString(sha256));
      if (Txn.calculateRead(dataset, () -> Sparql.TEXTS.select(dataset, values)).isEmpty()
          && Txn.calculateRead(dataset, () -> Sparql.FORMER_TEXTS.select(dataset, values))
              .isEmpty()) {
        texts.drop(sha256);
      }
    }
    texts.end();
  }

  /** Runs something while no text is dropped. */
  <T> T copying(BiFunction<DatasetGraph, StoreState, T> reader) {
    copies.incrementAndGet();
    try {
      return Txn.calculateRead(
          dataset,
          () -> {
            Set<String> used = new TreeSet<>();
            for (Sparql question : List.of(Sparql.TEXTS, Sparql.FORMER_TEXTS)) {
              question
                  .select(dataset, Map.of())
                  .forEach(row -> used.add(Sparql.text(row, "sha256")));
            }
            return reader.apply(
                dataset, new StoreState(Commits.number(dataset), Commits.time(dataset), used));
          });
    } finally {
      copies.decrementAndGet();
    }
  }
}
