package org.entente.parsing;

import edu.emory.mathcs.nlp.common.util.Language;
import edu.emory.mathcs.nlp.component.morph.MorphologicalAnalyzer;
import edu.emory.mathcs.nlp.component.template.NLPComponent;
import edu.emory.mathcs.nlp.component.template.OnlineComponent;
import edu.emory.mathcs.nlp.component.template.feature.Field;
import edu.emory.mathcs.nlp.component.template.lexicon.GlobalLexica;
import edu.emory.mathcs.nlp.component.template.lexicon.GlobalLexicon;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.component.template.util.NLPFlag;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * All that NLP4J needs for tags, names and trees, in compact form: some 200 MB of heap, read in a
 * second. Only the building of Entente writes it, and it is read from Entente's own jar alone.
 *
 * @param classes parts of speech that a word may have
 * @param clusters Brown clusters of words
 * @param gazetteers names and what kinds of things bear them
 * @param tagger part-of-speech tagger
 * @param recogniser named entity recogniser
 * @param parser dependency parser
 */
public record ParserModels(
    WordTable<List<String>> classes,
    WordTable<Set<String>> clusters,
    Gazetteers gazetteers,
    OnlineComponent<NLPNode, ?> tagger,
    OnlineComponent<NLPNode, ?> recogniser,
    OnlineComponent<NLPNode, ?> parser)
    implements Serializable {

  /** On the class path; not among the classes, whose fingerprint is the program's version. */
  static final String FILE = "nlp4j/parser.models";

  /**
   * Reads them from the class path.
   *
   * @throws IllegalStateException when the build has not made them
   */
  public static ParserModels load() {
    try (InputStream file = ParserModels.class.getResourceAsStream("/" + FILE)) {
      if (file == null) {
        throw new IllegalStateException("the parser's models are missing: build with Maven");
      }
      return (ParserModels)
          new ObjectInputStream(new BufferedInputStream(file, 1 << 16)).readObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the parser's models", e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the parser's models are of another version", e);
    }
  }

  void write(Path file) throws IOException {
    try (ObjectOutputStream out =
        new ObjectOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      out.writeObject(this);
    }
  }

  /** In the order in which NLP4J applies them. */
  public List<NLPComponent<NLPNode>> components() {
    for (OnlineComponent<NLPNode, ?> learned : List.of(tagger, recogniser, parser)) {
      learned.setFlag(NLPFlag.DECODE);
    }
    return List.of(
        lexica(), tagger, new MorphologicalAnalyzer<>(Language.ENGLISH), recogniser, parser);
  }

  private GlobalLexica<NLPNode> lexica() {
    byte[] empty = "<configuration/>".getBytes(StandardCharsets.UTF_8);
    GlobalLexica<NLPNode> lexica = new GlobalLexica<>(new ByteArrayInputStream(empty));
    lexica.setAmbiguityClasses(
        new GlobalLexicon<>(classes, Field.word_form_simplified_lowercase, "classes"));
    lexica.setWordClusters(
        new GlobalLexicon<>(clusters, Field.word_form_simplified_lowercase, "clusters"));
    lexica.setNamedEntityGazetteers(
        new GlobalLexicon<>(gazetteers, Field.word_form_simplified, "gazetteers"));
    return lexica;
  }
}
