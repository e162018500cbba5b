package org.entente.server.sparql;

/**
 * A place in the text of a query.
 *
 * @param line from 1
 * @param column from 1
 */
public record Position(int line, int column) {

  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("lines and columns count from 1");
    }
  }
}
