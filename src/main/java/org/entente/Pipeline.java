package org.entente;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.entente.annotation.AnnotatedDocument;
import org.entente.annotation.Parser;
import org.entente.difference.Difference;
import org.entente.document.DocumentReader;
import org.entente.document.EnglishPart;
import org.entente.document.Languages;
import org.entente.export.FactRows;
import org.entente.fact.Extraction;
import org.entente.fact.Trace;
import org.entente.identity.Identities;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.DocumentGraph;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.rdf.Origin;
import org.entente.rdf.Shapes;
import org.entente.source.Reading;
import org.entente.source.Source;
import org.entente.store.BulkStore;
import org.entente.store.DocumentContent;
import org.entente.store.Store;
import org.entente.store.StoredDocument;

/**
 * The whole story, from a source to the store. Thread-safe. Knowledge and the parser's models are
 * loaded when the first document needs them.
 */
public final class Pipeline {

  private final Iris iris;
  private final Origin origin;
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
    this(folder, iris, parser, leastConfidence, new GiveWay());
  }

  /** The same, beside others that it gives way to. */
  Pipeline(
      DataFolder folder,
      Iris iris,
      Supplier<Parser> parser,
      double leastConfidence,
      GiveWay giveWay) {
    if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
      throw new IllegalArgumentException(
          "the least confidence is from 0 to 1, not " + leastConfidence);
    }
    this.iris = iris;
    this.origin = Version.of(folder, leastConfidence);
    this.systemGraphs = new SystemGraphs(folder, iris);
    this.documents = new Lazy<>(() -> new DocumentReader(folder));
    this.languages = new Lazy<>(() -> new Languages(folder));
    this.stages =
        new Lazy<>(() -> Stages.create(folder, iris, origin, parser, giveWay, systemGraphs));
  }

  /** With another least confidence; knowledge and models are loaded once for both. */
  private Pipeline(Pipeline other, double leastConfidence) {
    this.iris = other.iris;
    this.origin = other.origin.atLeast(leastConfidence);
    this.systemGraphs = other.systemGraphs;
    this.documents = other.documents;
    this.languages = other.languages;
    this.stages =
        new Lazy<>(() -> other.stages.get().with(new DocumentGraph(other.iris, this.origin)));
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
    if (store.commit() == 0) {
      // It is new and holds none of them, so this is needed; a fault in it is thrown when it is.
      CompletableFuture.runAsync(this::prepare);
    }
    store.installSystemGraphs(systemGraphs.all());
    try (Store.Writes expected = store.expectWrites()) {
      return new Load(this, new StoreDestination(store), about, progress).run(readings);
    }
  }

  /**
   * Reads what sources say for a store that is to be made of it.
   *
   * @param about how many there are; 0 when nobody knows
   */
  LoadReport read(BulkStore store, Stream<Reading> readings, long about, Progress progress) {
    return new Load(this, new BulkDestination(store), about, progress).run(readings);
  }

  /**
   * Makes a store of what was read.
   *
   * @param ready files with the graphs of more documents
   * @return whether it is there; not when it was stopped
   */
  boolean finish(BulkStore store, List<Path> ready, Progress progress) {
    return store.finish(systemGraphs.all(), ready, progress);
  }

  /**
   * Compares what sources say with what the store holds of them; nothing is written. That of the
   * same text by the same version of the program is not read again.
   *
   * @param found takes each difference that is not empty
   */
  public LoadReport compare(
      Store store,
      Stream<Reading> readings,
      long about,
      Progress progress,
      Consumer<Difference> found) {
    return new Load(this, new Comparing(store, false, found), about, progress).run(readings);
  }

  /**
   * Reads again, from the texts that the store keeps, what another version of the program read;
   * each document with the least confidence that it was read with. When it is stopped or killed,
   * the rest is still outdated and read by the next.
   *
   * @param found takes each difference that is not empty
   */
  public LoadReport reload(Store store, Progress progress, Consumer<Difference> found) {
    store.installSystemGraphs(systemGraphs.all());
    try (Store.Writes expected = store.expectWrites()) {
      return outdated(store, new Comparing(store, true, found), progress);
    }
  }

  /** What {@link #reload} would change; nothing is written. */
  public LoadReport compareOutdated(Store store, Progress progress, Consumer<Difference> found) {
    return outdated(store, new Comparing(store, false, found), progress);
  }

  private LoadReport outdated(Store store, Destination destination, Progress progress) {
    SortedMap<Double, List<StoredDocument>> bySetting = new TreeMap<>();
    for (StoredDocument document : store.documents()) {
      String version = document.extractor().orElse("");
      double setting = Origin.leastConfidence(version);
      if (!version.equals(origin.atLeast(setting).version())) {
        bySetting.computeIfAbsent(setting, any -> new ArrayList<>()).add(document);
      }
    }
    LoadReport report = LoadReport.NOTHING;
    for (Map.Entry<Double, List<StoredDocument>> some : bySetting.entrySet()) {
      Pipeline pipeline = new Pipeline(this, some.getKey());
      Load load = new Load(pipeline, destination, some.getValue().size(), progress);
      report = report.and(load.run(some.getValue().stream().map(d -> kept(store, d))));
    }
    return report;
  }

  private static Reading kept(Store store, StoredDocument document) {
    return store
        .text(document.sha256())
        .<Reading>map(text -> new Reading.Loaded(new Source(document.source(), text)))
        .orElseGet(
            () ->
                new Reading.Refused(
                    document.source(),
                    "its text is missing in the store or was altered; load the file again"));
  }

  /** Whether this source is there as this program would read it. */
  boolean isHeld(Destination destination, Source source, String sha256) {
    return destination.holds(iris.document(source.name()).getURI(), sha256, origin.version());
  }

  /** What of a source is English; known without the parser's models. */
  EnglishPart english(Source source) {
    return english(source.name(), source.text());
  }

  private EnglishPart english(String name, String text) {
    return languages.get().of(documents.get().read(name, text));
  }

  /** What graphs say of the program that read them. */
  String version() {
    return origin.version();
  }

  /** Reads graphs as rows. */
  FactRows factRows() {
    return systemGraphs.factRows();
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
    Extraction extraction = extract(annotated, trace -> {}).atLeast(origin.leastConfidence());
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
        annotated.sentences().stream().mapToInt(sentence -> sentence.tokens().size()).sum(),
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
