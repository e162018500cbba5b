package org.entente.spark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.entente.FactReader;
import org.entente.FactReading;
import org.entente.source.Source;

/** Reads the documents of a partition, one at a time, with the reader that its JVM shares. */
final class Extraction implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  /** {@code reason} is null for a document that was read; all after it but that are null if not. */
  static final StructType SCHEMA =
      new StructType()
          .add("part", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("sha256", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("document", DataTypes.StringType)
          .add("graph", DataTypes.StringType)
          .add("extractor", DataTypes.StringType)
          .add("tokens", DataTypes.IntegerType)
          .add("cpu_seconds", DataTypes.DoubleType)
          .add("left_out", DataTypes.createArrayType(DataTypes.StringType))
          .add("text", DataTypes.StringType)
          .add("quads", DataTypes.StringType)
          .add("facts", DataTypes.createArrayType(FactColumns.SCHEMA));

  private final String run;
  private final Settings settings;
  private final Counters counters;

  /**
   * @param run names its parts
   */
  Extraction(String run, Settings settings, Counters counters) {
    this.run = run;
    this.settings = settings;
    this.counters = counters;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> documents) {
    String part = String.format("%s-%05d", run, TaskContext.getPartitionId());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return documents.hasNext();
      }

      @Override
      public Row next() {
        return read(documents.next(), part);
      }
    };
  }

  private Row read(Row document, String part) {
    FactReader reader = Engine.of(settings);
    String name = document.getAs("source");
    String text = document.getAs("text");
    String sha256 = document.getAs("sha256");
    List<String> leftOut = document.getList(document.fieldIndex("left_out"));
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    FactReading reading = reader.read(new Source(name, text, new ArrayList<>(leftOut)));
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    if (reading instanceof FactReading.Refused refused) {
      counters.refused();
      return RowFactory.create(
          part,
          name,
          sha256,
          refused.reason(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
    FactReading.Document read = (FactReading.Document) reading;
    counters.read(read.tokens(), read.facts().size());
    return RowFactory.create(
        part,
        name,
        sha256,
        null,
        read.iri(),
        read.graph().name().getURI(),
        settings.version(),
        read.tokens(),
        seconds,
        read.leftOut().toArray(String[]::new),
        read.text(),
        quads(read.graph().name(), read.graph().graph()),
        read.facts().stream().map(FactColumns::row).toArray(Row[]::new));
  }

  /** In an order that depends on nothing else. */
  private static String quads(Node name, Graph graph) {
    TreeSet<String> lines = new TreeSet<>();
    graph
        .find(Triple.ANY)
        .forEachRemaining(
            triple ->
                lines.add(
                    NodeFmtLib.strNodesNT(
                            triple.getSubject(), triple.getPredicate(), triple.getObject(), name)
                        + " ."));
    return String.join("\n", lines);
  }
}
