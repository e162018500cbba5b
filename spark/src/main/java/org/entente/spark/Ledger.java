package org.entente.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which documents an output folder holds, of which text, read by which version, and in which part.
 */
final class Ledger {

  static final StructType SCHEMA =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("document", DataTypes.StringType)
          .add("graph", DataTypes.StringType)
          .add("sha256", DataTypes.StringType)
          .add("extractor", DataTypes.StringType)
          .add("part_name", DataTypes.StringType)
          .add("tokens", DataTypes.IntegerType)
          .add("cpu_seconds", DataTypes.DoubleType)
          .add("facts", DataTypes.IntegerType)
          .add("left_out", DataTypes.createArrayType(DataTypes.StringType));

  private Ledger() {}

  /** All columns of a document that was read. */
  static Column[] columns() {
    return new Column[] {
      col("part"),
      col("source"),
      col("document"),
      col("graph"),
      col("sha256"),
      col("extractor"),
      col("part").as("part_name"),
      col("tokens"),
      col("cpu_seconds"),
      size(col("facts")).as("facts"),
      col("left_out")
    };
  }

  static Dataset<Row> read(SparkSession spark, Output output) throws IOException {
    List<String> files = output.all(Output.Kind.DOCUMENTS);
    return files.isEmpty()
        ? spark.createDataFrame(List.<Row>of(), SCHEMA)
        : spark.read().schema(SCHEMA).parquet(files.toArray(String[]::new));
  }
}
