package org.entente.search;

import java.util.List;

/**
 * A resource and all that it is found by.
 *
 * @param names at least one, the one to show first
 * @param engagements how many it takes part in, when it is an actor
 */
record Entry(String iri, Kind kind, List<Name> names, int engagements) {

  Entry {
    names = List.copyOf(names);
  }

  /** No two entries have the same. */
  String key() {
    return kind == Kind.PASSAGE ? iri + ' ' + names.get(0).text() : iri;
  }
}
