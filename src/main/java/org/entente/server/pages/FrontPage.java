package org.entente.server.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.entente.store.Store;
import org.entente.store.StoredDocument;

/** The page that says what is in the store and where to ask. */
final class FrontPage {

  private static final int DOCUMENTS_SHOWN = 50;

  private final Store store;
  private final String template = resource("page.html");

  FrontPage(Store store) {
    this.store = store;
  }

  /**
   * Answers the page.
   *
   * @param address of the page itself, ending in a slash
   */
  void write(String address, HttpServletResponse response) throws IOException {
    response.setContentType("text/html;charset=utf-8");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'");
    response.getOutputStream().write(html(address).getBytes(StandardCharsets.UTF_8));
  }

  private String html(String address) {
    List<StoredDocument> documents = store.documents();
    Map<String, Integer> counts = store.engagementCounts();
    return template
        .replace("{{endpoint}}", escape(address + "sparql"))
        .replace("{{summary}}", escape(summary(documents)))
        .replace("{{counts}}", countRows(counts))
        .replace("{{documents}}", documentRows(documents))
        .replace("{{query}}", escape(resource("/org/entente/server/example.rq")));
  }

  private static String summary(List<StoredDocument> documents) {
    int engagements = documents.stream().mapToInt(StoredDocument::engagements).sum();
    return plural(documents.size(), "document") + ", " + plural(engagements, "engagement");
  }

  private static String plural(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String countRows(Map<String, Integer> counts) {
    StringBuilder rows = new StringBuilder();
    counts.forEach(
        (type, count) ->
            rows.append("<tr><td>")
                .append(escape(type.substring(type.lastIndexOf('#') + 1)))
                .append("</td><td class=\"number\">")
                .append(count)
                .append("</td></tr>\n"));
    return rows.toString();
  }

  private static String documentRows(List<StoredDocument> documents) {
    StringBuilder rows = new StringBuilder();
    for (StoredDocument document : documents.stream().limit(DOCUMENTS_SHOWN).toList()) {
      rows.append("<tr><td><bdi>")
          .append(escape(document.title()))
          .append("</bdi></td><td><bdi>")
          .append(escape(document.source()))
          .append("</bdi></td><td class=\"number\">")
          .append(document.actors())
          .append("</td><td class=\"number\">")
          .append(document.engagements())
          .append("</td></tr>\n");
    }
    if (documents.size() > DOCUMENTS_SHOWN) {
      rows.append("<tr><td colspan=\"4\">and ")
          .append(documents.size() - DOCUMENTS_SHOWN)
          .append(" more</td></tr>\n");
    }
    return rows.toString();
  }

  /** Braces too: what is put in must not read as a place to put something in. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("{", "&#123;");
  }

  static String resource(String name) {
    try (InputStream in = FrontPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
