package org.entente.spark;

import java.io.Serializable;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * What was not read.
 *
 * @param source its name, or the path as it was given
 * @param line of the file that is to blame, from 1; none when the file as a whole is
 * @param reason a sentence: what is wrong, and what to do
 */
record Problem(String source, @Nullable Integer line, String reason) implements Serializable {

  static final StructType SCHEMA =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("line", DataTypes.IntegerType)
          .add("reason", DataTypes.StringType);

  Problem(String source, String reason) {
    this(source, (Integer) null, reason);
  }

  Problem(String source, OptionalInt line, String reason) {
    this(source, line.isPresent() ? line.getAsInt() : null, reason);
  }

  Row row() {
    return RowFactory.create(source, line, reason);
  }

  static Problem of(Row row) {
    return new Problem(row.getString(0), row.isNullAt(1) ? null : row.getInt(1), row.getString(2));
  }

  @Override
  public String toString() {
    return source + (line == null ? "" : ":" + line) + ": " + reason;
  }
}
