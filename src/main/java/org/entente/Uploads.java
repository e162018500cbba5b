package org.entente;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.entente.rdf.Ent;
import org.entente.server.edit.Editing;
import org.entente.source.Sources;

/** Documents that come over HTTP, on the way that all documents go. */
final class Uploads implements Editing {

  private static final Node TYPE = RDF.type.asNode();
  private static final Node DOCUMENT = Ent.Document.asNode();

  private final Entente entente;

  Uploads(Entente entente) {
    this.entente = entente;
  }

  @Override
  public Report add(String name, byte[] content) {
    try {
      Path folder = Files.createTempDirectory("entente-upload");
      Path file = folder.resolve(name);
      try {
        if (!folder.equals(file.getParent())) {
          throw new IllegalArgumentException("a name without folders: " + name);
        }
        Files.write(file, content);
        Sources sources = new Sources(Sources.DEFAULT_LIMIT, InputStream.nullInputStream());
        return report(
            entente.load(sources, List.of(file.toString()), Progress.SILENT), file.toString());
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean remove(String document) {
    return entente.store().remove(document);
  }

  /** Where the file lay for a moment is nobody's business. */
  private Report report(LoadReport load, String path) {
    String folder =
        path.substring(0, path.length() - Path.of(path).getFileName().toString().length());
    return new Report(
        load.documents().stream()
            .map(
                loaded ->
                    new Added(
                        loaded.source(),
                        iri(loaded.source()),
                        loaded.change().name().toLowerCase(Locale.ROOT),
                        loaded.actors(),
                        loaded.facts(),
                        loaded.leftOut()))
            .toList(),
        load.problems().stream()
            .map(
                problem ->
                    new Problem(
                        problem.file().replace(folder, ""),
                        problem.line(),
                        problem.reason().replace(folder, "")))
            .toList(),
        load.time());
  }

  /** Of a document, unless it has gone since. */
  private Optional<String> iri(String source) {
    Node document = entente.store().iris().document(source);
    return entente.store().read(data -> data.contains(Node.ANY, document, TYPE, DOCUMENT))
        ? Optional.of(document.getURI())
        : Optional.empty();
  }
}
