import java.nio.file.Path;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;

/**
 * Loads N-Quads into a new TDB2 database by one of Jena's own loaders, for comparison: {@code
 * LoadQuads LOADER DATABASE FILE...}. Prints quads and milliseconds.
 */
public final class LoadQuads {

  private LoadQuads() {}

  public static void main(String[] arguments) {
    DatasetGraph dataset =
        DatabaseMgr.connectDatasetGraph(Path.of(arguments[1]).toAbsolutePath().toString());
    DataLoader loader =
        switch (arguments[0]) {
          case "basic" -> LoaderFactory.basicLoader(dataset, (format, values) -> {});
          case "sequential" -> LoaderFactory.sequentialLoader(dataset, (format, values) -> {});
          case "phased" -> LoaderFactory.phasedLoader(dataset, (format, values) -> {});
          case "parallel" -> LoaderFactory.parallelLoader(dataset, (format, values) -> {});
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    String[] files = java.util.Arrays.copyOfRange(arguments, 2, arguments.length);
    long start = System.nanoTime();
    loader.startBulk();
    loader.load(files);
    loader.finishBulk();
    System.out.println(loader.countQuads() + "\t" + (System.nanoTime() - start) / 1_000_000);
  }
}
