package org.entente.alignment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is known by names: an actor of the store, or a row of another dataset.
 *
 * @param iri of it
 * @param names the first is the one to show
 * @param types the ontology's classes by their local names; none when that is not known
 * @param countries states that it is or belongs to, as {@link Countries} writes them
 * @param shownType for people
 * @param shownCountry for people
 * @param ids what it is in third datasets, by address
 */
public record Entry(
    String iri,
    List<String> names,
    Set<String> types,
    Set<String> countries,
    String shownType,
    String shownCountry,
    Set<String> ids) {

  /** Longer names are compared by their beginning; in UTF-16 code units. */
  private static final int LONGEST_NAME = 300;

  /** More names of one are left out. */
  private static final int MOST_NAMES = 60;

  public Entry {
    names =
        names.stream()
            .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
            .filter(name -> !name.isBlank())
            .distinct()
            .limit(MOST_NAMES)
            .toList();
    types = Set.copyOf(types);
    countries = Set.copyOf(countries);
    ids = Set.copyOf(ids);
    if (names.isEmpty()) {
      throw new IllegalArgumentException(iri + " has no name");
    }
  }

  /** The name to show. */
  public String name() {
    return names.get(0);
  }

  /** What a row of a dataset says, before it is understood. */
  public record Raw(
      String iri,
      List<String> names,
      Optional<String> type,
      List<String> countries,
      Map<String, List<String>> ids,
      int line) {}
}
