package org.entente.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.annotation.CachingParser;
import org.entente.annotation.Nlp4jParser;
import org.entente.annotation.Parser;
import org.entente.annotation.Sentence;
import org.entente.annotation.Token;
import org.entente.document.Span;

/**
 * The real parser for tests: its models are loaded at most once, and only when a text is not among
 * the parses that earlier runs left in {@code target/parses}.
 */
public final class SharedParser {

  private static final Parser PARSER =
      new CachingParser(
          Path.of(System.getProperty("entente.parses", "target/parses")), Nlp4jParser::load);

  private SharedParser() {}

  public static Parser get() {
    return PARSER;
  }

  /** The text's sentences, as of one paragraph. */
  public static List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (List<Token> tokens : PARSER.parse(text, new Span(0, text.length()))) {
      Span span = tokens.get(0).span().cover(tokens.get(tokens.size() - 1).span());
      sentences.add(new Sentence(sentences.size(), 0, span, tokens));
    }
    return sentences;
  }
}
