package org.entente.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.entente.correction.Correction;
import org.entente.correction.Corrections;
import org.entente.rdf.Iris;

/** Looks through a whole store for what must not be: call it in a transaction. */
final class Inspection {

  private final DatasetGraph dataset;
  private final Texts texts;
  private final List<Problem> problems = new ArrayList<>();

  Inspection(DatasetGraph dataset, Texts texts) {
    this.dataset = dataset;
    this.texts = texts;
  }

  List<Problem> run(String base) throws IOException {
    textsAndQuotes();
    dangling(base);
    corrections(new Iris(base));
    return List.copyOf(problems);
  }

  private void textsAndQuotes() throws IOException {
    Map<String, Optional<String>> known = new HashMap<>();
    Set<String> unused = new TreeSet<>(texts.all());
    for (Binding row : Sparql.TEXTS.select(dataset, Map.of())) {
      String document = row.get("document").getURI();
      String sha256 = row.get("sha256").getLiteralLexicalForm();
      unused.remove(sha256);
      Optional<String> text = known.get(sha256);
      if (text == null) {
        text = texts.find(sha256);
        known.put(sha256, text);
      }
      if (text.isEmpty()) {
        add(Problem.Kind.TEXT, document, "its text " + sha256 + " is missing or was altered");
      } else {
        quotes(row.get("graph"), document, text.get());
      }
    }
    formerTexts(known.keySet(), unused);
    for (String sha256 : unused) {
      add(Problem.Kind.TEXT, sha256, "this text belongs to no document and no version of one");
    }
  }

  /** They are kept for who asks what a document said before. */
  private void formerTexts(Set<String> looked, Set<String> unused) throws IOException {
    for (Binding row : Sparql.FORMER_TEXTS.select(dataset, Map.of())) {
      String sha256 = row.get("sha256").getLiteralLexicalForm();
      unused.remove(sha256);
      if (!looked.contains(sha256) && texts.find(sha256).isEmpty()) {
        add(
            Problem.Kind.TEXT,
            row.get("version").getURI(),
            "its text " + sha256 + " is missing or was altered");
      }
    }
  }

  private void quotes(Node graph, String document, String text) {
    int length = text.codePointCount(0, text.length());
    for (Binding row : Sparql.QUOTES.select(dataset, Map.of(Var.alloc("graph"), graph))) {
      String passage = row.get("passage").toString();
      if (!document.equals(row.get("source").toString())) {
        add(
            Problem.Kind.QUOTE,
            passage,
            "it is in the graph of " + document + ", of another source");
      } else if (!row.contains("exact") || !row.contains("start")) {
        add(Problem.Kind.QUOTE, passage, "it has no quote or no offsets");
      } else {
        compare(row, passage, text, length);
      }
    }
  }

  private void compare(Binding row, String passage, String text, int length) {
    String exact = lexical(row, "exact");
    int start;
    int end;
    try {
      start = Integer.parseInt(lexical(row, "start"));
      end = Integer.parseInt(lexical(row, "end"));
    } catch (NumberFormatException e) {
      add(Problem.Kind.QUOTE, passage, "its offsets are no numbers");
      return;
    }
    if (start < 0 || end < start || end > length) {
      add(Problem.Kind.QUOTE, passage, "offsets " + start + "-" + end + " of " + length);
      return;
    }
    int from = text.offsetByCodePoints(0, start);
    int to = text.offsetByCodePoints(from, end - start);
    if (!text.substring(from, to).equals(exact)) {
      add(
          Problem.Kind.QUOTE,
          passage,
          "at " + start + "-" + end + " the text says: " + text.substring(from, to));
    } else if (!text.substring(0, from).endsWith(lexical(row, "prefix"))
        || !text.startsWith(lexical(row, "suffix"), to)) {
      add(Problem.Kind.QUOTE, passage, "its prefix or suffix is not what stands around it");
    }
  }

  private void dangling(String base) {
    Map<Var, Node> values = Map.of(Var.alloc("base"), NodeFactory.createLiteralString(base));
    for (Binding row : Sparql.DANGLING.select(dataset, values)) {
      add(
          Problem.Kind.DANGLING,
          row.get("object").toString(),
          "nothing describes it; named by " + row.get("subject") + " as " + row.get("property"));
    }
  }

  private void corrections(Iris iris) {
    for (Correction lost : new Corrections(dataset, iris).lost()) {
      String words = String.join(", and ", lost.lines());
      add(
          Problem.Kind.CORRECTION,
          lost.node(iris).getURI(),
          "it no longer applies ("
              + lost.decision().word()
              + "): what it is about is read no more: "
              + words);
    }
  }

  private static String lexical(Binding row, String name) {
    Node node = row.get(name);
    return node != null && node.isLiteral() ? node.getLiteralLexicalForm() : "";
  }

  private void add(Problem.Kind kind, String subject, String message) {
    problems.add(new Problem(kind, subject, message));
  }
}
