package org.entente.rdf;

import java.util.Map;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.shared.impl.PrefixMappingImpl;

/** The prefixes under which people read and write the graph's vocabularies. */
public final class Prefixes {

  private static final Map<String, String> NAMESPACES =
      Map.ofEntries(
          Map.entry("ent", Ent.NS),
          Map.entry("entc", Entc.NS),
          Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
          Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
          Map.entry("owl", "http://www.w3.org/2002/07/owl#"),
          Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
          Map.entry("dcterms", "http://purl.org/dc/terms/"),
          Map.entry("prov", "http://www.w3.org/ns/prov#"),
          Map.entry("oa", "http://www.w3.org/ns/oa#"),
          Map.entry("time", "http://www.w3.org/2006/time#"),
          Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
          Map.entry("org", "http://www.w3.org/ns/org#"),
          Map.entry("schema", "https://schema.org/"),
          Map.entry("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"),
          Map.entry("geosparql", "http://www.opengis.net/ont/geosparql#"),
          Map.entry("sf", "http://www.opengis.net/ont/sf#"),
          Map.entry("void", "http://rdfs.org/ns/void#"),
          Map.entry("dcat", "http://www.w3.org/ns/dcat#"),
          Map.entry("sh", "http://www.w3.org/ns/shacl#"),
          Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"));

  private Prefixes() {}

  /** A copy of the prefixes, to give to a graph or a query. */
  public static PrefixMapping mapping() {
    return new PrefixMappingImpl().setNsPrefixes(NAMESPACES);
  }

  /** Writes the IRIs within a text with prefixes where there are some. */
  static String shorten(String text) {
    String shorter = text;
    for (Map.Entry<String, String> namespace : NAMESPACES.entrySet()) {
      shorter =
          shorter.replaceAll(
              "<?" + java.util.regex.Pattern.quote(namespace.getValue()) + "([\\w-]+)>?",
              namespace.getKey() + ":$1");
    }
    return shorter;
  }
}
