package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.document.Document;
import org.entente.document.Section;
import org.entente.document.Span;
import org.entente.rdf.Ent;
import org.entente.rdf.Iris;

/** A document: its text as it is, and in it what it tells. */
final class DocumentPage implements ResourcePage {

  private final Texts texts;
  private final Iris iris;

  DocumentPage(Texts texts, Iris iris) {
    this.texts = texts;
    this.iris = iris;
  }

  /**
   * A heading or a paragraph.
   *
   * @param heading whether it is one
   */
  record Block(boolean heading, List<Run> runs) {

    Block {
      runs = List.copyOf(runs);
    }
  }

  /**
   * Text within a block between two cuts.
   *
   * @param anchors of passages that begin here
   * @param notes numbers of the facts whose passages end here
   */
  record Run(Marked.Piece piece, List<String> anchors, List<Integer> notes) {

    Run {
      anchors = List.copyOf(anchors);
      notes = List.copyOf(notes);
    }
  }

  /** A class of facts, how many there are and how it is written in addresses. */
  record Kind(String term, Name name, int count) {}

  @Override
  public boolean isFor(View view, Node resource) {
    return view.isA(resource, Ent.Document);
  }

  @Override
  public String template() {
    return "document.html";
  }

  @Override
  public Map<String, Object> model(View view, Node node, Parameters parameters) {
    View told = view.within(iris.documentGraph(node));
    List<DocumentFact> facts = DocumentFact.all(view, told);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("source", view.text(node, DCTerms.source).orElse(""));
    model.put("created", view.value(node, DCTerms.created).map(Dates::words));
    model.put("facts", facts);
    model.put("versions", VersionsPage.address(view, node));
    model.put("reprintOf", refs(view, view.values(node, Ent.reprintOf)));
    model.put("reprints", refs(view, view.subjects(Ent.reprintOf, node)));
    model.put("kinds", kinds(facts));
    model.put("actors", refs(view, told.values(node, SchemaDO.mentions)));
    Optional<Document> document = view.text(node, Ent.sha256).flatMap(texts::find);
    model.put("words", document.map(d -> Numbers.grouped(words(d.text()))));
    model.put(
        "blocks",
        document.map(d -> blocks(d, marks(view, told, node, facts, d))).orElse(List.of()));
    return model;
  }

  private static List<Ref> refs(View view, List<Node> nodes) {
    return nodes.stream()
        .map(view::ref)
        .sorted(Comparator.comparing((Ref ref) -> ref.name().text()))
        .toList();
  }

  private static List<Kind> kinds(List<DocumentFact> facts) {
    Map<String, Kind> kinds = new TreeMap<>();
    for (DocumentFact fact : facts) {
      kinds.merge(
          fact.term(),
          new Kind(fact.term(), fact.kind().name(), 1),
          (a, b) -> new Kind(a.term(), a.name(), a.count() + 1));
    }
    return kinds.values().stream().sorted(Comparator.comparingInt((Kind k) -> -k.count())).toList();
  }

  private record Marks(
      List<Marked.Mark> marks,
      Map<Integer, List<String>> anchors,
      Map<Integer, List<Integer>> notes) {}

  private static Marks marks(
      View view, View told, Node node, List<DocumentFact> facts, Document document) {
    CodePointIndex index = new CodePointIndex(document.text());
    List<Marked.Mark> marks = new ArrayList<>();
    Map<Integer, List<String>> anchors = new TreeMap<>();
    Map<Integer, List<Integer>> notes = new TreeMap<>();
    for (DocumentFact fact : facts) {
      for (Passage passage : fact.passages()) {
        Marked.span(index, passage)
            .ifPresent(
                span -> {
                  marks.add(new Marked.Mark(span, "fact", fact.number(), ""));
                  anchor(anchors, span, passage);
                  notes.computeIfAbsent(span.end(), k -> new ArrayList<>()).add(fact.number());
                });
      }
      fact.words()
          .forEach(
              (said, passages) ->
                  passages.forEach(
                      passage ->
                          Marked.span(index, passage)
                              .ifPresent(
                                  span -> {
                                    marks.add(word(view, fact, said, span));
                                    anchor(anchors, span, passage);
                                  })));
    }
    new Evidence(told, node)
        .statements()
        .forEach(
            (said, passages) ->
                passages.forEach(
                    passage ->
                        Marked.span(index, passage)
                            .ifPresent(
                                span -> {
                                  marks.add(
                                      new Marked.Mark(
                                          span, "mention", 0, view.links().href(said.value())));
                                  anchor(anchors, span, passage);
                                })));
    marks.sort(Comparator.comparing(Marked.Mark::span));
    return new Marks(marks, anchors, notes);
  }

  /** A sentence that says a slot as a whole is marked already: it is the fact's. */
  private static Marked.Mark word(View view, DocumentFact fact, Evidence.Said said, Span span) {
    boolean named =
        said.value().isURI()
            && view.links().isOurs(said.value())
            && !view.links().href(said.value()).startsWith(fact.ref().href());
    return new Marked.Mark(
        span, "word", fact.number(), named ? view.links().href(said.value()) : "");
  }

  private static void anchor(Map<Integer, List<String>> anchors, Span span, Passage passage) {
    List<String> here = anchors.computeIfAbsent(span.start(), k -> new ArrayList<>());
    String anchor = Passage.anchor(passage.start(), passage.end());
    if (!here.contains(anchor)) {
      here.add(anchor);
    }
  }

  private static List<Block> blocks(Document document, Marks marks) {
    List<Block> blocks = new ArrayList<>();
    int done = 0;
    for (Section section : document.sections()) {
      if (section.heading().isPresent() && section.heading().get().start() >= done) {
        Span heading = wholeLine(document.text(), section.heading().get());
        done = between(document, done, heading.start(), marks, blocks);
        blocks.add(block(document, heading, true, marks));
        done = heading.end();
      }
      for (Span paragraph : section.paragraphs()) {
        if (paragraph.start() >= done) {
          between(document, done, paragraph.start(), marks, blocks);
          blocks.add(block(document, paragraph, false, marks));
          done = paragraph.end();
        }
      }
    }
    between(document, done, document.text().length(), marks, blocks);
    return blocks;
  }

  /** With the colon or the rule that ends it. */
  private static Span wholeLine(String text, Span heading) {
    int end = text.indexOf('\n', heading.end());
    end = end < 0 ? text.length() : end;
    boolean marks =
        text.substring(heading.end(), end).chars().noneMatch(Character::isLetterOrDigit);
    return marks ? new Span(heading.start(), end) : heading;
  }

  /** What is no paragraph, such as a line of a letterhead, is text too. */
  private static int between(Document document, int from, int to, Marks marks, List<Block> blocks) {
    String text = document.text();
    int start = from;
    while (start < to) {
      int end = text.indexOf('\n', start);
      end = end < 0 || end > to ? to : end;
      if (!text.substring(start, end).isBlank()) {
        blocks.add(block(document, new Span(start, end), false, marks));
      }
      start = end + 1;
    }
    return to;
  }

  private static Block block(Document document, Span span, boolean heading, Marks marks) {
    List<Run> runs = new ArrayList<>();
    int at = span.start();
    for (Marked.Piece piece : Marked.cut(document.text(), span, window(marks.marks(), span))) {
      int end = at + piece.text().length();
      runs.add(
          new Run(
              piece,
              marks.anchors().getOrDefault(at, List.of()),
              marks.notes().getOrDefault(end, List.of())));
      at = end;
    }
    return new Block(heading, runs);
  }

  /** Those that can overlap: marks are short, so that a search by their beginnings finds all. */
  private static List<Marked.Mark> window(List<Marked.Mark> marks, Span span) {
    int longest = 20_000;
    int from = first(marks, span.start() - longest);
    int to = first(marks, span.end());
    return marks.subList(from, to);
  }

  private static int first(List<Marked.Mark> marks, int start) {
    int low = 0;
    int high = marks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (marks.get(middle).span().start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
