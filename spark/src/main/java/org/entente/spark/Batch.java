package org.entente.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.entente.spark.Output.Kind;

/** Documents that are read and published together: what a kill costs at most. */
final class Batch {

  private final SparkSession spark;
  private final Output output;
  private final String run;
  private final Map<Kind, Integer> folders = new HashMap<>();

  /**
   * @param run names the batch; never used before
   */
  Batch(SparkSession spark, Output output, String run) {
    this.spark = spark;
    this.output = output;
    this.run = run;
  }

  /**
   * Reads documents and publishes what came of them.
   *
   * @param documents rows as of {@link InputRows}
   * @param parts how many tasks
   * @param others problems that are known already
   * @param gone files that go with it, within the output folder
   */
  Report read(
      Dataset<Row> documents,
      int parts,
      Settings settings,
      Counters counters,
      Dataset<Row> others,
      List<String> gone)
      throws IOException {
    try {
      long start = System.nanoTime();
      String extracted = temporary("extracted").toString();
      documents
          .repartition(parts)
          .mapPartitions(new Extraction(run, settings, counters), Encoders.row(Extraction.SCHEMA))
          .write()
          .mode(SaveMode.Overwrite)
          .parquet(extracted);
      double seconds = (System.nanoTime() - start) / 1e9;
      Dataset<Row> all = spark.read().schema(Extraction.SCHEMA).parquet(extracted);
      Dataset<Row> read = all.where(col("reason").isNull());

      List<String> add = new ArrayList<>();
      add.addAll(graphs(read.select("part", "quads")));
      add.addAll(texts(read.select("part", "source", "document", "sha256", "text")));
      add.addAll(facts(read));
      add.addAll(tables(Kind.DOCUMENTS, read.select(Ledger.columns())));
      add.addAll(
          problems(
              others.unionByName(
                  all.where(col("reason").isNotNull())
                      .select(col("source"), lit(null).cast("int").as("line"), col("reason")))));

      List<String> remove = new ArrayList<>(gone);
      Superseded superseded = Superseded.by(read, Ledger.read(spark, output));
      if (!superseded.isEmpty()) {
        add.addAll(superseded.rewrite(spark, output, this));
        remove.addAll(superseded.files(output));
      }
      Report report = Report.of(read, superseded.size(), seconds);
      if (!add.isEmpty() || !remove.isEmpty()) {
        output.publish(new LogEntry(run, "_staging/" + run, add, remove));
      }
      return report;
    } finally {
      output.discard(run);
    }
  }

  private Path temporary(String name) {
    return new Path(output.staging(run), "work/" + name);
  }

  /** Of rows {@code part, quads}, each with all quads of one document. */
  List<String> graphs(Dataset<Row> rows) throws IOException {
    Path folder = fresh(Kind.GRAPHS);
    rows.write().option("compression", "gzip").partitionBy("part").text(folder.toString());
    return output.ready(run, Kind.GRAPHS, folder);
  }

  List<String> texts(Dataset<Row> rows) throws IOException {
    Path folder = fresh(Kind.TEXTS);
    rows.write().option("compression", "gzip").partitionBy("part").json(folder.toString());
    return output.ready(run, Kind.TEXTS, folder);
  }

  private List<String> facts(Dataset<Row> read) throws IOException {
    Dataset<Row> facts =
        read.select(
                col("part"), col("document"), col("source"), explode(col("facts")).as("fact_row"))
            .select("part", "document", "source", "fact_row.*");
    return tables(Kind.FACTS, facts);
  }

  /** Of rows with a column {@code part}. */
  List<String> tables(Kind kind, Dataset<Row> rows) throws IOException {
    Path folder = fresh(kind);
    rows.write().partitionBy("part").parquet(folder.toString());
    return output.ready(run, kind, folder);
  }

  private List<String> problems(Dataset<Row> problems) throws IOException {
    return tables(Kind.PROBLEMS, problems.withColumn("part", lit(run)).repartition(1));
  }

  /** Each kind may be written more than once. */
  private Path fresh(Kind kind) {
    int n = folders.merge(kind, 1, Integer::sum);
    return temporary(kind.folder() + "-" + n);
  }
}
