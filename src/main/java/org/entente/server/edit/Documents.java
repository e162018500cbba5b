package org.entente.server.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.entente.server.guard.Guard;
import org.entente.server.http.Addresses;
import org.entente.server.http.Exchange;
import org.entente.server.http.Part;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.jspecify.annotations.Nullable;

/**
 * Adds a document by {@code POST /entente/documents?name=FILE}, whose body is the file, and removes
 * one by {@code DELETE /entente/documents/ID}. The guard has asked for the token before.
 */
public final class Documents implements Part {

  /** What the path after the base begins with in the IRI of a document. */
  private static final String DOCUMENT = "document/";

  /** No folders, nothing hidden, nothing that a terminal would obey. */
  private static final Pattern NAME =
      Pattern.compile("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]{0,199}");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Editing editing;
  private final Addresses addresses;
  private final Semaphore one = new Semaphore(1);

  public Documents(Service service, Editing editing) {
    this.editing = editing;
    this.addresses = new Addresses(service.iris());
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .post(Guard.DOCUMENTS, exchange -> alone(exchange, this::add))
        .add("DELETE", Guard.DOCUMENTS + "/*", exchange -> alone(exchange, this::remove));
  }

  /** What changes the store; it gives what is to be answered then. */
  private interface Change {
    Answer make(Exchange exchange) throws IOException;
  }

  private interface Answer {
    void send() throws IOException;
  }

  /** Reading a document takes all that the machine has. Who has the answer may send the next. */
  private void alone(Exchange exchange, Change change) throws IOException {
    if (!one.tryAcquire()) {
      exchange.response().setHeader("Retry-After", "10");
      exchange.refuse(503, "Another document is being read; ask again in a few seconds.");
      return;
    }
    Answer answer;
    try {
      answer = change.make(exchange);
    } finally {
      one.release();
    }
    answer.send();
  }

  private Answer add(Exchange exchange) throws IOException {
    Optional<String> name = name(exchange.request().getQueryString());
    if (name.isEmpty()) {
      return () ->
          exchange.refuse(400, "Give the file's name, without folders: ?name=article.txt.");
    }
    byte[] content = exchange.request().getInputStream().readAllBytes();
    Editing.Report report;
    try {
      report = editing.add(name.get(), content);
    } catch (InvalidPathException e) {
      return () -> exchange.refuse(400, "No file can have this name here.");
    }
    exchange.response().setHeader("Cache-Control", "no-store");
    return () ->
        exchange.send(
            report.documents().isEmpty() ? 422 : 200,
            "application/json",
            JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(report)));
  }

  /** From the address alone: the body is no form, whatever curl says it is. */
  private static Optional<String> name(@Nullable String query) {
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (pair.startsWith("name=")) {
        try {
          String name = URLDecoder.decode(pair.substring(5), StandardCharsets.UTF_8);
          return Optional.of(name).filter(text -> NAME.matcher(text).matches());
        } catch (IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static ObjectNode json(Editing.Report report) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode documents = root.putArray("documents");
    for (Editing.Added added : report.documents()) {
      ObjectNode node = documents.addObject();
      node.put("source", added.source());
      added.iri().ifPresent(iri -> node.put("iri", iri));
      node.put("change", added.change());
      node.put("actors", added.actors());
      ObjectNode facts = node.putObject("facts");
      new TreeMap<>(added.facts()).forEach(facts::put);
      ArrayNode leftOut = node.putArray("leftOut");
      added.leftOut().forEach(leftOut::add);
    }
    ArrayNode problems = root.putArray("problems");
    for (Editing.Problem problem : report.problems()) {
      ObjectNode node = problems.addObject();
      node.put("file", problem.file());
      problem.line().ifPresent(line -> node.put("line", line));
      node.put("reason", problem.reason());
    }
    root.put("seconds", report.time().toMillis() / 1000.0);
    return root;
  }

  private Answer remove(Exchange exchange) {
    String id = exchange.below(Guard.DOCUMENTS + "/").orElse("");
    for (String iri : addresses.iris(DOCUMENT + id)) {
      if (editing.remove(iri)) {
        return () -> exchange.response().setStatus(204);
      }
    }
    return () -> exchange.refuse(404, "There is no such document.");
  }
}
