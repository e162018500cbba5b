package org.entente.server.pages;

/**
 * A thing that a page names, and where to read more of it.
 *
 * @param href empty when nothing can be followed safely
 * @param external whether it leads to another host
 */
record Ref(Name name, String href, boolean external) {

  /** Only words. */
  static Ref text(String text) {
    return new Ref(Name.of(text), "", false);
  }
}
