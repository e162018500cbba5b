package org.entente.search;

import java.util.List;

/**
 * A resource that is called something like what was asked for.
 *
 * @param names all, those to show first
 * @param closest the one of them that is most like it
 * @param likeness of that one, above 0; 1 when it is the same but for case, accents, script, spaces
 *     and points, and less than that otherwise
 * @param engagements how many it takes part in, when it is an actor
 */
public record Alike(
    String iri, Kind kind, List<Name> names, Name closest, double likeness, int engagements) {

  public Alike {
    names = List.copyOf(names);
  }

  /** What to call it in a language: its label in that one, in none, in English, or any. */
  public Name label(String language) {
    return Name.label(names, language);
  }
}
