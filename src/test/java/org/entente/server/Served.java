package org.entente.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.entente.knowledge.DataFolder;
import org.entente.store.Store;

/** A store behind a running server, and what is fetched from it. */
record Served(Store store, Server server) implements AutoCloseable {

  static final DataFolder CHECKOUT = new DataFolder(Path.of("").toAbsolutePath());

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** The small graph of the fixture. */
  static Served fixture(Path folder) {
    return of(Fixture.store(folder), Map.of());
  }

  static Served of(Store store, Map<String, String> settings) {
    return new Served(store, Server.start(store, CHECKOUT, Server.LOOPBACK, 0, settings));
  }

  HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(server.address()).resolve(address));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return send(request(address));
  }

  HttpResponse<String> get(String address, String accept) throws IOException, InterruptedException {
    return send(request(address).header("Accept", accept));
  }

  /** An answer as RDF, whatever its syntax; a failure when it is none. */
  Model rdf(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = bytes(request);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + ": " + new String(answer.body(), UTF_8));
    }
    String type = answer.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", "");
    Lang lang = RDFLanguages.contentTypeToLang(type);
    Model model = ModelFactory.createDefaultModel();
    RDFParser.source(new ByteArrayInputStream(answer.body())).lang(lang).parse(model);
    return model;
  }

  Model rdf(String address) throws IOException, InterruptedException {
    return rdf(request(address));
  }

  HttpResponse<String> query(String query, String accept) throws IOException, InterruptedException {
    return get("sparql?query=" + encode(query), accept);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Override
  public void close() {
    server.close();
    store.close();
  }
}
