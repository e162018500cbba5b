package org.entente.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;
import org.entente.rdf.Iris;
import org.entente.server.http.Addresses;
import org.entente.server.http.Service;

/** Where a page sends its reader for a resource: always this server, whatever the IRI's host. */
final class Links {

  /** What the addresses of descriptions of resources begin with. */
  static final String ABOUT = Addresses.ABOUT;

  private final String base;

  Links(Iris iris) {
    this.base = iris.base();
  }

  boolean isOurs(Node node) {
    return node.isURI() && node.getURI().startsWith(base);
  }

  /** The address; empty for what is not to be followed, such as {@code javascript:}. */
  String href(Node node) {
    if (!node.isURI()) {
      return "";
    }
    String iri = node.getURI();
    if (iri.startsWith(base)) {
      return ABOUT + encode(iri.substring(base.length()));
    }
    if (iri.startsWith(Ent.NS)) {
      return Service.PATH + "ontology#" + encode(iri.substring(Ent.NS.length()));
    }
    if (iri.startsWith(Entc.NS)) {
      return Service.PATH + "concept/" + encode(iri.substring(Entc.NS.length()));
    }
    return iri.startsWith("https://") || iri.startsWith("http://") ? encode(iri) : "";
  }

  boolean isExternal(Node node) {
    String href = href(node);
    return href.startsWith("http");
  }

  /** What follows the base in the IRI of one of ours. */
  String path(Node node) {
    return node.getURI().substring(base.length());
  }

  /** The IRI that a path after {@link #ABOUT} stands for. */
  Optional<String> iri(String path) {
    return path.isEmpty() ? Optional.empty() : Optional.of(base + path);
  }

  static String parameter(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (c > ' ' && c < 0x7f && "<>\"'{}|\\^`".indexOf(c) < 0) {
        out.append(c);
      } else {
        out.append(String.format("%%%02X", b & 0xff));
      }
    }
    return out.toString();
  }
}
