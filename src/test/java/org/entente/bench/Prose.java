package org.entente.bench;

import org.entente.document.Span;

/** A text that grows, and where in it each thing was said. */
final class Prose {

  private final StringBuilder text = new StringBuilder();

  Span says(String words) {
    int start = text.length();
    text.append(words);
    Span span = new Span(start, text.length());
    text.append(' ');
    return span;
  }

  /** Ends a sentence that began there. */
  Span sentence(int start) {
    text.setCharAt(text.length() - 1, '.');
    Span span = new Span(start, text.length());
    text.append(' ');
    return span;
  }

  int position() {
    return text.length();
  }

  String text() {
    return text.toString();
  }
}
