import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.rdf4j.query.GraphQuery;
import org.eclipse.rdf4j.query.Query;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLResultsJSONWriter;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;
import org.eclipse.rdf4j.sail.lmdb.LmdbStore;
import org.eclipse.rdf4j.sail.lmdb.config.LmdbStoreConfig;

/**
 * RDF4J's LMDB store behind a small HTTP server, as its own server is not on Maven Central: {@code
 * Rdf4jServer FOLDER GRAPH.nq.gz PORT} loads the graph when the folder is not there.
 */
final class Rdf4jServer {

  private static final int THREADS = 64;
  private static final int SECONDS = 60;

  public static void main(String[] arguments) throws Exception {
    File folder = new File(arguments[0]);
    boolean empty = !folder.isDirectory();
    LmdbStoreConfig config = new LmdbStoreConfig("spoc,posc,ospc,cspo,cpos");
    SailRepository repository = new SailRepository(new LmdbStore(folder, config));
    repository.init();
    if (empty) {
      try (RepositoryConnection connection = repository.getConnection();
          InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(arguments[1])), 1 << 16)) {
        connection.begin(org.eclipse.rdf4j.common.transaction.IsolationLevels.NONE);
        connection.add(in, RDFFormat.NQUADS);
        connection.commit();
      }
    }
    InetAddress here = InetAddress.getLoopbackAddress();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(here, Integer.parseInt(arguments[2])), 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    server.createContext("/query", exchange -> answer(repository, exchange));
    server.start();
  }

  private static void answer(SailRepository repository, HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String text =
        Arrays.stream(form.split("&"))
            .filter(field -> field.startsWith("query="))
            .map(field -> URLDecoder.decode(field.substring(6), StandardCharsets.UTF_8))
            .findFirst()
            .orElseThrow();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status = 200;
    try (RepositoryConnection connection = repository.getConnection()) {
      Query query = connection.prepareQuery(text);
      query.setMaxExecutionTime(SECONDS);
      if (query instanceof TupleQuery rows) {
        rows.evaluate(new SPARQLResultsJSONWriter(out));
      } else {
        ((GraphQuery) query).evaluate(new NTriplesWriter(out));
      }
    } catch (RuntimeException e) {
      status = 500;
      out.write(String.valueOf(e).getBytes(StandardCharsets.UTF_8));
    }
    exchange.getResponseHeaders().add("Content-Type", "application/sparql-results+json");
    exchange.sendResponseHeaders(status, out.size() == 0 ? -1 : out.size());
    try (OutputStream body = exchange.getResponseBody()) {
      out.writeTo(body);
    }
  }
}
