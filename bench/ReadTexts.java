import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.Pipeline;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Nlp4jParser;
import org.entente.document.Span;
import org.entente.fact.Fact;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Iris;

/**
 * Entente's engagements in the texts of a folder, read many times over by one thread. Prints what
 * is found in the last round, a line each (file, first and last offset of a passage, participants |
 * objects, class), and how long that round took. Not storing: that is what bench/run measures.
 */
final class ReadTexts {

  public static void main(String[] arguments) throws Exception {
    Pipeline pipeline = new Pipeline(DataFolder.find(), new Iris(), Nlp4jParser::load);
    int rounds = Integer.parseInt(arguments[1]);
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of(arguments[0]))) {
      files = found.sorted().collect(Collectors.toList());
    }
    for (int round = 1; round <= rounds; round++) {
      long tokens = 0;
      long start = System.nanoTime();
      double cpu = cpu();
      StringBuilder out = new StringBuilder();
      for (Path file : files) {
        String name = file.getFileName().toString();
        AnnotatedDocument text = pipeline.annotate(name, Files.readString(file));
        tokens += text.sentences().stream().mapToLong(s -> s.tokens().size()).sum();
        for (Fact fact : pipeline.extract(text, trace -> {}).facts()) {
          if (fact instanceof Fact.Engagement engagement) {
            for (Span passage : engagement.passages()) {
              out.append(name).append('\t').append(passage.start()).append('\t').append(passage.end())
                  .append('\t').append(names(engagement)).append('\t').append(engagement.kind()).append('\n');
            }
          }
        }
      }
      if (round == rounds) {
        System.out.print(out);
        System.out.printf("# %d %.3f %.3f%n", tokens, (System.nanoTime() - start) / 1e9, cpu() - cpu);
      }
    }
  }

  private static String names(Fact.Engagement engagement) {
    return Stream.concat(
            engagement.participants().stream().flatMap(p -> p.value().actor().names().stream()),
            engagement.objects().stream().map(o -> o.value().name()))
        .collect(Collectors.joining(" | "))
        .replaceAll("\\s+", " ");
  }

  /** CPU seconds of the process. */
  private static double cpu() {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
