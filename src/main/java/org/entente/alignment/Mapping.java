package org.entente.alignment;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;
import org.entente.knowledge.Yaml;
import org.entente.rdf.Prefixes;

/**
 * Which column or property of a dataset is what; {@code docs/linking.md} explains each field. Of a
 * table the fields name columns, of RDF they name properties.
 *
 * @param name of the dataset, for people
 * @param home the address of its home page
 * @param link the property that links to it: {@code sameAs}, {@code exactMatch}, {@code closeMatch}
 * @param prefixes of IRIs in this file, besides the usual ones
 * @param of the class of the resources to look at (RDF)
 * @param id the column of the IRI, or an IRI with columns in braces (tables)
 * @param names columns or properties of names, the first found is shown
 * @param separator what parts several values in one cell (tables)
 * @param type the column or property of the type
 * @param types its values, each with a class of the ontology
 * @param country columns or properties of the country
 * @param ids beginnings of IRIs in third datasets, each with the column or property of what follows
 */
public record Mapping(
    Optional<String> name,
    Optional<String> home,
    Optional<String> link,
    Optional<Map<String, String>> prefixes,
    Optional<String> of,
    Optional<String> id,
    Optional<List<String>> names,
    Optional<String> separator,
    Optional<String> type,
    Optional<Map<String, String>> types,
    Optional<List<String>> country,
    Optional<Map<String, String>> ids) {

  private static final int LONGEST = 1_000_000;

  /** Where none is given: what columns and properties are usually called. */
  public static final Mapping USUAL =
      new Mapping(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Reads a file.
   *
   * @throws AlignmentException with file and line
   */
  public static Mapping read(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        throw new AlignmentException(file + ": this is too large for a mapping file.");
      }
      Mapping mapping = Yaml.read(Files.readString(file), Mapping.class);
      if (mapping == null) {
        throw new AlignmentException(file + ":1: the mapping is empty.");
      }
      mapping.check(file);
      return mapping;
    } catch (JacksonException e) {
      throw new AlignmentException(Yaml.problem(file, e));
    } catch (IOException e) {
      throw new AlignmentException("Cannot read the mapping " + file + ": " + reason(e) + ".");
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : e instanceof java.nio.charset.CharacterCodingException
            ? "it is no UTF-8"
            : String.valueOf(e.getMessage());
  }

  private void check(Path file) {
    try {
      predicate();
      types.ifPresent(
          map ->
              map.values()
                  .forEach(
                      term -> {
                        if (!Scoring.isType(term)) {
                          throw new AlignmentException(
                              term + " is no class of actors; there are " + Scoring.types() + ".");
                        }
                      }));
      home.ifPresent(
          address -> {
            if (!address.matches("https?://[^\\s<>\"{}|\\\\^`]+")) {
              throw new AlignmentException("the home " + address + " is no http address.");
            }
          });
    } catch (AlignmentException e) {
      throw new AlignmentException(file + ": " + e.getMessage());
    }
  }

  /** The property that links to the dataset. */
  public Node predicate() {
    return predicate(link.orElse("sameAs"));
  }

  /** A property by its local name. */
  public static Node predicate(String term) {
    return switch (term) {
      case "sameAs" -> OWL2.sameAs.asNode();
      case "exactMatch" -> SKOS.exactMatch.asNode();
      case "closeMatch" -> SKOS.closeMatch.asNode();
      default ->
          throw new AlignmentException(
              "a link is sameAs, exactMatch or closeMatch, not " + term + ".");
    };
  }

  /** An IRI that is written with a prefix, or in full. */
  String iri(String written) {
    int colon = written.indexOf(':');
    if (colon >= 0) {
      String prefix = written.substring(0, colon);
      String given = prefixes.map(map -> map.get(prefix)).orElse(null);
      String space = given == null ? Prefixes.mapping().getNsPrefixURI(prefix) : given;
      if (space != null) {
        return space + written.substring(colon + 1);
      }
      if (written.startsWith("http://") || written.startsWith("https://")) {
        return written;
      }
    }
    throw new AlignmentException(
        written + " in the mapping is no IRI, and its prefix is not declared under prefixes.");
  }

  /** The class that a value of the type stands for. */
  Optional<String> term(String value) {
    String local = value.replaceFirst("^.*[#/]", "");
    for (String key : List.of(value, local)) {
      String mapped = types.map(map -> map.get(key)).orElse(null);
      if (mapped != null) {
        return Optional.of(mapped);
      }
    }
    return Scoring.isType(local) ? Optional.of(local) : Optional.empty();
  }
}
