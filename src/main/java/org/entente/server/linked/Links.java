package org.entente.server.linked;

import java.util.Optional;
import org.entente.server.http.Addresses;
import org.entente.server.http.Exchange;
import org.entente.server.http.Service;

/**
 * The addresses around one resource, as absolute URIs and as {@code Link} headers (RFC 8288).
 *
 * @param address of the service, ending in {@code /entente/}
 * @param path of the resource below its base, percent-encoded
 * @param iri of the resource, percent-encoded where it is not ASCII
 */
record Links(String address, String path, String iri) {

  static Links of(Exchange exchange, Service service, String path) {
    return new Links(exchange.address(), path, service.iris().base() + path);
  }

  /** The document, in whatever form. */
  String document() {
    return address + Addresses.ABOUT.substring(Service.PATH.length()) + path;
  }

  String document(Form form) {
    return document() + "." + form.ending();
  }

  /** The dataset that all descriptions are parts of. */
  String dataset() {
    return address + "dataset#this";
  }

  /** To the description. */
  void describe(Exchange exchange) {
    link(exchange, document(), "rel=\"describedby\"; anchor=\"" + iri + "\"");
  }

  /** To the resource, its description and the forms of that. */
  void write(Exchange exchange) {
    link(exchange, iri, "rel=\"canonical\"");
    describe(exchange);
    for (Form form : Form.ALL) {
      link(exchange, document(form), "rel=\"alternate\"; type=\"" + form.mediaType() + "\"");
    }
  }

  /** To the pages before and after this one, in the same form. */
  void pages(Exchange exchange, Form form, Optional<String> next) {
    link(exchange, document(form), "rel=\"first\"");
    next.ifPresent(query -> link(exchange, document(form) + query, "rel=\"next\""));
  }

  private static void link(Exchange exchange, String target, String parameters) {
    exchange.response().addHeader("Link", "<" + target + ">; " + parameters);
  }
}
