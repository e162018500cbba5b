package org.entente.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.entente.rdf.Iris;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a Spark of two tasks in this JVM. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class JobTest {

  private static final String BOATS =
      "Sweden delivered four patrol boats to Estonia in May 2020.\n";

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("test")
            .config("spark.ui.enabled", false)
            .config("spark.memory.fraction", 0.2)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.log.level", "WARN")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private Path output() {
    return folder.resolve("out");
  }

  private Report run(double leastConfidence, int batch, Path... places) throws IOException {
    var configuration = spark.sparkContext().hadoopConfiguration();
    Output output = new Output(output().toString(), configuration);
    Inputs inputs =
        Inputs.list(
            List.of(places).stream().map(Path::toString).toList(), Optional.empty(), configuration);
    return new Job(Settings.of(Iris.DEFAULT_BASE, leastConfidence), batch, 2)
        .run(spark, inputs, output);
  }

  private Report run(Path... places) throws IOException {
    return run(0, 1000, places);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Dataset<Row> table(String kind) {
    return spark.read().parquet(output().resolve(kind).toString());
  }

  private List<String> problems() {
    return table("problems").orderBy("source").collectAsList().stream()
        .map(row -> Problem.of(row).toString())
        .toList();
  }

  private static Path copy(String document, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    return Files.copy(Expected.home().resolve("data/gold/unseen/documents").resolve(document), to);
  }

  @Test
  void factsAreThoseOfOneMachine() throws IOException {
    Path in = folder.resolve("in");
    copy("gulf-railway-encyclopaedia.txt", in.resolve("gulf.txt"));
    copy("arctic-satellites-answer.txt", in.resolve("below/arctic.txt"));
    write("in/boats.md", BOATS);
    write(
        "in/corpus.jsonl",
        """
        {"id": "a", "title": "A cable", "date": "2021-06-10", "text": "Norway and Denmark signed an agreement on a submarine cable in Oslo last week."}
        {"text": "Finland and Sweden held talks about a rescue exercise in Helsinki in 2019."}
        {"id": "c", "text": "In 2019 the Vortumex Corporation and Sweden agreed to build a radar for $40 million."}
        """);
    Report report = run(in);
    assertThat(Expected.published(output()))
        .hasSizeGreaterThan(1000)
        .isEqualTo(Expected.quads(List.of(in)));
    assertThat(report.read()).isEqualTo(6);
    assertThat(report.facts()).isEqualTo(table("facts").count()).isGreaterThan(10);

    texts(in);
    facts();
    queriesOfTheDocumentation();
    eachGraphStandsTogether();
  }

  private void texts(Path in) throws IOException {
    Dataset<Row> texts = spark.read().json(output().resolve("texts").toString());
    assertThat(texts.columns()).containsExactlyInAnyOrder("document", "sha256", "source", "text");
    Row gulf = texts.where("source = 'gulf.txt'").head();
    assertThat(gulf.<String>getAs("text")).isEqualTo(Files.readString(in.resolve("gulf.txt")));
    assertThat(gulf.<String>getAs("document")).isEqualTo(Expected.reader().document("gulf.txt"));
    assertThat(texts.select("source").as(org.apache.spark.sql.Encoders.STRING()).collectAsList())
        .containsExactlyInAnyOrder(
            "gulf.txt",
            "below/arctic.txt",
            "boats.md",
            "corpus.jsonl/a",
            "corpus.jsonl/2",
            "corpus.jsonl/c");
  }

  private void facts() {
    table("facts").createOrReplaceTempView("facts");
    List<Row> rows =
        spark
            .sql(
                "SELECT class, p.role, p.label, p.wikidata, dates[0].earliest, quantities[0].value,"
                    + " quotes[0].text FROM facts LATERAL VIEW explode(participants) AS p"
                    + " WHERE source = 'boats.md' ORDER BY role")
            .collectAsList();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).toString())
        .isEqualTo("[Transfer,recipient,Estonia,Q191,2020-05-01,4.000000," + BOATS.strip() + "]");
    assertThat(rows.get(1).getString(2)).isEqualTo("Sweden");
  }

  private void queriesOfTheDocumentation() throws IOException {
    table("documents").createOrReplaceTempView("documents");
    List<String> queries =
        Pattern.compile("(?s)```sql\n(.*?)```")
            .matcher(Files.readString(Expected.home().resolve("docs/spark.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(queries).hasSize(3);
    for (String query : queries) {
      assertThat(spark.sql(query).collectAsList()).as(query).isNotEmpty();
    }
  }

  private void eachGraphStandsTogether() throws IOException {
    TreeSet<String> ended = new TreeSet<>();
    for (Path file : Expected.files(output().resolve("graphs"), ".nq.gz")) {
      String last = "";
      try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
        for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
          String graph = line.substring(line.lastIndexOf('<'));
          if (!graph.equals(last)) {
            assertThat(ended.add(graph)).as(line).isTrue();
            last = graph;
          }
        }
      }
    }
    assertThat(ended).hasSize(6);
  }

  @Test
  void aSecondRunReadsOnlyWhatIsNewOrChanged() throws IOException {
    for (int i = 0; i < 6; i++) {
      write("in/" + i + ".txt", BOATS + "Norway bought " + (i + 2) + " tanks from Poland.\n");
    }
    Path in = folder.resolve("in");
    assertThat(run(in).read()).isEqualTo(6);
    TreeMap<String, Long> before = Expected.state(output());

    Report again = run(in);
    assertThat(again.read()).isZero();
    assertThat(again.unchanged()).isEqualTo(6);
    assertThat(Expected.state(output())).isEqualTo(before);

    write("in/3.txt", "Iceland will buy two rescue helicopters from Norway for $40 million.\n");
    write("in/new.txt", "Finland and Sweden held talks in Helsinki in 2019.\n");
    Report changed = run(in);
    assertThat(changed.read()).isEqualTo(2);
    assertThat(changed.replaced()).isEqualTo(1);
    assertThat(changed.unchanged()).isEqualTo(5);
    assertThat(Expected.published(output())).isEqualTo(Expected.quads(List.of(in)));
    assertThat(table("documents").count()).isEqualTo(7);
    assertThat(table("documents").select("source").distinct().count()).isEqualTo(7);
    assertThat(table("facts").where("source = '3.txt' AND label LIKE '%tank%'").count()).isZero();
    assertThat(spark.read().json(output().resolve("texts").toString()).count()).isEqualTo(7);
    assertThat(run(in).unchanged()).isEqualTo(7);

    // Another version of the program reads all anew.
    Report other = run(0.99, 1000, in);
    assertThat(other.replaced()).isEqualTo(7);
    assertThat(Expected.files(output().resolve("texts"), ".gz")).isNotEmpty();
    assertThat(spark.read().json(output().resolve("texts").toString()).count()).isEqualTo(7);
    assertThat(Expected.published(output()))
        .allMatch(quad -> !quad.contains("softwareVersion") || quad.contains("-from-0.99"));
  }

  @Test
  void batchesArePublishedOneByOne() throws IOException {
    for (int i = 0; i < 5; i++) {
      write("in/" + i + ".txt", BOATS);
    }
    Report report = run(0, 2, folder.resolve("in"));
    assertThat(report.read()).isEqualTo(5);
    assertThat(Expected.files(output().resolve("_log"), ".json")).hasSizeBetween(2, 3);
    assertThat(Expected.published(output()))
        .isEqualTo(Expected.quads(List.of(folder.resolve("in"))));
  }

  @Test
  void whatIsNotReadStandsAmongTheProblems() throws IOException {
    String russian =
        "Россия и Китай подписали соглашение о поставках природного газа. Договор был подписан в"
            + " Шанхае в присутствии президентов двух стран. Стоимость контракта составляет четыреста"
            + " миллиардов долларов США за тридцать лет, начало поставок намечено на 2018 год. Обе"
            + " стороны считают его важнейшим шагом в сотрудничестве и надеются на новые проекты.";
    write("in/boats.txt", BOATS);
    write("in/empty.txt", "");
    write("in/page.html", "<html><p>Sweden</p></html>");
    write("in/ru.txt", russian);
    write(
        "in/r.jsonl",
        "{\"id\": 1, \"text\": \"Sweden.\"}\nno json\n{\"id\": 1, \"text\": \"x\"}\n");
    Path other = write("other/boats.txt", "Another text.");
    Path in = folder.resolve("in");
    Report report = run(in, other, folder.resolve("nothing"));
    assertThat(report.read()).isEqualTo(2);
    assertThat(problems())
        .satisfiesExactly(
            p -> assertThat(p).endsWith("nothing: it does not exist"),
            p -> assertThat(p).startsWith("boats.txt: another document of this run has the same"),
            p -> assertThat(p).isEqualTo("empty.txt: it is empty"),
            p -> assertThat(p).startsWith("page.html: it is no plain text, JSON Lines or Parquet"),
            p -> assertThat(p).startsWith("r.jsonl:2: the line is no JSON"),
            p -> assertThat(p).startsWith("r.jsonl/1:3: another document of this run"),
            p -> assertThat(p).isEqualTo("ru.txt: it is in Russian; only English is read"));
    // The first of two counts.
    assertThat(table("facts").where("source = 'boats.txt'").count()).isEqualTo(1);

    Files.delete(in.resolve("empty.txt"));
    run(in);
    assertThat(problems()).hasSize(4).noneMatch(p -> p.startsWith("empty.txt"));
  }

  @Test
  void rowsOfParquetAreDocuments() throws IOException {
    StructType schema =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("headline", DataTypes.StringType)
            .add("published", DataTypes.DateType)
            .add("body", DataTypes.StringType)
            .add("html", DataTypes.BinaryType);
    Path table = folder.resolve("news.parquet");
    java.sql.Date day = java.sql.Date.valueOf("2021-06-10");
    spark
        .createDataFrame(
            List.of(
                RowFactory.create(7L, "Patrol boats", day, BOATS, new byte[] {1}),
                RowFactory.create(8L, null, null, "Norway bought a ship last week.", null),
                RowFactory.create(null, null, null, BOATS, null),
                RowFactory.create(9L, null, day, null, null)),
            schema)
        .repartition(2)
        .write()
        .parquet(table.toString());
    assertThat(run(table).read()).isEqualTo(2);
    Row text =
        spark
            .read()
            .json(output().resolve("texts").toString())
            .where("source = 'news.parquet/7'")
            .head();
    assertThat(text.<String>getAs("text"))
        .isEqualTo("Title: Patrol boats\nDate: 2021-06-10\n\n" + BOATS);
    assertThat(problems())
        .satisfiesExactly(
            p -> assertThat(p).matches("news.parquet(:\\d)?: a row has no id"),
            p -> assertThat(p).matches("news.parquet/9(:\\d)?: the record has no text"));
    spark.range(3).write().parquet(folder.resolve("ids.parquet").toString());
    assertThatThrownBy(() -> run(folder.resolve("ids.parquet")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no columns for id and text: it has id");
  }
}
