package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.entente.document.Span;

/** A sentence of words without a parse, each under the first. */
final class FuzzedSentence {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|[^\\s\\p{L}\\p{M}\\p{N}]");

  private FuzzedSentence() {}

  static Sentence of(String text) {
    List<Token> tokens = new ArrayList<>();
    for (MatchResult word : WORD.matcher(text).results().toList()) {
      int index = tokens.size();
      tokens.add(
          new Token(
              index,
              new Span(word.start(), word.end()),
              word.group(),
              word.group().toLowerCase(java.util.Locale.ROOT),
              Character.isDigit(word.group().charAt(0)) ? "CD" : "NN",
              "O",
              index == 0 ? -1 : 0,
              index == 0 ? "root" : "dep"));
    }
    return new Sentence(0, 0, new Span(0, text.length()), tokens);
  }
}
