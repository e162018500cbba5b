package org.entente.cli;

import java.io.File;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdflink.RDFLink;
import org.entente.store.DocumentVersion;
import org.entente.store.Store;
import org.entente.store.StoredDocument;

/** Finds the document that a user means. */
final class Documents {

  private record Known(String source, String iri) {}

  private Documents() {}

  /**
   * By source (the name that {@code list} shows), IRI, path of its file, or title.
   *
   * @throws UsageException when there is none, or more than one
   */
  static StoredDocument find(RDFLink link, String name) {
    List<StoredDocument> documents = StoredDocument.all(link);
    List<StoredDocument> found =
        named(documents, StoredDocument::source, StoredDocument::iri, name);
    if (found.isEmpty()) {
      found = documents.stream().filter(d -> d.title().equals(name)).toList();
    }
    if (found.isEmpty()) {
      throw new UsageException(
          "The store has no document “" + Texts.line(name, 100) + "”; entente list shows them.");
    }
    return one(found, StoredDocument::source, name);
  }

  /**
   * The IRI of one that is or was there, by source, IRI or path of its file.
   *
   * @throws UsageException when the store has never had such a one, as far as its history tells, or
   *     more than one
   */
  static String ofHistory(Store store, String name) {
    Stream<Known> there = store.documents().stream().map(d -> new Known(d.source(), d.iri()));
    Stream<Known> former =
        DocumentVersion.all(store.link()).stream().map(d -> new Known(d.source(), d.document()));
    List<Known> all = Stream.concat(there, former).distinct().toList();
    List<Known> found = named(all, Known::source, Known::iri, name);
    if (found.isEmpty()) {
      throw new UsageException(
          "The store has and had no document “"
              + Texts.line(name, 100)
              + "”; entente history lists them.");
    }
    return one(found, Known::source, name).iri();
  }

  /**
   * Those that are called so: by source or IRI, and when there is none, by the path of a file that
   * would be loaded under this source: the path ends in it.
   */
  static <T> List<T> named(
      Collection<T> all, Function<T, String> source, Function<T, String> iri, String name) {
    List<T> exactly =
        all.stream()
            .filter(one -> source.apply(one).equals(name) || iri.apply(one).equals(name))
            .toList();
    if (!exactly.isEmpty()) {
      return exactly;
    }
    String path = name.replace(File.separatorChar, '/');
    return all.stream().filter(one -> path.endsWith("/" + source.apply(one))).toList();
  }

  /**
   * The only one.
   *
   * @throws UsageException when there are more
   */
  static <T> T one(List<T> found, Function<T, String> source, String name) {
    if (found.size() > 1) {
      throw new UsageException(
          "Several documents may be meant by “"
              + Texts.line(name, 100)
              + "”: "
              + found.stream()
                  .map(source)
                  .map(s -> Texts.line(s, 100))
                  .distinct()
                  .collect(Collectors.joining(", "))
              + ". Name it as entente list shows it, or by its IRI.");
    }
    return found.get(0);
  }
}
