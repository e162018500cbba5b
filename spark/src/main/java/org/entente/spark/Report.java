package org.entente.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a run did.
 *
 * @param read documents that were read
 * @param replaced those among them that the folder had already
 * @param unchanged documents that were not read again
 * @param problems what was not read
 * @param seconds that reading took, models included
 * @param cpuSeconds that processors were reading, loading models not included
 */
record Report(
    long read,
    long replaced,
    long unchanged,
    long problems,
    long facts,
    long tokens,
    double seconds,
    double cpuSeconds) {

  static final Report NOTHING = new Report(0, 0, 0, 0, 0, 0, 0, 0);

  /** Of rows as {@link Extraction} makes them, of documents that were read. */
  static Report of(Dataset<Row> read, long replaced, double seconds) {
    Row sums =
        read.agg(
                count(lit(1)),
                coalesce(sum(size(col("facts"))), lit(0L)),
                coalesce(sum("tokens"), lit(0L)),
                coalesce(sum("cpu_seconds"), lit(0.0)))
            .head();
    return new Report(
        sums.getLong(0),
        replaced,
        0,
        0,
        sums.getLong(1),
        sums.getLong(2),
        seconds,
        sums.getDouble(3));
  }

  Report and(Report other) {
    return new Report(
        read + other.read,
        replaced + other.replaced,
        unchanged + other.unchanged,
        problems + other.problems,
        facts + other.facts,
        tokens + other.tokens,
        seconds + other.seconds,
        cpuSeconds + other.cpuSeconds);
  }

  /** Documents of which nothing was to be read, or could be. */
  Report with(long moreUnchanged, long moreProblems) {
    return new Report(
        read,
        replaced,
        unchanged + moreUnchanged,
        problems + moreProblems,
        facts,
        tokens,
        seconds,
        cpuSeconds);
  }

  String text() {
    return String.format(
        Locale.ROOT,
        """
        documents  %,d (%,d added, %,d replaced, %,d unchanged)
        facts      %,d
        problems   %,d
        tokens     %,d in %.1f s, models included; %,.0f a CPU second without
        """,
        read + unchanged,
        read - replaced,
        replaced,
        unchanged,
        facts,
        problems,
        tokens,
        seconds,
        cpuSeconds == 0 ? 0 : tokens / cpuSeconds);
  }
}
