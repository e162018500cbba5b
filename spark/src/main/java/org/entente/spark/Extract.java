package org.entente.spark;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.entente.rdf.Iris;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What spark-submit starts. */
@Command(
    name = "submit",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = "Read documents on all machines of a Spark cluster.",
    description = {
      "",
      "Texts, JSON Lines and Parquet of any file system that Spark reaches become graphs/ (N-Quads),"
          + " texts/, facts/ and problems/ (Parquet) in the output folder. What the folder holds"
          + " already is not read again."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all was read", "1:some was not; problems/ says what", "2:wrong usage"})
public final class Extract implements Callable<Integer> {

  private static final int SHOWN = 20;

  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";

  private static final long SHUFFLE_BYTES = 32_000_000;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = {
        "files, folders or patterns: .txt and .md are a document each, .jsonl and .ndjson (also"
            + " .gz) hold a document a line, .parquet a document a row"
      })
  private List<String> places;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "where the results are, or will be; a run goes on where the last ended")
  private String output;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description = "what all files hold, whatever their names are: ${COMPLETION-CANDIDATES}")
  private Optional<Inputs.Form> form = Optional.empty();

  @Option(
      names = "--base",
      defaultValue = Iris.DEFAULT_BASE,
      paramLabel = "IRI",
      description = "what IRIs begin with: that of the store (${DEFAULT-VALUE})")
  private String base;

  @Option(
      names = "--min-confidence",
      defaultValue = "0",
      paramLabel = "0..1",
      description = "leave out engagements that are less sure")
  private double leastConfidence;

  @Option(
      names = "--batch",
      defaultValue = "100000",
      paramLabel = "DOCUMENTS",
      description = "publish after so many: what a kill costs at most (${DEFAULT-VALUE})")
  private int batch;

  @Option(
      names = "--part",
      defaultValue = "500",
      paramLabel = "DOCUMENTS",
      description = "how many documents a task reads and a file holds, about (${DEFAULT-VALUE})")
  private int part;

  private Extract() {}

  /** Ends with the exit code. */
  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Extract())
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              if (e instanceof UsageException) {
                line.getErr().println("entente: " + e.getMessage());
                return CommandLine.ExitCode.USAGE;
              }
              throw e;
            });
  }

  @Override
  public Integer call() throws IOException {
    if (batch < 1 || part < 1) {
      throw new UsageException("--batch and --part are at least 1");
    }
    SparkSession spark = SparkSession.builder().appName("Entente").getOrCreate();
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Job job = new Job(settings(), batch, part);
    Output folder = new Output(output, configuration);
    Inputs inputs = Inputs.list(places, form, configuration);
    shuffle(spark, inputs);
    Report report = job.run(spark, inputs, folder);
    Dataset<Row> problems = problems(spark, folder);
    long count = problems.count();
    for (Row row : problems.orderBy("source", "line").limit(SHOWN).collectAsList()) {
      System.err.println("problem: " + Problem.of(row));
    }
    if (count > SHOWN) {
      System.err.printf("and %,d more, see %s/problems%n", count - SHOWN, output);
    }
    System.out.print(report.with(0, count).text());
    return count == 0 ? 0 : 1;
  }

  /** As many tasks as there is work, where nobody has said how many. */
  private static void shuffle(SparkSession spark, Inputs inputs) {
    if (!spark.sparkContext().conf().contains(SHUFFLE_PARTITIONS)) {
      long tasks =
          Math.max(2L * spark.sparkContext().defaultParallelism(), inputs.bytes() / SHUFFLE_BYTES);
      spark.conf().set(SHUFFLE_PARTITIONS, Math.min(tasks, 10_000));
    }
  }

  private Settings settings() {
    try {
      return Settings.of(base, leastConfidence);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Dataset<Row> problems(SparkSession spark, Output output) throws IOException {
    List<String> files = output.all(Output.Kind.PROBLEMS);
    return files.isEmpty()
        ? spark.createDataFrame(List.<Row>of(), Problem.SCHEMA)
        : spark.read().schema(Problem.SCHEMA).parquet(files.toArray(String[]::new));
  }
}
