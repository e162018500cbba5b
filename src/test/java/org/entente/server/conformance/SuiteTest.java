package org.entente.server.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One test of a W3C suite.
 *
 * @param suite such as "SPARQL 1.1"
 * @param group such as "aggregates"
 * @param name the last part of its IRI, unique within the group
 * @param kind of the manifest's classes, without their namespace: {@code QueryEvaluationTest}
 * @param base the IRI of its group's folder, against which names in its files are resolved
 * @param query the file; absent for tests that are told in words
 * @param data files of the default graph
 * @param named files of the named graphs, each named by its IRI
 * @param result the file of what is expected; absent for syntax tests
 * @param lax whether duplicates may be fewer, as {@code REDUCED} allows
 */
record SuiteTest(
    String suite,
    String group,
    String name,
    String kind,
    String base,
    Optional<Path> query,
    List<Path> data,
    List<Path> named,
    Optional<Path> result,
    boolean lax) {

  /** How it is named in reports: {@code aggregates/agg01}. */
  String label() {
    return group + "/" + name;
  }

  /** Whether it writes; a few tests of syntax are of updates though their kind does not say so. */
  boolean isUpdate() {
    return kind.contains("Update") || query.filter(q -> q.toString().endsWith(".ru")).isPresent();
  }

  /** The IRI of one of the files of its group. */
  String iri(Path file) {
    return base + file.getFileName();
  }
}
