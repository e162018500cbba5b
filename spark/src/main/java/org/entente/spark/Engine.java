package org.entente.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.sys.JenaSystem;
import org.entente.FactReader;
import org.entente.annotation.Nlp4jParser;
import org.entente.annotation.Parser;

/** The one reader of this JVM: it takes 400 MB, and all tasks of an executor share it. */
final class Engine {

  private static final String XML_READER = "javax.xml.stream.XMLInputFactory";

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
    initialise();
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

  /**
   * Jena makes the reader of XML that it finds safe, when it starts. The one that Hadoop brings
   * does not know how and says so in the log as an error; the JDK's does.
   */
  private static synchronized void initialise() {
    String before = System.getProperty(XML_READER);
    if (before != null) {
      return;
    }
    System.setProperty(XML_READER, "com.sun.xml.internal.stream.XMLInputFactoryImpl");
    try {
      JenaSystem.init();
    } finally {
      System.clearProperty(XML_READER);
    }
  }
}
