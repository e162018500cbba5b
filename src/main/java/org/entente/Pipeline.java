package org.entente;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Parser;
import org.entente.document.Document;
import org.entente.fact.Extraction;
import org.entente.fact.Trace;
import org.entente.identity.Identities;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.rdf.Shapes;
import org.entente.source.Reading;
import org.entente.source.Source;
import org.entente.store.DocumentContent;
import org.entente.store.Store;

/**
 * The whole story, from a source to the store. Thread-safe. Knowledge and the parser's models are
 * loaded when the first document needs them.
 */
public final class Pipeline {

  private final Iris iris;
  private final String version;
  private final SystemGraphs systemGraphs;
  private final Lazy<Stages> stages;

  /**
   * @param parser called once, when the first text is to be parsed
   */
  public Pipeline(DataFolder folder, Iris iris, Supplier<Parser> parser) {
    this.iris = iris;
    this.version = Version.of(folder);
    this.systemGraphs = new SystemGraphs(folder, iris);
    this.stages = new Lazy<>(() -> Stages.create(folder, iris, version, parser));
  }

  /** Stores what sources say. A bad one never stops the others and leaves nothing behind. */
  public LoadReport load(Store store, Stream<Reading> readings, Progress progress) {
    store.installSystemGraphs(systemGraphs.all());
    return new Load(this, store, progress).run(readings);
  }

  /** Whether the store holds this source as this program would read it. */
  boolean isHeld(Store store, Source source, String sha256) {
    return store.holds(iris.document(source.name()).getURI(), sha256, version);
  }

  /** Makes everything ready that reading needs. */
  void prepare() {
    stages.get();
  }

  /**
   * Turns a source into a checked graph.
   *
   * @throws RuntimeException when that fails; the message says why
   */
  ReadDocument read(Source source) {
    AnnotatedDocument annotated = annotate(source.name(), source.text());
    Extraction extraction = extract(annotated, trace -> {});
    Identities identities = stages.get().resolver().resolve(extraction);
    Conforming conforming = Conforming.of(extraction, identities, stages.get());
    NamedGraph graph = conforming.graph();
    return ReadDocument.of(
        conforming,
        new DocumentContent(
            iris.document(source.name()).getURI(),
            graph.name().getURI(),
            graph.graph(),
            source.text()),
        source.leftOut());
  }

  /** Sentences, trees and mentions of a text. */
  public AnnotatedDocument annotate(String name, String text) {
    Document document = stages.get().documents().read(name, text);
    return stages.get().annotator().annotate(document);
  }

  /**
   * Facts of an annotated text.
   *
   * @param traces takes what became of each trigger, in text order
   */
  public Extraction extract(AnnotatedDocument annotated, Consumer<Trace> traces) {
    return stages.get().facts().extract(annotated, traces);
  }

  /** Checks graphs as loading does. */
  public Shapes shapes() {
    return systemGraphs.shapes();
  }
}
