package org.entente.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entente.FactReader;
import org.entente.annotation.Nlp4jParser;
import org.entente.annotation.Parser;

/** The one reader of this JVM: its models take 1.7 GB, and all tasks of an executor share them. */
final class Engine {

  private static final Map<Settings, FactReader> READERS = new ConcurrentHashMap<>();

  private Engine() {}

  /** Loaded when it is first asked for, once for all settings. */
  private static final class Models {
    private static final Parser PARSER = Nlp4jParser.load();
  }

  /**
   * @throws IllegalStateException when this machine would read otherwise than the driver's
   */
  static FactReader of(Settings settings) {
    return READERS.computeIfAbsent(settings, Engine::ready);
  }

  private static FactReader ready(Settings settings) {
    FactReader reader = settings.reader(() -> Models.PARSER);
    if (!reader.version().equals(settings.version())) {
      throw new IllegalStateException(
          "the driver reads with Entente "
              + settings.version()
              + ", this executor with "
              + reader.version()
              + "; give both the same entente jar, and the same ENTENTE_HOME or none");
    }
    reader.prepare();
    return reader;
  }
}
