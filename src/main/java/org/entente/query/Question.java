package org.entente.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.rdflink.RDFLink;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.system.Txn;
import org.entente.document.PartialDate;

/**
 * A SPARQL query that users ask by name. Its leading comments say what it is:
 *
 * <pre>
 * # title: What two actors agreed on
 * # description: one sentence
 * # param: name type default description
 * </pre>
 *
 * <p>A parameter is a variable of the query. Its value takes the variable's place in the parsed
 * query, so no value can change what is asked. A default of {@code *} leaves the variable free, and
 * {@code -} says that a value must be given.
 */
public record Question(
    String name, String title, String description, List<Parameter> parameters, String text) {

  public Question {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a query.
   *
   * @throws QuestionException when it is not SPARQL or its comments are not as they should be
   */
  public static Question parse(String name, String text) {
    String title = name;
    String description = "";
    List<Parameter> parameters = new ArrayList<>();
    int line = 0;
    for (String comment : text.lines().takeWhile(l -> l.startsWith("#")).toList()) {
      line++;
      String content = comment.substring(1).strip();
      try {
        if (content.startsWith("title:")) {
          title = content.substring("title:".length()).strip();
        } else if (content.startsWith("description:")) {
          description = content.substring("description:".length()).strip();
        } else if (content.startsWith("param:")) {
          parameters.add(Parameter.parse(content.substring("param:".length()).strip()));
        }
      } catch (IllegalArgumentException e) {
        throw new QuestionException(name + ":" + line + ": " + e.getMessage());
      }
    }
    Question question = new Question(name, title, description, parameters, text);
    question.query();
    return question;
  }

  /** Whether it asks another SPARQL service too. */
  public boolean isFederated() {
    return parameters.stream().anyMatch(p -> p.type() == Parameter.Type.SERVICE);
  }

  /**
   * Asks.
   *
   * @param link to the graph, here or at an endpoint
   * @param values by name of the parameter; those that are missing have their defaults
   * @throws QuestionException when a value is missing, is not of the parameter's type, or there is
   *     no such parameter
   */
  public Answer ask(RDFLink link, Map<String, String> values) {
    return Txn.calculateRead(link, () -> run(link, query(link, values)));
  }

  /**
   * What {@link #ask} asks: the query with values in the place of its parameters; call it in a
   * transaction.
   *
   * @param link to the graph that names are looked up in
   * @throws QuestionException as {@link #ask} does
   */
  public Query query(RDFLink link, Map<String, String> values) {
    Map<Var, Node> bound = bind(new Terms(link), new LinkedHashMap<>(values));
    return bound.isEmpty() ? query() : QueryTransformOps.replaceVars(query(), bound);
  }

  private Map<Var, Node> bind(Terms terms, Map<String, String> left) {
    Map<Var, Node> bound = new HashMap<>();
    List<QuestionException.Problem> problems = new ArrayList<>();
    for (Parameter parameter : parameters) {
      try {
        String value =
            Optional.ofNullable(left.remove(parameter.name()))
                .or(parameter::fallback)
                .orElseThrow(
                    () ->
                        new QuestionException(
                            name + " needs --" + parameter.name() + ", " + describe(parameter)));
        if (!(parameter.open() && value.equals(Parameter.ANY))) {
          bound.put(Var.alloc(parameter.name()), node(parameter, value.strip(), terms));
        }
      } catch (QuestionException e) {
        problems.add(problem(parameter.name(), String.valueOf(e.getMessage())));
      }
    }
    left.keySet().forEach(unknown -> problems.add(problem(unknown, hasNo(unknown))));
    if (!problems.isEmpty()) {
      throw new QuestionException(problems);
    }
    return bound;
  }

  private static QuestionException.Problem problem(String parameter, String message) {
    return new QuestionException.Problem(Optional.of(parameter), message);
  }

  private String hasNo(String unknown) {
    String valid =
        String.join(
            ", ", parameters.stream().map(p -> "--" + p.name() + " " + describe(p)).toList());
    return name
        + " has no parameter --"
        + unknown
        + (valid.isEmpty() ? "; it has none." : ". It has: " + valid + ".");
  }

  private Node node(Parameter parameter, String value, Terms terms) {
    return switch (parameter.type()) {
      case ACTOR -> terms.actor(value);
      case CLASS -> terms.engagementClass(value);
      case DOMAIN -> terms.domain(value);
      case STRING -> NodeFactory.createLiteralString(value);
      case DATE -> day(date(parameter, value).earliest().toString());
      case UNTIL -> day(date(parameter, value).latest().toString());
      case YEAR -> integer(parameter, value, "[0-9]{4}", "a year such as 2014");
      case INT -> integer(parameter, value, "[+-]?[0-9]{1,18}", "a whole number such as 10");
      case SERVICE -> service(parameter, value);
    };
  }

  private PartialDate date(Parameter parameter, String value) {
    return PartialDate.parse(value)
        .orElseThrow(
            wrong(parameter, value, "a date such as 2014-05-21, a month 2014-05 or a year 2014"));
  }

  private Node service(Parameter parameter, String value) {
    if (!Parameter.isAddress(value)) {
      throw wrong(parameter, value, "the address of a SPARQL endpoint").get();
    }
    return NodeFactory.createURI(value);
  }

  private Node integer(Parameter parameter, String value, String pattern, String what) {
    if (!value.matches(pattern)) {
      throw wrong(parameter, value, what).get();
    }
    return NodeFactory.createLiteralDT(value, XSDDatatype.XSDinteger);
  }

  private Supplier<QuestionException> wrong(Parameter parameter, String value, String what) {
    return () ->
        new QuestionException(
            "--" + parameter.name() + " of " + name + " must be " + what + ", not " + value + ".");
  }

  private static Node day(String lexical) {
    return NodeFactory.createLiteralDT(lexical, XSDDatatype.XSDdate);
  }

  private static String describe(Parameter parameter) {
    return "(" + parameter.description() + ")";
  }

  private Answer run(RDFLink link, Query query) {
    // Who names a question that asks another service means it to be asked; a server has its own
    // say.
    QueryExecBuilder builder = link.newQuery().query(query);
    try (QueryExec execution = builder.set(ARQ.httpServiceAllowed, isFederated()).build()) {
      if (query.isSelectType()) {
        RowSet rows = execution.select();
        return new Answer.Rows(
            rows.getResultVars(),
            // Copied here: TDB2 fetches a value when it is first looked at, in a transaction only.
            rows.stream().map(BindingFactory::copy).toList(),
            query.getPrefixMapping());
      }
      if (query.isAskType()) {
        return new Answer.Verdict(execution.ask(), query.getPrefixMapping());
      }
      var graph = GraphFactory.createDefaultGraph();
      if (query.isConstructType()) {
        execution.construct(graph);
      } else {
        execution.describe(graph);
      }
      // Which come along depends on where it was asked.
      graph.getPrefixMapping().clearNsPrefixMap();
      return new Answer.Statements(graph, query.getPrefixMapping());
    }
  }

  private Query query() {
    try {
      Query query = QueryFactory.create(text);
      if (query.isJsonType() || query.isConstructQuad()) {
        throw new QuestionException(name + ": only SELECT, ASK, CONSTRUCT and DESCRIBE are asked");
      }
      return query;
    } catch (QueryException e) {
      throw new QuestionException(name + " is not SPARQL: " + e.getMessage());
    }
  }
}
