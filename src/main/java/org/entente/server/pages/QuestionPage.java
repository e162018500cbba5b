package org.entente.server.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.entente.query.Answer;
import org.entente.query.Parameter;
import org.entente.query.Question;
import org.entente.query.QuestionException;
import org.entente.rdf.Ent;
import org.entente.rdf.Entc;
import org.entente.server.sparql.BoundedQueries;
import org.entente.server.sparql.Found;
import org.entente.server.sparql.ReadOnlyView;
import org.entente.server.sparql.Refusal;

/** A question of the catalogue as a form, and its answers as a table with links. */
final class QuestionPage implements Page {

  private static final int SUGGESTED = 200;

  private final Question question;
  private final BoundedQueries queries;
  private final Counted counted;

  QuestionPage(Question question, BoundedQueries queries, Counted counted) {
    this.question = question;
    this.queries = queries;
    this.counted = counted;
  }

  /** A parameter to be filled in. */
  record Field(
      String name, String label, String value, String type, boolean suggest, List<Option> options) {

    Field {
      options = List.copyOf(options);
    }
  }

  /** A value to choose. */
  record Option(String value, Name name) {}

  /** Rows of cells; what was cut, in a sentence. */
  record Table(List<String> columns, List<List<Cell>> rows, Optional<String> cut) {

    Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  @Override
  public String template() {
    return "question.html";
  }

  @Override
  public String title() {
    return question.title();
  }

  @Override
  public Map<String, Object> model(View view, Parameters parameters) {
    Map<String, String> values = values(question, parameters);
    Map<String, Object> model = new HashMap<>();
    model.put("question", question);
    model.put("fields", fields(view, question, values));
    model.put("actors", actors(view, counted));
    model.put("given", given(values));
    model.put("answer", Optional.empty());
    model.put("problem", Optional.empty());
    try {
      model.put("answer", Optional.of(ask(view, values)));
    } catch (QuestionException | Refusal e) {
      model.put("problem", Optional.of(words(String.valueOf(e.getMessage()))));
    }
    return model;
  }

  /** What the address gives the question. */
  static Map<String, String> values(Question question, Parameters parameters) {
    Map<String, String> values = new HashMap<>();
    for (Parameter parameter : question.parameters()) {
      parameters.first(parameter.name()).ifPresent(v -> values.put(parameter.name(), v));
    }
    return values;
  }

  static List<Field> fields(View view, Question question, Map<String, String> values) {
    return question.parameters().stream().map(p -> field(view, p, values)).toList();
  }

  /** Names to suggest. */
  static List<String> actors(View view, Counted counted) {
    return counted.of(view.dataset()).mostActive(SUGGESTED).stream()
        .map(e -> view.name(e.getKey()).text())
        .distinct()
        .sorted()
        .toList();
  }

  /** The same values for the editor, which takes them from the end of its address. */
  private static String given(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> "&" + Links.parameter(e.getKey()) + "=" + Links.parameter(e.getValue()))
        .sorted()
        .collect(Collectors.joining());
  }

  /** Parameters are options of the command line elsewhere, here fields. */
  static String words(String message) {
    return message.replaceAll("--(?=[a-z])", "");
  }

  private Table ask(View view, Map<String, String> values) {
    Found found =
        queries.ask(
            question.query(RDFLink.connect(view.dataset()), values),
            ReadOnlyView.of(view.dataset()),
            Optional.<Duration>empty());
    Optional<String> cut = found.cut().map(Found.Cut::sentence);
    Cells cells = new Cells(view);
    if (found.answer() instanceof Answer.Rows rows) {
      return new Table(
          rows.variables().stream().map(v -> spaced(v.getVarName())).toList(),
          rows.rows().stream()
              .map(
                  row ->
                      rows.variables().stream()
                          .map(v -> cells.cell(Optional.ofNullable(row.get(v))))
                          .toList())
              .toList(),
          cut);
    }
    if (found.answer() instanceof Answer.Statements statements) {
      return new Table(
          List.of("subject", "property", "value"),
          statements.graph().stream()
              .limit(1000)
              .map(
                  t ->
                      Stream.of(t.getSubject(), t.getPredicate(), t.getObject())
                          .map(node -> cells.cell(Optional.of(node)))
                          .toList())
              .toList(),
          cut);
    }
    boolean yes = ((Answer.Verdict) found.answer()).value();
    Node word = NodeFactory.createLiteralString(yes ? "yes" : "no");
    return new Table(List.of("answer"), List.of(List.of(cells.cell(Optional.of(word)))), cut);
  }

  /** {@code firstYear} is "first year". */
  private static String spaced(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
  }

  private static Field field(View view, Parameter parameter, Map<String, String> values) {
    // The first and the last day of all are no limit, and are not shown as one.
    String usual = parameter.fallback().filter(v -> !v.matches("0001-01-01|9999-12-31")).orElse("");
    String value = values.getOrDefault(parameter.name(), usual);
    boolean year =
        parameter.type() == Parameter.Type.YEAR || parameter.type() == Parameter.Type.INT;
    String description = parameter.description();
    return new Field(
        parameter.name(),
        Name.of(description).capital().text(),
        value,
        year ? "number" : "text",
        parameter.type() == Parameter.Type.ACTOR,
        options(view, parameter));
  }

  private static List<Option> options(View view, Parameter parameter) {
    List<Option> options = new ArrayList<>();
    if (parameter.open()) {
      options.add(new Option(Parameter.ANY, Name.of("any")));
    }
    if (parameter.type() == Parameter.Type.CLASS) {
      view.subjects(RDFS.subClassOf, Ent.Engagement.asNode())
          .forEach(node -> options.add(new Option(node.getLocalName(), view.name(node))));
    } else if (parameter.type() == Parameter.Type.DOMAIN) {
      view.subjects(SKOS.inScheme, Entc.domain.asNode())
          .forEach(node -> options.add(new Option(View.localName(node.getURI()), view.name(node))));
    } else {
      options.clear();
    }
    return options;
  }
}
