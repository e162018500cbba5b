package org.entente.server.pages;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a network as GraphML (graphml.graphdrawing.org), which Gephi, yEd, NetworkX and igraph
 * read.
 */
final class GraphMl {

  private static final String NS = "http://graphml.graphdrawing.org/xmlns";

  private GraphMl() {}

  static String of(Drawing drawing, Links links) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("graphml");
      out.writeDefaultNamespace(NS);
      key(out, "label", "node", "string");
      key(out, "iri", "node", "string");
      key(out, "engagements", "node", "int");
      key(out, "weight", "edge", "int");
      key(out, "classes", "edge", "string");
      out.writeStartElement("graph");
      out.writeAttribute("id", "network");
      out.writeAttribute("edgedefault", "undirected");
      for (Drawing.Dot dot : drawing.dots()) {
        out.writeStartElement("node");
        out.writeAttribute("id", clean(dot.id()));
        value(out, "label", dot.name().text());
        value(out, "iri", links.iri(dot.id()).orElse(""));
        value(out, "engagements", "" + dot.engagements());
        out.writeEndElement();
      }
      for (Drawing.Line line : drawing.lines()) {
        out.writeStartElement("edge");
        out.writeAttribute("source", clean(line.from().id()));
        out.writeAttribute("target", clean(line.to().id()));
        value(out, "weight", "" + line.engagements());
        value(out, "classes", line.kinds());
        out.writeEndElement();
      }
      out.writeEndElement();
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text takes whatever is written to it", e);
    }
    return text.toString();
  }

  private static void key(XMLStreamWriter out, String name, String what, String type)
      throws XMLStreamException {
    out.writeEmptyElement("key");
    out.writeAttribute("id", what + "-" + name);
    out.writeAttribute("for", what);
    out.writeAttribute("attr.name", name);
    out.writeAttribute("attr.type", type);
  }

  private static void value(XMLStreamWriter out, String name, String value)
      throws XMLStreamException {
    String what = name.equals("weight") || name.equals("classes") ? "edge" : "node";
    out.writeStartElement("data");
    out.writeAttribute("key", what + "-" + name);
    out.writeCharacters(clean(value));
    out.writeEndElement();
  }

  /** XML 1.0 has no place for control characters and halves of surrogate pairs. */
  private static String clean(String text) {
    return text.codePoints()
        .map(
            c ->
                c == '\t'
                        || c == '\n'
                        || c >= 0x20 && c < 0xD800
                        || c > 0xDFFF && c < 0xFFFE
                        || c > 0xFFFF
                    ? c
                    : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
