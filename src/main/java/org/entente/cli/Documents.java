package org.entente.cli;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdflink.RDFLink;
import org.entente.store.DocumentVersion;
import org.entente.store.Store;
import org.entente.store.StoredDocument;

/** Finds the document that a user means. */
final class Documents {

  private Documents() {}

  /**
   * By source (the name that {@code list} shows), title or IRI.
   *
   * @throws UsageException when there is none, or more than one by that title
   */
  static StoredDocument find(RDFLink link, String name) {
    List<StoredDocument> documents = StoredDocument.all(link);
    List<StoredDocument> found =
        documents.stream().filter(d -> d.source().equals(name) || d.iri().equals(name)).toList();
    if (found.isEmpty()) {
      found = documents.stream().filter(d -> d.title().equals(name)).toList();
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new UsageException(
        found.isEmpty()
            ? "The store has no document “" + Texts.line(name, 100) + "”; entente list shows them."
            : "Several documents have the title “" + Texts.line(name, 100) + "”; name the file.");
  }

  /**
   * The IRI of one that is or was there, by source or IRI.
   *
   * @throws UsageException when the store has never had such a one, as far as its history tells
   */
  static String ofHistory(Store store, String name) {
    Stream<String> there =
        store.documents().stream()
            .filter(d -> d.source().equals(name) || d.iri().equals(name))
            .map(StoredDocument::iri);
    Stream<String> former =
        DocumentVersion.all(store.link()).stream()
            .filter(d -> d.source().equals(name) || d.document().equals(name))
            .map(DocumentVersion::document);
    return Stream.concat(there, former)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "The store has and had no document “"
                        + Texts.line(name, 100)
                        + "”; entente history lists them."));
  }
}
