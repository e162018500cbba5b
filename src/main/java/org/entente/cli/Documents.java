package org.entente.cli;

import java.util.List;
import org.apache.jena.rdflink.RDFLink;
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
}
