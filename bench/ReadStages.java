import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.apache.jena.graph.Graph;
import org.entente.Pipeline;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Nlp4jParser;
import org.entente.annotation.Parser;
import org.entente.fact.Extraction;
import org.entente.identity.Identities;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.DocumentGraph;
import org.entente.rdf.Iris;
import org.entente.rdf.Shapes;

/**
 * Reads articles (JSON Lines with title and text) and says where the time goes: {@code ReadStages
 * FILE THREADS ROUNDS [RECORDING]}. Prints a line for each stage of the last round: its name, CPU seconds of
 * all threads; then tokens and seconds on the clock; then the same texts annotated only. Of the last
 * round a recording of Java's flight recorder is written where one is named.
 */
final class ReadStages {

  private enum Stage { PARSER, MENTIONS, FACTS, ACTORS, GRAPH, SHAPES }

  private static final Iris IRIS = new Iris();

  private static final Map<Stage, LongAdder> SPENT = new EnumMap<>(Stage.class);

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static <T> T timed(Stage stage, Supplier<T> work) {
    long start = cpu();
    try {
      return work.get();
    } finally {
      SPENT.get(stage).add(cpu() - start);
    }
  }

  private record Article(String name, String text) {}

  private static List<Article> articles(Path file) throws Exception {
    List<Article> articles = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode record = new ObjectMapper().readTree(line);
      articles.add(new Article(record.get("id").asText() + ".txt", record.get("text").asText()));
    }
    return articles;
  }

  public static void main(String[] arguments) throws Exception {
    List<Article> articles = articles(Path.of(arguments[0]));
    int threads = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    Parser nlp4j = Nlp4jParser.load();
    Parser parser = (text, paragraph) -> timed(Stage.PARSER, () -> nlp4j.parse(text, paragraph));
    Pipeline pipeline = new Pipeline(DataFolder.find(), IRIS, () -> parser);
    DocumentGraph graphs = new DocumentGraph(IRIS);
    Shapes shapes = pipeline.shapes();
    LongAdder tokens = new LongAdder();
    double seconds = 0;
    Recording recording = new Recording(Configuration.getConfiguration("profile"));
    for (int round = 1; round <= rounds; round++) {
      if (round == rounds && arguments.length > 3) {
        recording.start();
      }
      for (Stage stage : Stage.values()) {
        SPENT.put(stage, new LongAdder());
      }
      tokens.reset();
      seconds =
          inThreads(
              articles,
              threads,
              article -> {
                AnnotatedDocument annotated =
                    timed(Stage.MENTIONS, () -> pipeline.annotate(article.name(), article.text()));
                tokens.add(annotated.sentences().stream().mapToLong(s -> s.tokens().size()).sum());
                Extraction extraction =
                    timed(Stage.FACTS, () -> pipeline.extract(annotated, trace -> {}));
                Identities identities = timed(Stage.ACTORS, () -> pipeline.resolve(extraction));
                Graph graph =
                    timed(Stage.GRAPH, () -> graphs.write(extraction, identities).graph());
                timed(Stage.SHAPES, () -> shapes.validate(graph));
              });
    }
    if (arguments.length > 3) {
      recording.stop();
      recording.dump(Path.of(arguments[3]));
    }
    SPENT.get(Stage.MENTIONS).add(-SPENT.get(Stage.PARSER).sum()); // It calls the parser.
    SPENT.forEach((stage, spent) -> System.out.printf("stage\t%s\t%.3f%n", stage, spent.sum() / 1e9));
    System.out.printf("all\t%d\t%.3f%n", tokens.sum(), seconds);
    double alone =
        inThreads(
            articles,
            threads,
            article -> {
              AnnotatedDocument ignored = pipeline.annotate(article.name(), article.text());
            });
    System.out.printf("annotation alone\t%d\t%.3f%n", tokens.sum(), alone);
  }

  private interface Work {
    void read(Article article);
  }

  private static double inThreads(List<Article> articles, int threads, Work work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (Article article : articles) {
      all.add(pool.submit(() -> work.read(article)));
    }
    for (Future<?> one : all) {
      one.get();
    }
    pool.shutdown();
    return (System.nanoTime() - start) / 1e9;
  }
}
