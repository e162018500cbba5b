package org.entente;

import java.util.List;
import org.entente.store.Change;
import org.entente.store.DocumentContent;

/** Where documents go that were read. */
interface Destination {

  /**
   * Whether a document is there as read from this text, so that reading it again is needless.
   *
   * @param document its IRI
   * @param extractor version of the program that would read it
   */
  boolean holds(String document, String sha256, String extractor);

  /** Takes documents, all of one call or none; says what became of each, in the same order. */
  List<Change> put(List<DocumentContent> contents);

  /** How many facts of a document that is there people have refused. */
  int refused(String document);
}
