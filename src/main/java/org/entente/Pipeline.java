package org.entente;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Parser;
import org.entente.document.DocumentReader;
import org.entente.document.EnglishPart;
import org.entente.document.Languages;
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
  private final double leastConfidence;
  private final SystemGraphs systemGraphs;
  private final Lazy<DocumentReader> documents;
  private final Lazy<Languages> languages;
  private final Lazy<Stages> stages;

  /**
   * @param parser called once, when the first text is to be parsed
   */
  public Pipeline(DataFolder folder, Iris iris, Supplier<Parser> parser) {
    this(folder, iris, parser, 0);
  }

  /**
   * The same, which leaves out engagements that are less sure than this.
   *
   * @param leastConfidence from 0 to 1
   */
  public Pipeline(DataFolder folder, Iris iris, Supplier<Parser> parser, double leastConfidence) {
    if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
      throw new IllegalArgumentException(
          "the least confidence is from 0 to 1, not " + leastConfidence);
    }
    this.iris = iris;
    this.leastConfidence = leastConfidence;
    // What is left out is part of how a document is read.
    this.version = Version.of(folder) + (leastConfidence > 0 ? "-from-" + leastConfidence : "");
    this.systemGraphs = new SystemGraphs(folder, iris);
    this.documents = new Lazy<>(() -> new DocumentReader(folder));
    this.languages = new Lazy<>(() -> new Languages(folder));
    this.stages = new Lazy<>(() -> Stages.create(folder, iris, version, parser));
  }

  /** Stores what sources say. A bad one never stops the others and leaves nothing behind. */
  public LoadReport load(Store store, Stream<Reading> readings, Progress progress) {
    return load(store, readings, 0, progress);
  }

  /**
   * The same.
   *
   * @param about how many there are; 0 when nobody knows
   */
  public LoadReport load(Store store, Stream<Reading> readings, long about, Progress progress) {
    store.installSystemGraphs(systemGraphs.all());
    return new Load(this, store, about, progress).run(readings);
  }

  /** Whether the store holds this source as this program would read it. */
  boolean isHeld(Store store, Source source, String sha256) {
    return store.holds(iris.document(source.name()).getURI(), sha256, version);
  }

  /** What of a source is English; known without the parser's models. */
  EnglishPart english(Source source) {
    return english(source.name(), source.text());
  }

  private EnglishPart english(String name, String text) {
    return languages.get().of(documents.get().read(name, text));
  }

  /** Makes everything ready that reading needs. */
  void prepare() {
    stages.get();
  }

  /**
   * Turns a source into a checked graph.
   *
   * @param english what {@link #english(Source)} gave for it
   * @throws RuntimeException when that fails; the message says why
   */
  ReadDocument read(Source source, EnglishPart english) {
    AnnotatedDocument annotated = stages.get().annotator().annotate(english.document());
    Extraction extraction = extract(annotated, trace -> {}).atLeast(leastConfidence);
    Identities identities = resolve(extraction);
    Conforming conforming = Conforming.of(extraction, identities, stages.get());
    NamedGraph graph = conforming.graph();
    return ReadDocument.of(
        conforming,
        new DocumentContent(
            iris.document(source.name()).getURI(),
            graph.name().getURI(),
            graph.graph(),
            source.text()),
        Stream.concat(source.leftOut().stream(), english.leftOut().stream()).toList());
  }

  /** Sentences, trees and mentions of a text; paragraphs in other languages are left out. */
  public AnnotatedDocument annotate(String name, String text) {
    return stages.get().annotator().annotate(english(name, text).document());
  }

  /**
   * Facts of an annotated text.
   *
   * @param traces takes what became of each trigger, in text order
   */
  public Extraction extract(AnnotatedDocument annotated, Consumer<Trace> traces) {
    return stages.get().facts().extract(annotated, traces);
  }

  /** Who the actors of a text are. */
  public Identities resolve(Extraction extraction) {
    return stages.get().resolver().resolve(extraction);
  }

  /** Checks graphs as loading does. */
  public Shapes shapes() {
    return systemGraphs.shapes();
  }
}
