package org.entente.endurance;

import java.util.Set;

/**
 * What a reader asks.
 *
 * @param kind of the answer, for people: question, page, search, linked data, SPARQL, refused
 * @param path after the address of the service
 * @param accept the media type that is asked for
 * @param expected statuses of which one is right
 */
record Request(String kind, String path, String accept, Set<Integer> expected) {

  /** Asked on purpose: what is to be refused. */
  static final String REFUSED = "refused";

  Request(String kind, String path, String accept) {
    this(kind, path, accept, Set.of(200));
  }
}
