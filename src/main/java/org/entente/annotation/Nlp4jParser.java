package org.entente.annotation;

import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      return new Nlp4jParser(new NLPDecoder(configuration));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the parser's models", e);
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
