package org.entente.server.sparql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;

/** The forms in which answers are given, the one that the server likes best first. */
enum ResultForm {
  JSON(true, "application/sparql-results+json", ResultSetLang.RS_JSON, "json", "application/json"),
  XML(
      true,
      "application/sparql-results+xml",
      ResultSetLang.RS_XML,
      "xml",
      "application/xml",
      "text/xml"),
  CSV(true, "text/csv", ResultSetLang.RS_CSV, "csv"),
  TSV(true, "text/tab-separated-values", ResultSetLang.RS_TSV, "tsv"),
  THRIFT(true, "application/sparql-results+thrift", ResultSetLang.RS_Thrift, "thrift"),

  TURTLE(
      false,
      "text/turtle",
      RDFFormat.TURTLE_PRETTY,
      "ttl",
      "turtle",
      "n3",
      "text/n3",
      "text/rdf+n3",
      "application/x-turtle",
      "application/turtle"),
  N_TRIPLES(
      false,
      "application/n-triples",
      RDFFormat.NTRIPLES_UTF8,
      "nt",
      "n-triples",
      "ntriples",
      "text/plain"),
  JSON_LD(
      false,
      "application/ld+json",
      RDFFormat.JSONLD_PRETTY,
      "jsonld",
      "json-ld",
      "json",
      "application/json"),
  RDF_XML(
      false,
      "application/rdf+xml",
      RDFFormat.RDFXML_PLAIN,
      "rdf",
      "rdf+xml",
      "rdfxml",
      "rdf/xml",
      "xml",
      "application/xml",
      "text/xml"),
  TRIG(false, "application/trig", RDFFormat.TRIG_PRETTY, "trig"),
  N_QUADS(false, "application/n-quads", RDFFormat.NQUADS_UTF8, "nq", "n-quads", "nquads"),
  RDF_THRIFT(false, "application/rdf+thrift", RDFFormat.RDF_THRIFT, "rdf-thrift");

  private final boolean rows;
  private final String mediaType;
  private final Object writer;
  private final List<String> names;

  /** Names with a slash are media types that mean the same. */
  ResultForm(boolean rows, String mediaType, Object writer, String... names) {
    this.rows = rows;
    this.mediaType = mediaType;
    this.writer = writer;
    this.names = List.of(names);
  }

  String mediaType() {
    return mediaType;
  }

  /** How Jena writes rows and verdicts. */
  Lang language() {
    return (Lang) writer;
  }

  /** How Jena writes graphs. */
  RDFFormat format() {
    return (RDFFormat) writer;
  }

  /** How Jena writes graphs without having them in memory; empty when it cannot. */
  Optional<RDFFormat> streaming() {
    return switch (this) {
      case TURTLE -> Optional.of(RDFFormat.TURTLE_BLOCKS);
      case TRIG -> Optional.of(RDFFormat.TRIG_BLOCKS);
      case N_TRIPLES, N_QUADS, RDF_THRIFT -> Optional.of(format());
      default -> Optional.empty();
    };
  }

  /** With the charset where the media type has that parameter. */
  static String contentType(String mediaType) {
    return mediaType.startsWith("text/") || mediaType.equals("application/trig")
        ? mediaType + ";charset=utf-8"
        : mediaType;
  }

  /** What {@code Accept} may name. */
  static List<String> mediaTypes(boolean ofRows) {
    return Arrays.stream(values())
        .filter(f -> f.rows == ofRows)
        .flatMap(
            f ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(f.mediaType),
                    f.names.stream().filter(n -> n.indexOf('/') > 0 && !n.equals("rdf/xml"))))
        .toList();
  }

  static Optional<ResultForm> ofMediaType(String mediaType, boolean ofRows) {
    return Arrays.stream(values())
        .filter(f -> f.rows == ofRows)
        .filter(f -> f.mediaType.equals(mediaType) || f.names.contains(mediaType))
        .findFirst();
  }

  /** By a short name or a media type, as in {@code format=csv}. */
  static Optional<ResultForm> named(String name, boolean ofRows) {
    return ofMediaType(name.strip().toLowerCase(Locale.ROOT), ofRows);
  }

  /** The short names, for people. */
  static String names(boolean ofRows) {
    return String.join(
        ", ",
        Arrays.stream(values()).filter(f -> f.rows == ofRows).map(f -> f.names.get(0)).toList());
  }
}
