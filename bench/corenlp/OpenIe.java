import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.naturalli.NaturalLogicAnnotations;
import edu.stanford.nlp.ie.util.RelationTriple;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.util.CoreMap;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CoreNLP's open information extraction on the texts of a folder, many times over. Prints what it
 * finds in the last round, a line each (file, first and last offset of the sentence, subject |
 * object, relation), and how long that round took.
 */
final class OpenIe {

  public static void main(String[] arguments) throws Exception {
    Properties settings = new Properties();
    settings.setProperty("annotators", "tokenize,pos,lemma,depparse,natlog,openie");
    settings.setProperty("threads", "1");
    StanfordCoreNLP pipeline = new StanfordCoreNLP(settings);
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
        Annotation text = new Annotation(Files.readString(file));
        pipeline.annotate(text);
        tokens += text.get(CoreAnnotations.TokensAnnotation.class).size();
        for (CoreMap sentence : text.get(CoreAnnotations.SentencesAnnotation.class)) {
          for (RelationTriple triple : sentence.get(NaturalLogicAnnotations.RelationTriplesAnnotation.class)) {
            out.append(file.getFileName()).append('\t')
                .append(sentence.get(CoreAnnotations.CharacterOffsetBeginAnnotation.class)).append('\t')
                .append(sentence.get(CoreAnnotations.CharacterOffsetEndAnnotation.class)).append('\t')
                .append(line(triple.subjectGloss())).append(" | ").append(line(triple.objectGloss())).append('\t')
                .append(line(triple.relationGloss())).append('\n');
          }
        }
      }
      if (round == rounds) {
        System.out.print(out);
        System.out.printf("# %d %.3f %.3f%n", tokens, (System.nanoTime() - start) / 1e9, cpu() - cpu);
      }
    }
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** CPU seconds of the process. */
  private static double cpu() {
    var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
