package org.entente;

import java.util.List;
import org.entente.export.FactRow;
import org.entente.rdf.NamedGraph;

/** What came of reading one source without a store. */
public sealed interface FactReading {

  /** The source's name. */
  String source();

  /**
   * A document that was read.
   *
   * @param iri of the document
   * @param graph what it says, as a store would hold it
   * @param sha256 of the text's UTF-8 bytes, lower-case hexadecimal
   * @param tokens how many words and signs were parsed
   * @param facts the graph's engagements and observations, in the order of the text
   * @param leftOut what of the source was not read and which facts do not conform to the shapes,
   *     and why
   */
  record Document(
      String source,
      String iri,
      NamedGraph graph,
      String text,
      String sha256,
      int tokens,
      List<FactRow> facts,
      List<String> leftOut)
      implements FactReading {

    public Document {
      facts = List.copyOf(facts);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * A source that says nothing to us.
   *
   * @param reason a sentence: what is wrong, and what to do
   */
  record Refused(String source, String reason) implements FactReading {}
}
