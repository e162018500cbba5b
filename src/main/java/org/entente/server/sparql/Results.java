package org.entente.server.sparql;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.query.Query;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.entente.query.Answer;
import org.entente.server.http.Exchange;

/**
 * Sends answers and refusals. An answer that was cut is marked by the header {@code
 * X-Entente-Truncated}, which comes as a trailer too for who takes one, and where the form has a
 * place for it: a link in the head of JSON and XML, a comment in Turtle, N-Triples, TriG, N-Quads
 * and RDF/XML, the file's name for CSV and TSV.
 */
public final class Results {

  /** Names what an answer was cut to, such as {@code rows=100000}. */
  public static final String TRUNCATED = "X-Entente-Truncated";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Results() {}

  /** A form and the media type that was asked for. */
  record Chosen(ResultForm form, String mediaType) {}

  /**
   * The form that is asked for by {@code format=}, {@code output=} or {@code results=}, else by
   * {@code Accept}.
   *
   * @return empty when there is none such; it has been refused then
   * @throws Refusal when the parameter names none
   */
  static Optional<Chosen> choose(Exchange exchange, Query query) throws IOException {
    return choose(exchange, query.isSelectType() || query.isAskType());
  }

  /** The same, for a graph. */
  static Optional<Chosen> chooseGraph(Exchange exchange) throws IOException {
    return choose(exchange, false);
  }

  private static Optional<Chosen> choose(Exchange exchange, boolean ofRows) throws IOException {
    for (String parameter : new String[] {"format", "output", "results"}) {
      Optional<String> name = exchange.parameter(parameter);
      if (name.isPresent()) {
        ResultForm form =
            ResultForm.named(name.get(), ofRows)
                .orElseThrow(
                    () ->
                        new Refusal(
                            Refusal.Kind.REQUEST,
                            "There is no such format for this kind of query. There are: "
                                + ResultForm.names(ofRows)
                                + "."));
        return Optional.of(new Chosen(form, form.mediaType()));
      }
    }
    return exchange
        .negotiate(ResultForm.mediaTypes(ofRows))
        .flatMap(type -> ResultForm.ofMediaType(type, ofRows).map(form -> new Chosen(form, type)));
  }

  /**
   * Answers in the form that the client asks for.
   *
   * @throws Refusal when {@code format=} names none
   */
  public static void send(Exchange exchange, Query query, Found found) throws IOException {
    Optional<Chosen> chosen = choose(exchange, query);
    if (chosen.isPresent()) {
      send(exchange, chosen.get(), found);
    }
  }

  static void send(Exchange exchange, Chosen chosen, Found found) throws IOException {
    HttpServletResponse response = exchange.response();
    response.setStatus(200);
    response.setContentType(ResultForm.contentType(chosen.mediaType()));
    ResultForm form = chosen.form();
    OutputStream out = response.getOutputStream();
    if (found.cut().isPresent()) {
      out = mark(exchange, form, found.cut().get(), out);
    }
    if (found.answer() instanceof Answer.Rows rows && form == ResultForm.JSON) {
      JsonRows.write(rows, found.cut().map(cut -> note(exchange, cut)), out);
    } else if (found.answer() instanceof Answer.Rows rows) {
      RowSet set = RowSetStream.create(rows.variables(), rows.rows().iterator());
      ResultsWriter.create().lang(form.language()).build().write(out, set);
    } else if (found.answer() instanceof Answer.Verdict verdict) {
      ResultsWriter.create().lang(form.language()).build().write(out, verdict.value());
    } else if (found.answer() instanceof Answer.Statements statements) {
      RDFWriter.source(statements.graph()).format(form.format()).output(out);
    }
    out.flush();
  }

  /** Who does not say so may take a trailer for a fault, as Java's own client does. */
  private static boolean takesTrailers(Exchange exchange) {
    String takes = exchange.request().getHeader("TE");
    return takes != null
        && takes.toLowerCase(Locale.ROOT).contains("trailers")
        && !exchange.request().getProtocol().equals("HTTP/1.0");
  }

  private static String note(Exchange exchange, Found.Cut cut) {
    return exchange.address() + "truncated?" + cut.mark();
  }

  private static OutputStream mark(
      Exchange exchange, ResultForm form, Found.Cut cut, OutputStream out) throws IOException {
    HttpServletResponse response = exchange.response();
    response.setHeader(TRUNCATED, cut.mark());
    response.addHeader("Access-Control-Expose-Headers", TRUNCATED);
    if (takesTrailers(exchange)) {
      response.setHeader("Trailer", TRUNCATED);
      response.setTrailerFields(() -> Map.of(TRUNCATED, cut.mark()));
    }
    switch (form) {
      case XML:
        String href =
            note(exchange, cut).replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        return new Insertion(out, "</head>", "  <link href=\"" + href + "\"/>\n  ");
      case CSV:
      case TSV:
        String name =
            "entente-first-"
                + cut.kept()
                + "-"
                + cut.of()
                + "."
                + form.name().toLowerCase(Locale.ROOT);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return out;
      case TURTLE:
      case N_TRIPLES:
      case TRIG:
      case N_QUADS:
        out.write(("# " + cut.sentence() + "\n").getBytes(StandardCharsets.UTF_8));
        return out;
      case RDF_XML:
        return new Insertion(out, "<rdf:RDF", "<!-- " + cut.sentence() + " -->\n");
      default:
        return out;
    }
  }

  /**
   * Says why there is no answer: as JSON of RFC 9457 when the client takes JSON, with {@code kind},
   * and {@code line} and {@code column} where it is one place; else as text.
   */
  public static void refuse(Exchange exchange, Refusal refusal) throws IOException {
    HttpServletRequest request = exchange.request();
    String accept =
        String.join(",", Collections.list(request.getHeaders("Accept"))).toLowerCase(Locale.ROOT);
    if (!accept.contains("json")) {
      exchange.refuse(refusal.kind().status(), refusal.reason());
      return;
    }
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "about:blank");
    problem.put("title", title(refusal.kind().status()));
    problem.put("status", refusal.kind().status());
    problem.put("kind", refusal.kind().name().toLowerCase(Locale.ROOT));
    problem.put("detail", refusal.reason());
    refusal
        .position()
        .ifPresent(
            place -> {
              problem.put("line", place.line());
              problem.put("column", place.column());
            });
    exchange.response().setHeader("Cache-Control", "no-store");
    exchange.send(
        refusal.kind().status(), "application/problem+json", MAPPER.writeValueAsBytes(problem));
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 413 -> "Content Too Large";
      case 422 -> "Unprocessable Content";
      case 502 -> "Bad Gateway";
      default -> "Service Unavailable";
    };
  }
}
