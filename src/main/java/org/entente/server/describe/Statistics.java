package org.entente.server.describe;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.store.Revision;

/**
 * How much there is of what in the union of all graphs.
 *
 * @param revision of the store that was counted, or an earlier one
 * @param counted when counting was done
 * @param triples different ones
 * @param entities subjects that have a class
 * @param subjects different ones
 * @param objects different ones
 * @param classes how many entities each class has, by its IRI
 * @param examples an entity of each class, unless it is a blank node
 * @param properties by IRI
 * @param ofClasses how many triples with each property the entities of each class have
 * @param graphs how many triples each named graph has
 * @param links what leads to other data sets
 * @param period of what is told, as far as it is dated
 */
record Statistics(
    Revision revision,
    Instant counted,
    long triples,
    long entities,
    long subjects,
    long objects,
    Map<String, Long> classes,
    Map<String, String> examples,
    Map<String, Property> properties,
    Map<String, Map<String, Long>> ofClasses,
    Map<String, Long> graphs,
    List<Links> links,
    Optional<Period> period) {

  /** How often a property is used, with how many different subjects and objects. */
  record Property(long triples, long subjects, long objects) {}

  /**
   * Triples that lead to one other data set.
   *
   * @param property IRI such as that of {@code owl:sameAs}
   * @param target what the IRIs there begin with
   * @param home the address of its home page, when the links tell
   * @param title of it, when the links tell
   */
  record Links(
      String property,
      String target,
      long triples,
      Optional<String> home,
      Optional<String> title) {}

  /** From the first day to the last. */
  record Period(LocalDate first, LocalDate last) {}
}
