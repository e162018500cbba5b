package org.entente.query;

import static org.entente.fuzz.Invariants.hold;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.entente.fuzz.Invariants;
import org.entente.knowledge.DataFolder;

/** Values of the catalogue's questions: the first line chooses one, the others are its values. */
public final class QuestionFuzz {

  private static final List<Question> QUESTIONS =
      Catalogue.load(DataFolder.find()).questions().stream().toList();

  private static final RDFLink LINK = RDFLink.connect(DatasetGraphFactory.createTxnMem());

  private QuestionFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String[] lines = new String(data, StandardCharsets.UTF_8).split("\n", -1);
    Question question = QUESTIONS.get(Math.floorMod(lines[0].hashCode(), QUESTIONS.size()));
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < question.parameters().size() && i + 1 < lines.length; i++) {
      values.put(question.parameters().get(i).name(), lines[i + 1]);
    }
    Invariants.inTime(() -> ask(question, values));
  }

  private static void ask(Question question, Map<String, String> values) {
    try {
      Query query = Txn.calculateRead(LINK, () -> question.query(LINK, values));
      Query again = QueryFactory.create(query.serialize());
      hold(again.equals(query), "written down it is another query: " + query);
    } catch (QuestionException e) {
      hold(!String.valueOf(e.getMessage()).isBlank(), "no reason");
    }
  }
}
