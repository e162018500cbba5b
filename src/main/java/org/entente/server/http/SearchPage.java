package org.entente.server.http;

import org.entente.search.Hits;
import org.entente.search.Wanted;

/** The page for people that shows what a search found. */
@FunctionalInterface
public interface SearchPage {

  /** So many of each kind are shown unless one kind is asked for. */
  int OF_EACH = 6;

  /**
   * Writes the page.
   *
   * @param wanted what was looked for; its text is empty when nothing was typed yet
   * @param hits nothing then; the best of each kind, kind by kind, when more than one is asked for
   * @return HTML
   */
  String html(Exchange exchange, Wanted wanted, Hits hits);
}
