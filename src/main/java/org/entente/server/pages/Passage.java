package org.entente.server.pages;

import org.apache.jena.graph.Node;

/**
 * Words of a document.
 *
 * @param start in code points
 * @param end in code points, exclusive
 * @param href of the place in the document's page
 */
record Passage(Node document, int start, int end, String exact, String href) {

  /** The fragment of its place in the document's page. */
  static String anchor(int start, int end) {
    return "p-" + start + "-" + end;
  }

  /** So short that it can stand in a table. */
  public String brief() {
    int most = 80;
    String words = exact.strip().replaceAll("\\s+", " ");
    return words.codePointCount(0, words.length()) <= most
        ? words
        : words.substring(0, words.offsetByCodePoints(0, most)).strip() + "…";
  }
}
