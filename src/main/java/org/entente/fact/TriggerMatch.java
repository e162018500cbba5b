package org.entente.fact;

import java.util.List;
import org.entente.annotation.Token;
import org.entente.document.Span;

/**
 * A trigger found in a sentence.
 *
 * @param anchor the verb, or the head noun
 * @param tokens all of the trigger's words, in text order
 */
record TriggerMatch(Trigger trigger, Token anchor, List<Token> tokens) {

  Span span() {
    return tokens.get(0).span().cover(tokens.get(tokens.size() - 1).span());
  }
}
