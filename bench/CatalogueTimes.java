import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.entente.Entente;
import org.entente.knowledge.DataFolder;
import org.entente.query.Answer;
import org.entente.query.Catalogue;
import org.entente.query.Format;
import org.entente.query.Question;

/** Asks each question of the catalogue, with its defaults, many times: milliseconds, one a line. */
final class CatalogueTimes {

  private static final int WARM_UP = 50;
  private static final int TIMES = 200;

  public static void main(String[] arguments) throws Exception {
    try (Entente entente = Entente.builder().store(Path.of(arguments[0])).open()) {
      for (Question question : Catalogue.load(DataFolder.find()).questions()) {
        double[] times = new double[TIMES];
        for (int i = -WARM_UP; i < TIMES; i++) {
          long start = System.nanoTime();
          Answer answer = entente.ask(question.name(), Map.of());
          Format format = question.name().equals("actor-neighbourhood") ? Format.TTL : Format.CSV;
          format.write(answer, OutputStream.nullOutputStream());
          if (i >= 0) {
            times[i] = (System.nanoTime() - start) / 1e6;
          }
        }
        Arrays.sort(times);
        System.out.printf(
            "%s\t%.1f\t%.1f%n",
            question.name(), times[TIMES / 2], times[(int) Math.ceil(TIMES * 0.95) - 1]);
      }
    }
  }
}
