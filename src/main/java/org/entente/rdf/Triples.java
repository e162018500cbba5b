package org.entente.rdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.document.PartialDate;

/** A graph that is being written, and the literals that are written into it. */
final class Triples {

  private static final String ENGLISH = "en";

  private final Graph graph;

  Triples() {
    this(GraphMemFactory.createDefaultGraph());
  }

  /** Writes on. */
  Triples(Graph graph) {
    this.graph = graph;
  }

  Graph graph() {
    return graph;
  }

  void add(Node subject, Node property, Node value) {
    graph.add(subject, property, value);
  }

  void add(Node subject, FrontsNode property, Node value) {
    graph.add(subject, property.asNode(), value);
  }

  void type(Node subject, FrontsNode type) {
    type(subject, type.asNode());
  }

  void type(Node subject, Node type) {
    add(subject, RDF.type.asNode(), type);
  }

  void label(Node subject, String label) {
    add(subject, RDFS.label.asNode(), english(label));
  }

  void alternative(Node subject, String name) {
    add(subject, SKOS.altLabel.asNode(), english(name));
  }

  /**
   * A type, a label and other names. Who is written twice keeps the first type and label; what the
   * second calls it becomes another name.
   */
  void named(Node subject, Node type, String label, List<String> names) {
    boolean first = !graph.contains(subject, RDFS.label.asNode(), Node.ANY);
    if (first) {
      type(subject, type);
      label(subject, label);
    } else {
      another(subject, label);
    }
    names.forEach(name -> another(subject, name));
  }

  private void another(Node subject, String name) {
    if (!graph.contains(subject, RDFS.label.asNode(), english(name))) {
      alternative(subject, name);
    }
  }

  static Node english(String text) {
    return NodeFactory.createLiteralLang(text, ENGLISH);
  }

  static Node text(String text) {
    return NodeFactory.createLiteralString(text);
  }

  /** {@code xsd:date}, {@code xsd:gYearMonth} or {@code xsd:gYear}, as precise as the date is. */
  static Node date(PartialDate date) {
    RDFDatatype type =
        date.day() != 0
            ? XSDDatatype.XSDdate
            : date.month() != 0 ? XSDDatatype.XSDgYearMonth : XSDDatatype.XSDgYear;
    return NodeFactory.createLiteralDT(date.toString(), type);
  }

  /**
   * An {@code xsd:decimal} in its canonical form, {@code 20.0}: TDB2 gives back this one whatever
   * was stored, and a graph must compare equal to what the store holds of it.
   */
  static Node decimal(BigDecimal number) {
    String plain = plain(number);
    return NodeFactory.createLiteralDT(
        plain.indexOf('.') < 0 ? plain + ".0" : plain, XSDDatatype.XSDdecimal);
  }

  /** An {@code xsd:decimal} rounded to two digits. */
  static Node hundredths(double number) {
    return decimal(BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP));
  }

  /** A point as a literal of GeoSPARQL, in degrees. */
  static Node point(double east, double north) {
    String point =
        "POINT(" + plain(BigDecimal.valueOf(east)) + " " + plain(BigDecimal.valueOf(north)) + ")";
    return NodeFactory.createLiteralDT(
        point, TypeMapper.getInstance().getSafeTypeByName(Vocabulary.WKT));
  }

  /** An {@code xsd:integer} where the number is one, else an {@code xsd:decimal}. */
  static Node number(BigDecimal number) {
    String plain = plain(number);
    return plain.indexOf('.') < 0
        ? NodeFactory.createLiteralDT(plain, XSDDatatype.XSDinteger)
        : decimal(number);
  }

  static Node offset(int codePoints) {
    return NodeFactory.createLiteralDT(
        Integer.toString(codePoints), XSDDatatype.XSDnonNegativeInteger);
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
