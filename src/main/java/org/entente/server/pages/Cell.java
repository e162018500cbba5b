package org.entente.server.pages;

import java.util.List;

/**
 * A cell of a table of answers.
 *
 * @param parts one below the other
 * @param number whether it is one
 * @param quote whether the parts are words of documents
 */
record Cell(List<Ref> parts, boolean number, boolean quote) {

  Cell {
    parts = List.copyOf(parts);
  }
}
