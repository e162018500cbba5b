package org.entente.server.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDFS;

/**
 * Answers as people read them. Questions answer with names and quotes rather than with IRIs; where
 * a text is the label of one resource only, or a quote, it leads there.
 */
final class Cells {

  /** What the catalogue's questions put between quotes that they join. */
  private static final String BETWEEN = " \\| ";

  private final View view;
  private final Map<String, Optional<Ref>> found = new HashMap<>();

  Cells(View view) {
    this.view = view;
  }

  Cell cell(Optional<Node> value) {
    if (value.isEmpty()) {
      return new Cell(List.of(), false, false);
    }
    Node node = value.get();
    if (!node.isLiteral()) {
      return new Cell(List.of(view.ref(node)), false, false);
    }
    String text = node.getLiteralLexicalForm();
    if (node.getLiteralDatatype().equals(XSDDatatype.XSDdate)
        || node.getLiteralDatatype().equals(XSDDatatype.XSDgYearMonth)) {
      return new Cell(List.of(Ref.text(Dates.words(node))), false, false);
    }
    if (node.getLiteralValue() instanceof Number) {
      return new Cell(List.of(Ref.text(number(text))), true, false);
    }
    List<Ref> parts = Stream.of(text.split(BETWEEN)).map(part -> lookUp(part, node)).toList();
    boolean quote = parts.stream().anyMatch(part -> part.href().contains("#p-"));
    return new Cell(parts, false, quote);
  }

  /** Years stand without commas. */
  private static String number(String text) {
    return text.matches("[0-9]{1,4}") ? text : Numbers.parse(text).map(Numbers::words).orElse(text);
  }

  private Ref lookUp(String text, Node literal) {
    Optional<Ref> ref =
        found.computeIfAbsent(
            text, t -> named(t, literal.getLiteralLanguage()).or(() -> quoted(t)));
    return ref.orElse(new Ref(new Name(text, View.literal(literal).language()), "", false));
  }

  /** What alone has this label. */
  private Optional<Ref> named(String text, String language) {
    List<Node> nodes =
        Stream.of(RDFS.label, DCTerms.title)
            .flatMap(
                property ->
                    Stream.of("", "en", language)
                        .distinct()
                        .map(tag -> literal(text, tag))
                        .flatMap(label -> view.subjects(property, label).stream()))
            .filter(view.links()::isOurs)
            .filter(node -> !node.getURI().contains("/place/"))
            .distinct()
            .limit(2)
            .toList();
    return nodes.size() == 1
        ? Optional.of(new Ref(Name.of(text), view.links().href(nodes.get(0)), false))
        : Optional.empty();
  }

  /** A word or two is a value that happens to stand in a text. */
  private Optional<Ref> quoted(String text) {
    if (!text.matches("(?s)\\S+(\\s+\\S+){3,}")) {
      return Optional.empty();
    }
    return view.subjects(OA.exact, literal(text, "")).stream()
        .flatMap(selector -> view.subjects(OA.hasSelector, selector).stream())
        .flatMap(passage -> Evidence.passage(view, passage).stream())
        .findFirst()
        .map(passage -> new Ref(Name.of(text), passage.href(), false));
  }

  private static Node literal(String text, String language) {
    return language.isEmpty()
        ? NodeFactory.createLiteralString(text)
        : NodeFactory.createLiteralLang(text, language);
  }
}
