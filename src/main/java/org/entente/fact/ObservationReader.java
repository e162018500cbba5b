package org.entente.fact;

import java.util.List;
import java.util.Set;
import org.entente.annotation.Token;
import org.entente.document.Document;

/** Finds measured and rated things in a sentence. */
final class ObservationReader {

  /**
   * What a sentence observes.
   *
   * @param taken tokens that belong to the observations: no engagement is read from them
   */
  record Result(List<Fact.Observation> observations, Set<Token> taken) {}

  ObservationReader(Document document, FactLexicon lexicon, Fillers fillers, Discourse discourse) {}

  Result read(SentenceMentions where) {
    return new Result(List.of(), Set.of());
  }
}
