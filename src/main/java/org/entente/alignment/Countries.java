package org.entente.alignment;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.search.Words;

/**
 * States by whatever datasets call them: names in any language, codes of ISO 3166, addresses in
 * other datasets. All are brought to the IRI of the state here.
 */
public final class Countries {

  private static final String EU = "http://publications.europa.eu/resource/authority/country/";

  private final Map<String, String> states = new HashMap<>();
  private final Map<String, String> shown = new HashMap<>();

  /** Takes in a state of the store. */
  void add(String iri, List<String> names, List<String> elsewhere) {
    shown.putIfAbsent(iri, names.isEmpty() ? iri : names.get(0));
    states.put(iri, iri);
    names.forEach(name -> states.putIfAbsent(plain(name), iri));
    for (String address : elsewhere) {
      states.putIfAbsent(address, iri);
      if (address.startsWith(EU)) {
        code(address.substring(EU.length()), iri);
      }
    }
  }

  private void code(String iso3, String iri) {
    states.putIfAbsent(plain(iso3), iri);
    for (String iso2 : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(iso2).build();
      try {
        if (country.getISO3Country().equals(iso3)) {
          states.putIfAbsent(plain(iso2), iri);
          states.putIfAbsent(plain(country.getDisplayCountry(Locale.ENGLISH)), iri);
        }
      } catch (MissingResourceException e) {
        // A code without three letters names no state that the EU's table knows.
        continue;
      }
    }
  }

  /** The state that a name, a code or an address means. */
  Optional<String> state(String text) {
    String found = states.get(text.strip());
    return Optional.ofNullable(found == null ? states.get(plain(text)) : found);
  }

  /** What people read for a state. */
  String shown(String iri) {
    return shown.getOrDefault(iri, iri);
  }

  private static String plain(String text) {
    return Words.of(text).stream().map(Words.Word::text).collect(Collectors.joining(" "));
  }
}
