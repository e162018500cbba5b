package org.entente.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.entente.FactReader;
import org.entente.source.GivenSources;
import org.entente.source.Reading;

/** Reads files into rows: a document each, or why there is none. */
final class InputRows {

  /**
   * {@code reason} is null for a document; {@code text} and {@code sha256} are null without one.
   */
  static final StructType SCHEMA =
      new StructType()
          .add("file", DataTypes.IntegerType)
          .add("line", DataTypes.LongType)
          .add("source", DataTypes.StringType)
          .add("sha256", DataTypes.StringType)
          .add("text", DataTypes.StringType)
          .add("left_out", DataTypes.createArrayType(DataTypes.StringType))
          .add("reason", DataTypes.StringType);

  private static final long SLICE_BYTES = 32_000_000;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Broadcast<SerializableConfiguration> configuration;

  InputRows(SparkSession spark) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
  }

  /**
   * @throws UsageException when a table has no columns for id and text
   */
  Dataset<Row> read(Inputs inputs) {
    List<Dataset<Row>> all = new ArrayList<>();
    if (!inputs.texts().isEmpty()) {
      all.add(spark.createDataFrame(texts(inputs.texts()), SCHEMA));
    }
    if (!inputs.lines().isEmpty()) {
      all.add(spark.createDataFrame(lines(inputs.lines()), SCHEMA));
    }
    inputs.tables().forEach(table -> all.add(table(table, inputs.tableFiles())));
    return all.stream()
        .reduce(Dataset::union)
        .orElseGet(() -> spark.createDataFrame(List.<Row>of(), SCHEMA));
  }

  private JavaRDD<Row> texts(List<InputFile> files) {
    Broadcast<SerializableConfiguration> hadoop = configuration;
    return context
        .parallelize(files, slices(files.size()))
        .map(
            file ->
                row(
                    file.order(),
                    0,
                    GivenSources.text(file.name(), Slice.bytes(file, hadoop.value().value()))));
  }

  private JavaRDD<Row> lines(List<InputFile> files) {
    Broadcast<SerializableConfiguration> hadoop = configuration;
    List<Slice> slices =
        numbered(files.stream().flatMap(f -> Slice.of(f, SLICE_BYTES).stream()).toList());
    return context
        .parallelize(slices, slices(slices.size()))
        .flatMap(slice -> new LineRows(slice, hadoop.value().value()));
  }

  /** Records without an id are named by their line, so lines before each slice are counted. */
  private List<Slice> numbered(List<Slice> slices) {
    Broadcast<SerializableConfiguration> hadoop = configuration;
    List<Slice> parted = slices.stream().filter(slice -> slice.end() < Long.MAX_VALUE).toList();
    if (parted.isEmpty()) {
      return slices;
    }
    List<Long> counts =
        context
            .parallelize(parted, slices(parted.size()))
            .map(slice -> slice.countLineFeeds(hadoop.value().value()))
            .collect();
    Map<Slice, Long> byStart = new HashMap<>();
    for (int i = 0; i < parted.size(); i++) {
      byStart.put(parted.get(i), counts.get(i));
    }
    List<Slice> numbered = new ArrayList<>();
    long before = 0;
    for (Slice slice : slices) {
      before = slice.start() == 0 ? 0 : before;
      numbered.add(slice.after(before));
      before += byStart.getOrDefault(slice, 0L);
    }
    return numbered;
  }

  private int slices(int most) {
    return Math.max(1, Math.min(most, 4 * context.defaultParallelism()));
  }

  private Dataset<Row> table(InputFile table, String files) {
    Dataset<Row> rows =
        spark
            .read()
            .option("recursiveFileLookup", "true")
            .option("pathGlobFilter", files)
            .parquet(table.path());
    List<String> all = List.of(rows.columns());
    Optional<String> id = GivenSources.idColumn(all);
    if (id.isEmpty()) {
      throw new UsageException(
          table.path()
              + " has no columns for id and text: it has "
              + String.join(", ", all)
              + ". Name one \"id\" and one \"text\"");
    }
    List<String> columns = GivenSources.columns(all);
    Column[] selected =
        Stream.concat(
                Stream.of(col("_metadata.row_index")),
                columns.stream().map(c -> rows.col("`" + c + "`").cast("string")))
            .toArray(Column[]::new);
    int idAt = 1 + columns.indexOf(id.get());
    String name = table.name();
    int order = table.order();
    JavaRDD<Row> read =
        rows.select(selected).javaRDD().map(row -> tableRow(row, order, name, columns, idAt));
    return spark.createDataFrame(read, SCHEMA);
  }

  private static Row tableRow(Row row, int order, String table, List<String> columns, int idAt) {
    int number = (int) Math.min(Integer.MAX_VALUE, row.getLong(0) + 1);
    if (row.isNullAt(idAt) || row.getString(idAt).isBlank()) {
      return row(order, number, new Reading.Refused(table, "a row has no id"));
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!row.isNullAt(i + 1)) {
        values.put(columns.get(i), row.getString(i + 1));
      }
    }
    Reading reading = GivenSources.row(table, number, columns, values);
    // The row's number says little in a table of many files; its id says all.
    return reading instanceof Reading.Refused refused
        ? row(
            order, number, new Reading.Refused(table + "/" + row.getString(idAt), refused.reason()))
        : row(order, number, reading);
  }

  private static Row row(int file, long line, Reading reading) {
    if (reading instanceof Reading.Refused refused) {
      long at = refused.line().isPresent() ? refused.line().getAsInt() : 0;
      return RowFactory.create(file, at, refused.name(), null, null, null, refused.reason());
    }
    var source = ((Reading.Loaded) reading).source();
    return RowFactory.create(
        file,
        line,
        source.name(),
        FactReader.sha256(source.text()),
        source.text(),
        source.leftOut().toArray(String[]::new),
        null);
  }

  /** The records of a slice. */
  private static final class LineRows implements Iterator<Row> {
    private final Slice slice;
    private final Slice.Lines lines;
    private Optional<Row> ahead = Optional.empty();
    private boolean over;

    LineRows(Slice slice, Configuration configuration) throws IOException {
      this.slice = slice;
      this.lines = slice.lines(configuration);
    }

    @Override
    public boolean hasNext() {
      try {
        while (ahead.isEmpty() && !over) {
          Optional<Slice.Line> line = lines.next();
          if (line.isEmpty()) {
            over = true;
            lines.close();
          } else {
            int number = (int) line.get().number();
            ahead =
                GivenSources.json(slice.file().name(), number, line.get().bytes())
                    .map(reading -> row(slice.file().order(), number, reading));
          }
        }
        return ahead.isPresent();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row next = ahead.orElseThrow();
      ahead = Optional.empty();
      return next;
    }
  }
}
