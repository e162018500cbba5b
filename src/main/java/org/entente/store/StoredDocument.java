package org.entente.store;

import java.util.Optional;

/**
 * A document in the store.
 *
 * @param iri of the document
 * @param source the file's name, or where it came from
 * @param sha256 of its text, lower-case hexadecimal
 * @param extractor version of the program and its knowledge that read it, when recorded
 * @param actors how many actors it mentions
 * @param engagements how many engagements it tells of
 */
public record StoredDocument(
    String iri,
    String source,
    String title,
    String sha256,
    Optional<String> extractor,
    int actors,
    int engagements) {}
