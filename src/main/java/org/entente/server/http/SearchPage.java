package org.entente.server.http;

import org.entente.search.Hits;
import org.entente.search.Wanted;

/** The page for people that shows what a search found. */
@FunctionalInterface
public interface SearchPage {

  /**
   * Writes the page.
   *
   * @param wanted what was looked for; its text is empty when nothing was typed yet
   * @param hits nothing then
   * @return HTML
   */
  String html(Exchange exchange, Wanted wanted, Hits hits);
}
