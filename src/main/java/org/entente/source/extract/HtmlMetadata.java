package org.entente.source.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a web page says of itself in its head.
 *
 * @param title without the site's name
 * @param date of publication
 */
record HtmlMetadata(Optional<String> title, Optional<String> date) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Open Graph, schema.org, Dublin Core, Highwire, and what publishers use besides. */
  private static final List<String> DATES =
      List.of(
          "article:published_time",
          "datepublished",
          "date",
          "dc.date",
          "dc.date.issued",
          "dcterms.date",
          "dcterms.issued",
          "dcterms.created",
          "dc.date.created",
          "citation_publication_date",
          "citation_date",
          "pubdate",
          "publishdate",
          "publish_date",
          "publish-date",
          "publication_date",
          "publication-date",
          "parsely-pub-date",
          "sailthru.date",
          "article.published",
          "og:published_time",
          "release_date");

  private static final List<String> TITLES =
      List.of("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title");

  static HtmlMetadata of(Document page) {
    List<JsonNode> linked = linkedData(page);
    return new HtmlMetadata(title(page, linked), date(page, linked));
  }

  private static Optional<String> date(Document page, List<JsonNode> linked) {
    Optional<String> given =
        DATES.stream().limit(2).flatMap(key -> meta(page, key).stream()).findFirst();
    return given
        .flatMap(Dates::day)
        .or(() -> of(linked, "datePublished").flatMap(Dates::day))
        .or(
            () ->
                DATES.stream()
                    .flatMap(key -> meta(page, key).stream())
                    .flatMap(value -> Dates.day(value).stream())
                    .findFirst())
        .or(
            () ->
                page.select("time[itemprop=datePublished], time[pubdate]").stream()
                    .map(time -> time.hasAttr("datetime") ? time.attr("datetime") : time.text())
                    .flatMap(value -> Dates.day(value).stream())
                    .findFirst());
  }

  private static Optional<String> title(Document page, List<JsonNode> linked) {
    Optional<String> site = meta(page, "og:site_name");
    return TITLES.stream()
        .flatMap(key -> meta(page, key).stream())
        .findFirst()
        .or(() -> of(linked, "headline"))
        .or(() -> Optional.of(page.title()))
        .map(MarkedText::line)
        .filter(words -> !words.isEmpty())
        .map(words -> withoutSite(words, page, site));
  }

  /** "Headline | Site": the headline is what the page repeats, or what comes before its name. */
  private static String withoutSite(String title, Document page, Optional<String> site) {
    for (Element heading : page.select("h1")) {
      String words = MarkedText.line(heading.text());
      if (words.length() > 8 && title.startsWith(words)) {
        return words;
      }
    }
    String name = site.map(MarkedText::line).orElse("");
    String without = title.replaceFirst("\\s+(?:[|·»]|--?|–|—)\\s+[^|·»]{1,40}$", "");
    boolean named = !name.isEmpty() && title.endsWith(name);
    boolean barred = title.matches(".*\\s[|·»]\\s.*");
    return (named || barred) && without.length() > 8 ? without : title;
  }

  private static Optional<String> meta(Document page, String key) {
    return page.select("meta[content]").stream()
        .filter(
            meta ->
                meta.attr("property").equalsIgnoreCase(key)
                    || meta.attr("name").equalsIgnoreCase(key)
                    || meta.attr("itemprop").equalsIgnoreCase(key))
        .map(meta -> meta.attr("content").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** Of what is said to be an article before anything else. */
  private static Optional<String> of(List<JsonNode> linked, String field) {
    return linked.stream()
        .filter(node -> node.path(field).isTextual())
        .sorted((a, b) -> Boolean.compare(isArticle(b), isArticle(a)))
        .map(node -> node.path(field).asText().strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static boolean isArticle(JsonNode node) {
    return node.path("@type").toString().matches(".*(?:Article|Posting|Report)\"?.*");
  }

  private static List<JsonNode> linkedData(Document page) {
    List<JsonNode> nodes = new ArrayList<>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      try {
        flatten(JSON.readTree(script.data()), nodes, 0);
      } catch (JsonProcessingException e) {
        // Pages have broken ones; what they say is then not known.
        continue;
      }
    }
    return nodes;
  }

  private static void flatten(JsonNode node, List<JsonNode> nodes, int depth) {
    if (node.isObject()) {
      nodes.add(node);
    }
    if (depth < 20) {
      node.forEach(child -> flatten(child, nodes, depth + 1));
    }
  }
}
