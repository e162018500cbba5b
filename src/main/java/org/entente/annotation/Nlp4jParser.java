package org.entente.annotation;

import edu.emory.mathcs.nlp.common.util.NLPUtils;
import edu.emory.mathcs.nlp.component.morph.MorphologicalAnalyzer;
import edu.emory.mathcs.nlp.component.template.NLPComponent;
import edu.emory.mathcs.nlp.component.template.OnlineComponent;
import edu.emory.mathcs.nlp.component.template.feature.FeatureTemplate;
import edu.emory.mathcs.nlp.component.template.lexicon.GlobalLexica;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.DecodeConfig;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import edu.emory.mathcs.nlp.learning.util.FeatureMap;
import edu.emory.mathcs.nlp.learning.util.WeightVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.entente.document.Span;

/**
 * NLP4J's part-of-speech tagger, named entity recogniser and dependency parser.
 *
 * <p>Loading takes some 20 CPU seconds and 1.7 GB of heap. The word embeddings are left out: they
 * double both, and change 1.5 % of the tokens' analyses.
 */
public final class Nlp4jParser implements Parser {

  private final NLPDecoder decoder;

  private Nlp4jParser(NLPDecoder decoder) {
    this.decoder = decoder;
  }

  /** Loads the models from the class path. */
  public static Nlp4jParser load() {
    try (InputStream configuration = Nlp4jParser.class.getResourceAsStream("nlp4j.xml")) {
      if (configuration == null) {
        throw new IllegalStateException("nlp4j.xml is missing beside " + Nlp4jParser.class);
      }
      return new Nlp4jParser(decoder(new DecodeConfig(configuration)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the parser's models", e);
    }
  }

  /** As NLPDecoder makes itself, with the greatest two models read side by side. */
  private static NLPDecoder decoder(DecodeConfig config) {
    CompletableFuture<NLPComponent<NLPNode>> dependencies =
        CompletableFuture.supplyAsync(() -> component(config.getDependencyParsing()));
    List<NLPComponent<NLPNode>> components = new ArrayList<>();
    components.add(new GlobalLexica<>(config.getDocumentElement()));
    components.add(component(config.getPartOfSpeechTagging()));
    components.add(new MorphologicalAnalyzer<>(config.getLanguage()));
    components.add(component(config.getNamedEntityRecognition()));
    components.add(dependencies.join());
    NLPDecoder decoder = new NLPDecoder();
    decoder.setTokenizer(NLPUtils.createTokenizer(config.getLanguage()));
    decoder.setComponents(components);
    return decoder;
  }

  private static NLPComponent<NLPNode> component(String model) {
    NLPComponent<NLPNode> component = NLPUtils.getComponent(model);
    if (component instanceof OnlineComponent<?, ?> learned) {
      compact(learned);
    }
    return component;
  }

  /** Same answers from half the memory, in half the time. */
  private static void compact(OnlineComponent<?, ?> component) {
    features(component.getFeatureTemplate())
        .getIndexMaps()
        .replaceAll(features -> FeatureTable.of(features));
    WeightVector weights = component.getOptimizer().getWeightVector();
    weights.setSparseWeightVector(new FlatWeights(weights.getSparseWeightVector()));
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

  @Override
  public List<List<Token>> parse(String text, Span paragraph) {
    List<List<Token>> sentences = new ArrayList<>();
    String stretch = text.substring(paragraph.start(), paragraph.end());
    for (List<edu.emory.mathcs.nlp.component.tokenizer.token.Token> words :
        decoder.getTokenizer().segmentize(stretch)) {
      NLPNode[] nodes = decoder.decode(decoder.toNodeArray(words));
      List<Token> tokens = new ArrayList<>();
      for (int i = 1; i < nodes.length; i++) {
        tokens.add(token(nodes[i], paragraph.start()));
      }
      if (!tokens.isEmpty()) {
        sentences.add(tokens);
      }
    }
    return sentences;
  }

  private static Token token(NLPNode node, int offset) {
    NLPNode head = node.getDependencyHead();
    return new Token(
        node.getID() - 1,
        new Span(offset + node.getStartOffset(), offset + node.getEndOffset()),
        node.getWordForm(),
        node.getLemma().toLowerCase(Locale.ROOT),
        node.getPartOfSpeechTag(),
        node.getNamedEntityTag(),
        head == null ? -1 : head.getID() - 1,
        node.getDependencyLabel());
  }
}
