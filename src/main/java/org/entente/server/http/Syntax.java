package org.entente.server.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.riot.RDFFormat;

/** How RDF is written: by media type, by the ending of an address, or by {@code format=}. */
public enum Syntax {
  TURTLE("text/turtle", "ttl", RDFFormat.TURTLE_PRETTY),
  JSON_LD("application/ld+json", "jsonld", RDFFormat.JSONLD_PRETTY),
  RDF_XML("application/rdf+xml", "rdf", RDFFormat.RDFXML_PLAIN),
  N_TRIPLES("application/n-triples", "nt", RDFFormat.NTRIPLES_UTF8),
  TRIG("application/trig", "trig", RDFFormat.TRIG_PRETTY),
  N_QUADS("application/n-quads", "nq", RDFFormat.NQUADS_UTF8);

  private final String mediaType;
  private final String ending;
  private final RDFFormat format;

  Syntax(String mediaType, String ending, RDFFormat format) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.format = format;
  }

  /** Without parameters: {@code text/turtle}. */
  public String mediaType() {
    return mediaType;
  }

  /** What the names of files end in, without the dot: {@code ttl}. */
  public String ending() {
    return ending;
  }

  /** How Jena writes it. */
  public RDFFormat format() {
    return format;
  }

  /** All media types, the one that the server likes best first. */
  public static List<String> mediaTypes() {
    return Arrays.stream(values()).map(Syntax::mediaType).toList();
  }

  public static Optional<Syntax> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(s -> s.mediaType.equals(mediaType)).findFirst();
  }

  /**
   * By an ending, a media type or the syntax's own name, as people write them in {@code format=}.
   */
  public static Optional<Syntax> named(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[ _/-]", "");
    return Arrays.stream(values())
        .filter(
            s ->
                s.ending.equals(plain)
                    || s.mediaType.replaceAll("[/-]", "").equals(plain)
                    || s.name().toLowerCase(Locale.ROOT).replace("_", "").equals(plain)
                    || (s == RDF_XML && plain.equals("xml")))
        .findFirst();
  }
}
