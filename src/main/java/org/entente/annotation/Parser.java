package org.entente.annotation;

import java.util.List;
import org.entente.document.Span;

/** Splits a stretch of text into sentences and parses them. Implementations are thread-safe. */
public interface Parser {

  /**
   * @param text the whole document
   * @param paragraph the stretch to parse
   * @return sentences as lists of tokens, with spans that count in the whole document
   */
  List<List<Token>> parse(String text, Span paragraph);

  /**
   * The same that gives way to something else.
   *
   * @param between called now and then, each time that it parses at least; may wait
   */
  default Parser givingWay(Runnable between) {
    return (text, paragraph) -> {
      between.run();
      return parse(text, paragraph);
    };
  }
}
