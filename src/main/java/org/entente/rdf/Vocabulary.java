package org.entente.rdf;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.SchemaDO;

/** Terms that data name, and terms of vocabularies that Jena has no constants for. */
public final class Vocabulary {

  private static final String PROV = "http://www.w3.org/ns/prov#";
  private static final String GEOSPARQL = "http://www.opengis.net/ont/geosparql#";
  private static final String GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#";

  private static final String TIME = "http://www.w3.org/2006/time#";

  public static final Node WAS_DERIVED_FROM = iri(PROV + "wasDerivedFrom");
  static final Node WAS_GENERATED_BY = iri(PROV + "wasGeneratedBy");
  static final Node WAS_ASSOCIATED_WITH = iri(PROV + "wasAssociatedWith");
  static final Node USED = iri(PROV + "used");
  static final Node ENTITY = iri(PROV + "Entity");
  public static final Node SPECIALIZATION_OF = iri(PROV + "specializationOf");
  public static final Node GENERATED_AT = iri(PROV + "generatedAtTime");
  public static final Node INVALIDATED_AT = iri(PROV + "invalidatedAtTime");

  /** Not {@code ent:sha256}, which says that a document of the store has this text now. */
  public static final Node SHA256 = iri(SchemaDO.NS + "sha256");

  static final Node ACTIVITY = iri(PROV + "Activity");
  static final Node SOFTWARE_AGENT = iri(PROV + "SoftwareAgent");
  public static final Node HAS_GEOMETRY = iri(GEOSPARQL + "hasGeometry");
  public static final Node AS_WKT = iri(GEOSPARQL + "asWKT");
  static final Node POINT = iri("http://www.opengis.net/ont/sf#Point");
  static final String WKT = GEOSPARQL + "wktLiteral";
  public static final Node LATITUDE = iri(GEO + "lat");
  public static final Node LONGITUDE = iri(GEO + "long");
  static final Node INTERVAL = iri(TIME + "Interval");
  static final Node INSTANT = iri(TIME + "Instant");
  static final Node HAS_BEGINNING = iri(TIME + "hasBeginning");
  static final Node HAS_END = iri(TIME + "hasEnd");
  static final Node IN_DATE = iri(TIME + "inXSDDate");
  static final Node IN_MONTH = iri(TIME + "inXSDgYearMonth");
  static final Node IN_YEAR = iri(TIME + "inXSDgYear");

  private Vocabulary() {}

  /** A term of the ontology by its local name. */
  public static Node ent(String term) {
    return iri(Ent.NS + term);
  }

  /** A concept by its local name. */
  public static Node entc(String concept) {
    return iri(Entc.NS + concept);
  }

  private static Node iri(String iri) {
    return NodeFactory.createURI(iri);
  }
}
