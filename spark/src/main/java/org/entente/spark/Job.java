package org.entente.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.storage.StorageLevel;
import org.entente.spark.Output.Kind;

/**
 * The whole story: files become rows, rows are compared with what the output folder holds, and what
 * is new or other is read and published, batch after batch.
 *
 * @param batch about how many documents are published together
 * @param partDocuments how many documents a task reads, about
 */
record Job(Settings settings, int batch, int partDocuments) {

  private static final String TODO = "to be read";
  private static final String UNCHANGED = "unchanged";
  private static final String PROBLEM = "problem";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  Report run(SparkSession spark, Inputs inputs, Output output) throws IOException {
    String run = NAME.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 4);
    Dataset<Row> judged =
        judged(new InputRows(spark).read(inputs), Ledger.read(spark, output))
            // Only on disk: memory is for the models.
            .persist(StorageLevel.DISK_ONLY());
    try {
      Map<String, Long> fates = new HashMap<>();
      judged
          .groupBy("fate")
          .count()
          .collectAsList()
          .forEach(row -> fates.put(row.getString(0), row.getLong(1)));
      Dataset<Row> problems =
          spark
              .createDataFrame(
                  inputs.problems().stream().map(Problem::row).toList(), Problem.SCHEMA)
              .union(
                  judged
                      .where(col("fate").equalTo(PROBLEM))
                      .select(
                          col("source"),
                          when(col("line").gt(0), col("line")).cast("int").as("line"),
                          col("reason")));
      List<String> earlier =
          output.all(Kind.PROBLEMS).stream()
              .map(path -> Output.within(Kind.PROBLEMS, path))
              .toList();
      long todo = fates.getOrDefault(TODO, 0L);
      Report report = Report.NOTHING.with(fates.getOrDefault(UNCHANGED, 0L), 0);
      int batches = (int) Math.max(1, (todo + batch - 1) / batch);
      Counters counters = new Counters(spark.sparkContext());
      for (int i = 0; i < batches; i++) {
        Dataset<Row> documents =
            judged
                .where(col("fate").equalTo(TODO))
                .where(pmod(xxhash64(col("source")), lit((long) batches)).equalTo((long) i));
        report =
            report.and(
                new Batch(spark, output, run + "-" + i)
                    .read(
                        documents,
                        parts(spark, (todo + batches - 1) / batches),
                        settings,
                        counters,
                        i == 0 ? problems : problems.limit(0),
                        i == 0 ? earlier : List.of()));
      }
      return report;
    } finally {
      judged.unpersist();
    }
  }

  private int parts(SparkSession spark, long documents) {
    long least = Math.min(documents, 2L * spark.sparkContext().defaultParallelism());
    return (int) Math.max(1, Math.max(least, (documents + partDocuments - 1) / partDocuments));
  }

  /** Says of each row what is to be done with it. */
  private Dataset<Row> judged(Dataset<Row> rows, Dataset<Row> ledger) {
    Dataset<Row> problems = rows.where(col("reason").isNotNull()).withColumn("fate", lit(PROBLEM));
    Column nth = row_number().over(Window.partitionBy("source").orderBy("file", "line", "sha256"));
    Column known =
        col("known_sha256")
            .equalTo(col("sha256"))
            .and(col("known_extractor").equalTo(settings.version()));
    Dataset<Row> documents =
        rows.where(col("reason").isNull())
            .withColumn("nth", nth)
            .join(
                ledger.select(
                    col("source"),
                    col("sha256").as("known_sha256"),
                    col("extractor").as("known_extractor")),
                rows.col("source").equalTo(ledger.col("source")),
                "left")
            .drop(ledger.col("source"))
            .withColumn(
                "fate", when(col("nth").gt(1), PROBLEM).when(known, UNCHANGED).otherwise(TODO))
            .withColumn(
                "reason",
                when(
                    col("nth").gt(1),
                    "another document of this run has the same name; name the folder that holds"
                        + " both, or rename one"))
            .drop("nth", "known_sha256", "known_extractor");
    Column text = when(col("fate").equalTo(TODO), col("text"));
    return problems.unionByName(documents).withColumn("text", text);
  }
}
