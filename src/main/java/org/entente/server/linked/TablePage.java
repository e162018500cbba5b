package org.entente.server.linked;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.vocabulary.RDFS;
import org.entente.knowledge.BundledText;
import org.entente.rdf.Prefixes;
import org.entente.server.http.Addresses;
import org.entente.server.http.Exchange;

/** A description as a plain table of triples, for resources that have no page of their own. */
final class TablePage {

  private static final String TABLE = template("table.html");
  private static final String ROW = template("row.html");
  private static final String LINK = template("link.html");
  private static final PrefixMapping PREFIXES = Prefixes.mapping();

  private final Description description;
  private final Addresses addresses;

  private TablePage(Description description, Addresses addresses) {
    this.description = description;
    this.addresses = addresses;
  }

  static void send(
      Exchange exchange,
      Description description,
      Links links,
      Optional<String> next,
      Addresses addresses)
      throws IOException {
    exchange
        .response()
        .setHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'");
    exchange.send(
        200, Form.HTML.mediaType(), new TablePage(description, addresses).html(links, next));
  }

  private String html(Links links, Optional<String> next) {
    String rows =
        description.graph().find().toList().stream()
            .sorted(
                Comparator.comparing((Triple t) -> !t.subjectMatches(description.resource()))
                    .thenComparing(t -> t.getSubject().toString())
                    .thenComparing(t -> t.getPredicate().toString())
                    .thenComparing(t -> t.getObject().toString()))
            .map(this::row)
            .collect(Collectors.joining());
    return TABLE
        .replace("{{title}}", escape(title()))
        .replace("{{iri}}", escape(description.resource().getURI()))
        .replace(
            "{{forms}}",
            Form.ALL.stream()
                .filter(form -> form.syntax().isPresent())
                .map(form -> link(links.document(form), form.ending()))
                .collect(Collectors.joining(" ")))
        .replace(
            "{{next}}",
            next.map(query -> link(links.document(Form.HTML) + query, "next")).orElse(""))
        .replace("{{rows}}", rows);
  }

  private String title() {
    return description
        .graph()
        .find(description.resource(), RDFS.label.asNode(), Node.ANY)
        .nextOptional()
        .map(triple -> triple.getObject().getLiteralLexicalForm())
        .orElse(description.resource().getURI());
  }

  private String row(Triple triple) {
    return ROW.replace("{{of}}", cell(triple.getSubject()))
        .replace("{{property}}", cell(triple.getPredicate()))
        .replace("{{value}}", cell(triple.getObject()));
  }

  private String cell(Node node) {
    if (!node.isURI()) {
      return "<bdi>"
          + escape(
              node.isLiteral() ? node.getLiteralLexicalForm() : "_:" + node.getBlankNodeLabel())
          + "</bdi>";
    }
    String iri = node.getURI();
    Optional<String> path = addresses.path(iri);
    if (path.isPresent()) {
      return link(Addresses.ID + path.get(), path.get());
    }
    // What a browser would run is shown, not linked.
    return iri.matches("https?://.*") ? link(iri, PREFIXES.shortForm(iri)) : escape(iri);
  }

  private static String link(String address, String name) {
    return LINK.replace("{{address}}", escape(address)).replace("{{name}}", escape(name));
  }

  /** Braces too: what is put in must not read as a place to put something in. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("{", "&#123;");
  }

  private static String template(String name) {
    return BundledText.read(TablePage.class, name).strip();
  }
}
