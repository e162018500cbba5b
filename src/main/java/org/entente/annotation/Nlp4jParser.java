package org.entente.annotation;

import edu.emory.mathcs.nlp.common.util.Language;
import edu.emory.mathcs.nlp.common.util.NLPUtils;
import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.document.Span;
import org.entente.parsing.ParserModels;

/**
 * NLP4J's part-of-speech tagger, named entity recogniser and dependency parser.
 *
 * <p>Loading takes a second and some 200 MB of heap. The word embeddings are left out: they are
 * five times as much, and change 1.5 % of the tokens' analyses.
 */
public final class Nlp4jParser implements Parser {

  private static final String WON = "won";

  private static final Set<String> THOUSANDS =
      Set.of("thousand", "million", "billion", "trillion", "bn", "mn", "tn");

  private static final Set<String> WHAT_IS_WON =
      Set.of("the", "a", "an", "its", "their", "his", "her", "this", "all", "both", "two", "three");

  private static final Set<String> SIGNS = Set.of("$", "€", "£", "¥", "USD", "EUR");

  private final NLPDecoder decoder;
  private final Runnable between;

  private Nlp4jParser(NLPDecoder decoder, Runnable between) {
    this.decoder = decoder;
    this.between = between;
  }

  /**
   * Loads the models from the class path.
   *
   * @throws IllegalStateException when the build has not made them
   */
  public static Nlp4jParser load() {
    NLPDecoder decoder = new NLPDecoder();
    decoder.setTokenizer(NLPUtils.createTokenizer(Language.ENGLISH));
    decoder.setComponents(ParserModels.load().components());
    return new Nlp4jParser(decoder, () -> {});
  }

  /** Before each sentence, which takes some milliseconds. */
  @Override
  public Parser givingWay(Runnable between) {
    return new Nlp4jParser(decoder, between);
  }

  @Override
  public List<List<Token>> parse(String text, Span paragraph) {
    List<List<Token>> sentences = new ArrayList<>();
    String stretch = text.substring(paragraph.start(), paragraph.end());
    for (List<edu.emory.mathcs.nlp.component.tokenizer.token.Token> words :
        decoder.getTokenizer().segmentize(stretch)) {
      between.run();
      NLPNode[] nodes = decode(decoder.toNodeArray(words));
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

  /** "2.4 trillion won": the parser knows but the verb, so it reads of dollars. */
  private NLPNode[] decode(NLPNode[] nodes) {
    List<NLPNode> coins = new ArrayList<>();
    for (int i = 2; i < nodes.length; i++) {
      if (nodes[i].getWordForm().equals(WON) && isCoin(nodes, i)) {
        nodes[i].setWordForm("dollars");
        coins.add(nodes[i]);
      }
    }
    NLPNode[] decoded = decoder.decode(nodes);
    for (NLPNode coin : coins) {
      coin.setWordForm(WON);
      coin.setLemma(WON);
    }
    return decoded;
  }

  /** Not "a bid of $2 billion won the contract". */
  private static boolean isCoin(NLPNode[] nodes, int won) {
    boolean verb =
        won + 1 < nodes.length
            && WHAT_IS_WON.contains(nodes[won + 1].getWordForm().toLowerCase(Locale.ROOT));
    boolean other =
        Stream.of(won - 3, won - 4)
            .anyMatch(at -> at > 0 && SIGNS.contains(nodes[at].getWordForm()));
    return THOUSANDS.contains(nodes[won - 1].getWordForm()) && !verb && !other;
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
