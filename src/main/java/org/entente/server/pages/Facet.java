package org.entente.server.pages;

import java.util.List;

/**
 * One way to narrow a list.
 *
 * @param choices the most frequent, and all that are chosen
 * @param more the others
 */
record Facet(String name, String title, List<Choice> choices, List<Choice> more) {

  Facet {
    choices = List.copyOf(choices);
    more = List.copyOf(more);
  }

  /**
   * A value.
   *
   * @param term local name of a concept that has a shape, or empty
   * @param href the list with this value chosen, or no longer chosen
   * @param width of its bar, in units of 100 for the most frequent
   */
  record Choice(Name name, String term, int count, int width, String href, boolean chosen) {}
}
