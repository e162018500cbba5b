package org.entente.parsing;

import edu.emory.mathcs.nlp.common.util.NLPUtils;
import edu.emory.mathcs.nlp.component.pos.POSState;
import edu.emory.mathcs.nlp.component.template.OnlineComponent;
import edu.emory.mathcs.nlp.component.template.feature.FeatureTemplate;
import edu.emory.mathcs.nlp.component.template.lexicon.GlobalLexica;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.DecodeConfig;
import edu.emory.mathcs.nlp.learning.util.FeatureMap;
import edu.emory.mathcs.nlp.learning.util.WeightVector;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Makes compact models of those that NLP4J delivers; the build runs it. Theirs take 16 seconds to
 * read and 1.7 GB of heap, even without the word embeddings, which {@code nlp4j.xml} leaves out.
 */
public final class CompactModels {

  private CompactModels() {}

  /** Writes {@value ParserModels#FILE} into a folder, as {@code CompactModels FOLDER}. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]).resolve(ParserModels.FILE);
    Files.createDirectories(file.getParent());
    // Always the same, so that one that was left is replaced.
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    delivered().write(draft);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What NLP4J delivers, one model after the other so that two are never there in full. */
  static ParserModels delivered() throws IOException {
    try (InputStream configuration = CompactModels.class.getResourceAsStream("nlp4j.xml")) {
      if (configuration == null) {
        throw new IllegalStateException("nlp4j.xml is missing beside " + CompactModels.class);
      }
      DecodeConfig config = new DecodeConfig(configuration);
      GlobalLexica<NLPNode> lexica = new GlobalLexica<>(config.getDocumentElement());
      Gazetteers gazetteers = Gazetteers.of(lexica.getNamedEntityGazetteers().getLexicon());
      lexica.setNamedEntityGazetteers(null);
      return new ParserModels(
          WordTable.of(lexica.getAmbiguityClasses().getLexicon()),
          WordTable.of(lexica.getWordClusters().getLexicon()),
          gazetteers,
          component(config.getPartOfSpeechTagging()),
          component(config.getNamedEntityRecognition()),
          component(config.getDependencyParsing()));
    }
  }

  private static OnlineComponent<NLPNode, ?> component(String model) {
    if (!(NLPUtils.<NLPNode, POSState<NLPNode>>getComponent(model)
        instanceof OnlineComponent<NLPNode, ?> component)) {
      throw new IllegalStateException(model + " is no learned model");
    }
    features(component.getFeatureTemplate())
        .getIndexMaps()
        .replaceAll(features -> FeatureTable.of(features));
    WeightVector weights = component.getOptimizer().getWeightVector();
    weights.setSparseWeightVector(new SparseWeights(weights.getSparseWeightVector()));
    return component;
  }

  /** The template keeps its map to itself and gives no way to it. */
  private static FeatureMap features(FeatureTemplate<?, ?> template) {
    try {
      Field field = FeatureTemplate.class.getDeclaredField("feature_map");
      field.setAccessible(true);
      return (FeatureMap) field.get(template);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not the NLP4J that Entente was written for", e);
    }
  }
}
