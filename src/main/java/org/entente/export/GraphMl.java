package org.entente.export;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a network as GraphML (graphml.graphdrawing.org), which Gephi, yEd, NetworkX, igraph and
 * Neo4j read.
 */
public final class GraphMl {

  private static final String NS = "http://graphml.graphdrawing.org/xmlns";

  /** Ids of nodes are XML's NMTOKENs, which have no slashes; so the IRI is a value of its own. */
  private static final String IRI = "node-iri";

  private GraphMl() {}

  /**
   * Writes a whole document in UTF-8; the stream stays open.
   *
   * @param columns those that nodes and edges have
   * @param directed whether edges lead from their source to their target
   */
  public static void write(
      PropertyGraph graph, Collection<Column> columns, boolean directed, OutputStream stream) {
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newFactory()
              .createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("graphml");
      out.writeDefaultNamespace(NS);
      key(out, IRI, "node", "iri", "string");
      for (Column column : columns) {
        String of = column.of().name().toLowerCase(Locale.ROOT);
        key(out, id(column), of, column.title(), column.type().name().toLowerCase(Locale.ROOT));
      }
      out.writeStartElement("graph");
      out.writeAttribute("id", "entente");
      out.writeAttribute("edgedefault", directed ? "directed" : "undirected");
      Map<String, String> ids = new HashMap<>();
      for (PropertyGraph.Vertex node : graph.nodes()) {
        ids.put(node.id(), "n" + ids.size());
        out.writeStartElement("node");
        out.writeAttribute("id", ids.get(node.id()));
        value(out, IRI, node.id());
        values(out, node.values());
        out.writeEndElement();
      }
      for (PropertyGraph.Edge edge : graph.edges()) {
        out.writeStartElement("edge");
        out.writeAttribute("source", ids.get(edge.source()));
        out.writeAttribute("target", ids.get(edge.target()));
        values(out, edge.values());
        out.writeEndElement();
      }
      out.writeEndElement();
      out.writeEndElement();
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw new ExportException("GraphML cannot be written: " + e.getMessage(), e);
    }
  }

  private static void key(XMLStreamWriter out, String id, String of, String name, String type)
      throws XMLStreamException {
    out.writeEmptyElement("key");
    out.writeAttribute("id", id);
    out.writeAttribute("for", of);
    out.writeAttribute("attr.name", name);
    out.writeAttribute("attr.type", type);
  }

  private static String id(Column column) {
    return column.of().name().toLowerCase(Locale.ROOT) + "-" + column.title();
  }

  private static void values(XMLStreamWriter out, Map<Column, String> values)
      throws XMLStreamException {
    for (Map.Entry<Column, String> value : values.entrySet()) {
      value(out, id(value.getKey()), value.getValue());
    }
  }

  private static void value(XMLStreamWriter out, String key, String value)
      throws XMLStreamException {
    out.writeStartElement("data");
    out.writeAttribute("key", key);
    out.writeCharacters(clean(value));
    out.writeEndElement();
  }

  /** XML 1.0 has no place for control characters and halves of surrogate pairs. */
  private static String clean(String text) {
    return text.codePoints()
        .map(c -> isXml(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c >= 0x20 && c < 0xD800
        || c > 0xDFFF && c < 0xFFFE
        || c > 0xFFFF;
  }
}
