package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.document.Span;

/**
 * A sentence as a dependency tree over its tokens. A token of another sentence governs nothing here
 * and is governed by nothing.
 */
public final class Sentence {

  private final int index;
  private final int paragraph;
  private final Span span;
  private final List<Token> tokens;
  private final List<List<Token>> children;

  /**
   * @param index position in the document, from 0
   * @param paragraph which paragraph of the document, from 0: sentences of one share the number
   * @param span from the first token's start to the last one's end
   * @param tokens in order; their heads are indexes into this list
   */
  public Sentence(int index, int paragraph, Span span, List<Token> tokens) {
    this.index = index;
    this.paragraph = paragraph;
    this.span = span;
    this.tokens = List.copyOf(tokens);
    List<List<Token>> below = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      below.add(new ArrayList<>());
    }
    for (Token token : tokens) {
      if (token.head() >= 0) {
        below.get(token.head()).add(token);
      }
    }
    this.children = below.stream().map(List::copyOf).toList();
  }

  public int index() {
    return index;
  }

  public int paragraph() {
    return paragraph;
  }

  public Span span() {
    return span;
  }

  public List<Token> tokens() {
    return tokens;
  }

  public Token token(int i) {
    return tokens.get(i);
  }

  /** Whether a token is one of this sentence. */
  public boolean has(Token token) {
    return token.index() < tokens.size() && tokens.get(token.index()).span().equals(token.span());
  }

  /** The tokens governed by this one, in text order. */
  public List<Token> children(Token token) {
    return has(token) ? children.get(token.index()) : List.of();
  }

  /** The tokens governed by this one through one of these relations. */
  public Stream<Token> children(Token token, String... relations) {
    List<String> wanted = List.of(relations);
    return children(token).stream().filter(child -> wanted.contains(child.relation()));
  }

  public Optional<Token> head(Token token) {
    return token.head() < 0 || !has(token)
        ? Optional.empty()
        : Optional.of(tokens.get(token.head()));
  }

  /**
   * What governs a token, and what governs that, nearest first; of "agreed to sell gas" for "gas"
   * "sell", "agreed". No more than the sentence has words, should the heads go round.
   */
  public List<Token> above(Token token) {
    if (!has(token)) {
      return List.of();
    }
    List<Token> above = new ArrayList<>();
    for (Token at = token; at.head() >= 0 && above.size() < tokens.size(); ) {
      at = tokens.get(at.head());
      above.add(at);
    }
    return above;
  }

  /** A token and what is above it, itself first. */
  public List<Token> upwards(Token token) {
    List<Token> upwards = new ArrayList<>(List.of(token));
    upwards.addAll(above(token));
    return upwards;
  }

  /** The token and everything below it, in text order. */
  public List<Token> subtree(Token token) {
    boolean[] inside = new boolean[tokens.size()];
    if (has(token)) {
      mark(token, inside);
    }
    return tokens.stream().filter(t -> inside[t.index()]).toList();
  }

  private void mark(Token token, boolean[] inside) {
    if (!inside[token.index()]) {
      inside[token.index()] = true;
      children(token).forEach(child -> mark(child, inside));
    }
  }

  /** The tokens that overlap this span, in text order. */
  public List<Token> tokens(Span within) {
    return tokens.stream().filter(t -> t.span().overlaps(within)).toList();
  }

  /** Of the tokens in the span, the one that governs the others: whose head lies outside. */
  public Optional<Token> headOf(Span within) {
    List<Token> inside = tokens(within);
    return inside.stream()
        .filter(t -> t.head() < 0 || !tokens.get(t.head()).span().overlaps(within))
        .filter(t -> !t.is("punct") && !t.is("case") && !t.is("det"))
        .reduce((first, last) -> last)
        .or(() -> inside.stream().reduce((first, last) -> last));
  }
}
