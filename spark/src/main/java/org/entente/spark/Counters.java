package org.entente.spark;

import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What Spark's pages show while a run goes on. A task that is run again counts again, so that the
 * report is not made of these.
 */
final class Counters implements Serializable {

  private static final long serialVersionUID = 1L;

  private final LongAccumulator documents;
  private final LongAccumulator refused;
  private final LongAccumulator facts;
  private final LongAccumulator tokens;

  Counters(SparkContext context) {
    this.documents = context.longAccumulator("documents");
    this.refused = context.longAccumulator("problems");
    this.facts = context.longAccumulator("facts");
    this.tokens = context.longAccumulator("tokens");
  }

  void read(int moreTokens, int moreFacts) {
    documents.add(1);
    tokens.add(moreTokens);
    facts.add(moreFacts);
  }

  void refused() {
    refused.add(1);
  }
}
