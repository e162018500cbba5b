package org.entente.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.entente.spark.Output.Kind;

/**
 * Documents of earlier runs that were read anew. The parts that they lie in are written again
 * without them, under other names.
 */
final class Superseded {

  private static final StructType GRAPHS =
      new StructType().add("part", DataTypes.StringType).add("quads", DataTypes.StringType);

  private static final StructType TEXTS =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("document", DataTypes.StringType)
          .add("sha256", DataTypes.StringType)
          .add("text", DataTypes.StringType);

  private final Set<String> documents;
  private final Set<String> graphs;
  private final Set<String> parts;

  private Superseded(List<Row> rows) {
    this.documents = column(rows, 0);
    this.graphs = column(rows, 1);
    this.parts = column(rows, 2);
  }

  private static Set<String> column(List<Row> rows, int column) {
    return rows.stream().map(row -> row.getString(column)).collect(Collectors.toSet());
  }

  /**
   * @param read documents that come
   * @param ledger those that are there
   */
  static Superseded by(Dataset<Row> read, Dataset<Row> ledger) {
    return new Superseded(
        ledger
            .join(read.select("document"), "document")
            .select("document", "graph", "part_name")
            .collectAsList());
  }

  boolean isEmpty() {
    return documents.isEmpty();
  }

  int size() {
    return documents.size();
  }

  /** All files of the parts, within the output folder. */
  List<String> files(Output output) throws IOException {
    List<String> files = new ArrayList<>();
    for (Kind kind : List.of(Kind.GRAPHS, Kind.TEXTS, Kind.FACTS, Kind.DOCUMENTS)) {
      output.of(kind, parts).forEach(path -> files.add(Output.within(kind, path)));
    }
    return files;
  }

  /** Writes what stays. */
  List<String> rewrite(SparkSession spark, Output output, Batch batch) throws IOException {
    List<String> written = new ArrayList<>();
    written.addAll(graphs(spark, output, batch));
    written.addAll(
        batch.texts(
            staying(Kind.TEXTS, spark.read().schema(TEXTS).json(paths(output, Kind.TEXTS)))));
    List<String> facts = output.of(Kind.FACTS, parts);
    if (!facts.isEmpty()) {
      written.addAll(
          batch.tables(
              Kind.FACTS, staying(Kind.FACTS, spark.read().parquet(facts.toArray(String[]::new)))));
    }
    Dataset<Row> ledger =
        staying(
            Kind.DOCUMENTS,
            spark.read().schema(Ledger.SCHEMA).parquet(paths(output, Kind.DOCUMENTS)));
    written.addAll(batch.tables(Kind.DOCUMENTS, ledger.withColumn("part_name", col("part"))));
    return written;
  }

  private String[] paths(Output output, Kind kind) throws IOException {
    return output.of(kind, parts).toArray(String[]::new);
  }

  /** Without the documents, with their new part. */
  private Dataset<Row> staying(Kind kind, Dataset<Row> rows) {
    Column part =
        udf((String path) -> renewed(Output.part(kind, path)), DataTypes.StringType)
            .apply(col("_metadata.file_path"));
    return rows.withColumn("part", part).where(not(col("document").isInCollection(documents)));
  }

  private static String renewed(String part) {
    return part + "r";
  }

  private List<String> graphs(SparkSession spark, Output output, Batch batch) throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    Broadcast<Set<String>> gone = context.broadcast(graphs);
    List<String> files = output.of(Kind.GRAPHS, parts);
    Dataset<Row> staying =
        spark.createDataFrame(
            context
                .parallelize(files, files.size())
                .flatMap(
                    file ->
                        new GraphFile(
                            file,
                            renewed(Output.part(Kind.GRAPHS, file)),
                            gone.value(),
                            hadoop.value().value())),
            GRAPHS);
    return batch.graphs(staying);
  }
}
