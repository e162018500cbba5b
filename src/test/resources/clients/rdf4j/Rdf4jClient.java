import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.query.QueryEvaluationException;
import org.eclipse.rdf4j.query.QueryResults;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;

/** RDF4J with the service as a repository. Arguments: the service, the folder of queries. */
public class Rdf4jClient {

  private static Path queries;

  public static void main(String[] args) throws IOException {
    queries = Path.of(args[1]);
    Repository repository = new SPARQLRepository(args[0] + "sparql");
    try (RepositoryConnection connection = repository.getConnection()) {
      ask(connection);
    } finally {
      repository.shutDown();
    }
    System.exit(0);
  }

  private static void ask(RepositoryConnection connection) throws IOException {
    try (var rows = connection.prepareTupleQuery(text("select")).evaluate()) {
      for (var row : rows) {
        Literal signed = (Literal) row.getValue("signed");
        String amount = row.hasBinding("amount") ? row.getValue("amount").stringValue() : "-";
        print("select", row.getValue("label").stringValue(), signed.calendarValue(), signed.getDatatype().getLocalName(), amount);
      }
    }
    try (var rows = connection.prepareTupleQuery(text("languages")).evaluate()) {
      for (var row : rows) {
        Literal label = (Literal) row.getValue("label");
        print("languages", label.getLabel(), label.getLanguage().orElse("-"));
      }
    }
    print("ask", connection.prepareBooleanQuery(text("ask")).evaluate());
    print("construct", QueryResults.asModel(connection.prepareGraphQuery(text("construct")).evaluate()).size());
    var china = QueryResults.asModel(connection.prepareGraphQuery(text("describe")).evaluate());
    print("describe", china.objects().stream().anyMatch(o -> o.stringValue().equals("People's Republic of China")));
    print("big", QueryResults.asList(connection.prepareTupleQuery(text("big")).evaluate()).size());
    // The repository's own methods become queries.
    var values = connection.getValueFactory();
    var russia = values.createIRI("https://w3id.org/entente/id/actor/russia");
    var register = values.createIRI("https://w3id.org/entente/id/graph/register");
    try (var labels = connection.getStatements(russia, RDFS.LABEL, null)) {
      print("pattern", QueryResults.asList(labels).size());
    }
    try (var labels = connection.getStatements(russia, RDFS.LABEL, null, register)) {
      print("graph", QueryResults.asList(labels).size());
    }
    print("contains", connection.hasStatement(russia, RDFS.LABEL, values.createLiteral("Россия", "ru"), false));
    try (var contexts = connection.getContextIDs()) {
      print("contexts", QueryResults.asList(contexts).contains(register));
    }
    // A value put in from outside.
    var bound = connection.prepareTupleQuery("SELECT ?label { ?state <http://www.w3.org/2000/01/rdf-schema#label> ?label }");
    bound.setBinding("state", russia);
    print("bound", QueryResults.asList(bound.evaluate()).size());
    try {
      connection.prepareTupleQuery(text("wrong")).evaluate();
      print("wrong", false);
    } catch (QueryEvaluationException e) {
      print("wrong", e.getMessage().contains("line 1, column"));
    }
    try {
      connection.prepareTupleQuery("SELECT * { ?s ?p ?o FILTER (?o != \"" + "x".repeat(70000) + "\") }").evaluate();
      print("refused", false);
    } catch (QueryEvaluationException e) {
      print("refused", e.getMessage().contains("longer"));
    }
  }

  private static String text(String name) throws IOException {
    return Files.readString(queries.resolve(name + ".rq"));
  }

  private static void print(Object... values) {
    System.out.println(String.join("|", java.util.Arrays.stream(values).map(String::valueOf).toList()));
  }
}
