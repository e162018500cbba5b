package org.entente.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.system.Txn;

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
    int engagements) {

  /** All documents, by source. */
  public static List<StoredDocument> all(RDFLink link) {
    return Txn.calculateRead(
        link,
        () -> Sparql.DOCUMENTS.select(link, Map.of()).stream().map(StoredDocument::of).toList());
  }

  private static StoredDocument of(Binding row) {
    return new StoredDocument(
        Sparql.text(row, "document"),
        Sparql.text(row, "source"),
        Sparql.text(row, "title"),
        Sparql.text(row, "sha256"),
        Optional.of(Sparql.text(row, "extractor")).filter(v -> !v.isEmpty()),
        Sparql.number(row, "actors"),
        Sparql.number(row, "engagements"));
  }
}
