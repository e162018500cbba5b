package org.entente;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.fact.Extraction;
import org.entente.fact.Fact;
import org.entente.store.DocumentContent;

/**
 * A document that is ready to be stored.
 *
 * @param actors how many actors it mentions
 * @param tokens how many words and signs were parsed
 * @param facts how many facts of each class; the class by its local name
 * @param leftOut what of the file was not read and which facts do not conform to the shapes, and
 *     why
 */
record ReadDocument(
    String source,
    DocumentContent content,
    int actors,
    int tokens,
    Map<String, Integer> facts,
    List<String> leftOut) {

  /**
   * @param notRead what of the file was not read, and why
   */
  static ReadDocument of(
      Conforming conforming, DocumentContent content, int tokens, List<String> notRead) {
    Extraction extraction = conforming.extraction();
    Map<String, Integer> counts = new TreeMap<>();
    for (Fact fact : extraction.facts()) {
      String type =
          fact instanceof Fact.Engagement engagement ? engagement.kind().term() : "Observation";
      counts.merge(type, 1, Integer::sum);
    }
    return new ReadDocument(
        extraction.document().source(),
        content,
        extraction.actors().size(),
        tokens,
        counts,
        Stream.concat(notRead.stream(), conforming.leftOut().stream()).toList());
  }
}
