package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.entente.server.http.Exchange;

/**
 * The languages that a reader reads, the best first, English at last.
 *
 * @param codes two or three letters each
 */
record Languages(List<String> codes) {

  private static final int MOST = 8;

  Languages {
    codes = List.copyOf(codes);
  }

  static Languages of(Exchange exchange) {
    if (!exchange.response().getHeaders("Vary").contains("Accept-Language")) {
      exchange.response().addHeader("Vary", "Accept-Language");
    }
    return of(String.join(",", Collections.list(exchange.request().getHeaders("Accept-Language"))));
  }

  /** By RFC 9110, section 12.5.4; what is no such header is no wish. */
  static Languages of(String header) {
    Set<String> codes = new LinkedHashSet<>();
    try {
      for (Locale.LanguageRange range :
          header.isBlank() ? List.<Locale.LanguageRange>of() : Locale.LanguageRange.parse(header)) {
        String code = range.getRange().split("-", 2)[0];
        if (range.getWeight() > 0 && code.matches("[a-z]{2,3}") && codes.size() < MOST) {
          codes.add(code);
        }
      }
    } catch (IllegalArgumentException e) {
      codes.clear();
    }
    codes.add("en");
    return new Languages(new ArrayList<>(codes));
  }

  /** How well a literal can be read: the less the better. */
  int rank(Node literal) {
    String language = literal.getLiteralLanguage().toLowerCase(Locale.ROOT).split("-", 2)[0];
    int place = codes.indexOf(language);
    if (place >= 0) {
      return place;
    }
    return language.isEmpty() ? codes.size() : codes.size() + 1;
  }

  /** For an ETag: pages differ by it. */
  String tag() {
    return String.join("", codes);
  }
}
