package org.entente;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.NodeFactory;
import org.entente.annotation.Nlp4jParser;
import org.entente.annotation.Parser;
import org.entente.document.EnglishPart;
import org.entente.export.FactRows;
import org.entente.knowledge.DataFolder;
import org.entente.rdf.Iris;
import org.entente.rdf.NamedGraph;
import org.entente.source.Source;
import org.entente.store.Fingerprint;

/**
 * Reads documents without a store, for programs that keep the facts themselves:
 *
 * <pre>{@code
 * FactReader reader = FactReader.builder().build();
 * FactReading reading = reader.read(new Source("article.txt", text));
 * }</pre>
 *
 * <p>A document's graph is the one that {@link Entente#load} would store, on every machine and in
 * every order. Making a reader is cheap; the models (a second, 200 MB) are loaded with the first
 * document, once. Thread-safe.
 */
public final class FactReader {

  private final Iris iris;
  private final Pipeline pipeline;
  private final Lazy<FactRows> rows;

  private FactReader(Builder builder) {
    this.iris = builder.iris;
    this.pipeline =
        new Pipeline(builder.knowledge.get(), iris, builder.parser, builder.leastConfidence);
    this.rows = new Lazy<>(pipeline::factRows);
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The program with its knowledge and settings, as graphs name it. A text that was read by the
   * same version need not be read again. Known without the models.
   */
  public String version() {
    return pipeline.version();
  }

  /** The IRI of the document that a source is. */
  public String document(String source) {
    return iris.document(source).getURI();
  }

  /** The sha256 of a text's UTF-8 bytes, lower-case hexadecimal: as documents have it. */
  public static String sha256(String text) {
    return Fingerprint.of(text);
  }

  /**
   * Loads knowledge and models, if they are not yet.
   *
   * @throws RuntimeException when the knowledge is at fault; the message says where
   */
  public void prepare() {
    pipeline.prepare();
    rows.get();
  }

  /** Reads a source. What is wrong with it is a value, never an exception. */
  public FactReading read(Source source) {
    EnglishPart english = pipeline.english(source);
    Optional<String> other = Unread.language(english);
    if (other.isPresent()) {
      return new FactReading.Refused(source.name(), other.get());
    }
    // Before: a fault in the knowledge is not this document's.
    prepare();
    try {
      ReadDocument read = pipeline.read(source, english);
      return new FactReading.Document(
          read.source(),
          read.content().document(),
          new NamedGraph(NodeFactory.createURI(read.content().name()), read.content().graph()),
          source.text(),
          Fingerprint.of(source.text()),
          read.tokens(),
          rows.get().of(read.content().graph()),
          read.leftOut());
    } catch (RuntimeException | StackOverflowError e) {
      return new FactReading.Refused(source.name(), Unread.reason(source.name(), e));
    }
  }

  /** How documents are read. */
  public static final class Builder {

    private Supplier<DataFolder> knowledge = DataFolder::find;
    private Supplier<Parser> parser = Nlp4jParser::load;
    private Iris iris = new Iris();
    private double leastConfidence;

    private Builder() {}

    /** The folder that holds {@code data/} and {@code ontology/}; else what comes in the jar. */
    public Builder knowledge(Path folder) {
      this.knowledge = () -> new DataFolder(folder);
      return this;
    }

    /**
     * What the IRIs of resources begin with: that of the store that the facts are for, {@link
     * Iris#DEFAULT_BASE} unless set.
     *
     * @throws IllegalArgumentException when it is no http address that ends in a slash
     */
    public Builder base(String iri) {
      this.iris = new Iris(iri);
      return this;
    }

    /** Another parser; asked for when the first text is to be parsed. */
    public Builder parser(Supplier<Parser> supplier) {
      this.parser = supplier;
      return this;
    }

    /**
     * Leaves out engagements that are less sure than this; none by default.
     *
     * @param confidence from 0 to 1
     */
    public Builder leastConfidence(double confidence) {
      this.leastConfidence = confidence;
      return this;
    }

    /**
     * @throws IllegalArgumentException when the least confidence is not from 0 to 1
     */
    public FactReader build() {
      return new FactReader(this);
    }
  }
}
