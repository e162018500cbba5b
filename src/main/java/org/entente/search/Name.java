package org.entente.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text that a resource is found by.
 *
 * @param language its tag, empty when it has none
 */
public record Name(Source source, String text, String language) {

  /** Which property says it; the one to show first. */
  public enum Source {
    LABEL("http://www.w3.org/2000/01/rdf-schema#label"),
    PREFERRED("http://www.w3.org/2004/02/skos/core#prefLabel"),
    TITLE("http://purl.org/dc/terms/title"),
    ALTERNATIVE("http://www.w3.org/2004/02/skos/core#altLabel"),
    HIDDEN("http://www.w3.org/2004/02/skos/core#hiddenLabel"),
    QUOTE("http://www.w3.org/ns/oa#exact");

    private final String iri;

    Source(String iri) {
      this.iri = iri;
    }

    /** The property. */
    public String iri() {
      return iri;
    }

    static Source of(String iri) {
      return Arrays.stream(values()).filter(s -> s.iri.equals(iri)).findFirst().orElseThrow();
    }
  }

  /** Of several names the label in a language, in none, in English, or any, or the first name. */
  static Name label(List<Name> names, String language) {
    return labelIn(names, language)
        .or(() -> labelIn(names, ""))
        .or(() -> labelIn(names, "en"))
        .orElseGet(() -> names.get(0));
  }

  private static Optional<Name> labelIn(List<Name> names, String language) {
    return names.stream()
        .filter(name -> name.source().compareTo(Source.TITLE) <= 0)
        .filter(name -> name.language().equalsIgnoreCase(language))
        .findFirst();
  }

  String stored() {
    return source.ordinal() + language + ' ' + text;
  }

  static Name stored(String stored) {
    int space = stored.indexOf(' ');
    return new Name(
        Source.values()[stored.charAt(0) - '0'],
        stored.substring(space + 1),
        stored.substring(1, space));
  }
}
