package org.entente.alignment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;

/** What actors are compared with: a table, a file of RDF, or an endpoint. */
public interface Dataset {

  /** Its name where the mapping gives none. */
  String name();

  /** Its address, when it has one. */
  default Optional<String> address() {
    return Optional.empty();
  }

  /**
   * Reads it.
   *
   * @param entries takes each row; what it means is for {@link Alignment} to find out
   * @param problems takes sentences about rows that are left out, with file and line
   * @throws AlignmentException when it cannot be read on
   */
  void read(Consumer<Entry.Raw> entries, Consumer<String> problems);

  /**
   * By a path or an http address.
   *
   * @param patience how long an endpoint may take for one page
   */
  static Dataset of(String place, Mapping mapping, Duration patience) {
    if (place.startsWith("http://") || place.startsWith("https://")) {
      return new EndpointDataset(place, mapping, patience);
    }
    Path file = Path.of(place);
    if (!Files.isRegularFile(file)) {
      throw new AlignmentException(
          place + " is neither a file nor an http address of an endpoint.");
    }
    Lang lang = RDFLanguages.filenameToLang(place);
    if (lang != null && (RDFLanguages.isTriples(lang) || RDFLanguages.isQuads(lang))) {
      return new RdfDataset(file, mapping);
    }
    return new TableDataset(file, mapping);
  }

  /** About how many rows there are; 0 when that is not known. */
  default long about() {
    return 0;
  }
}
