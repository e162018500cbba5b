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
}
