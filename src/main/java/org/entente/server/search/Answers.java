package org.entente.server.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.jena.sparql.core.DatasetGraph;
import org.entente.search.Hit;
import org.entente.search.Hits;
import org.entente.search.Kind;
import org.entente.search.Name;
import org.entente.server.http.Addresses;

/** Writes what was found as JSON. */
final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Addresses addresses;

  Answers(Addresses addresses) {
    this.addresses = addresses;
  }

  /** With all that there is to tell of each hit; call it in a transaction. */
  String full(DatasetGraph dataset, Asked asked, Hits hits, String address) {
    ObjectNode answer = head(asked, hits);
    answer.put("offset", asked.wanted().offset());
    answer.put("limit", asked.wanted().limit());
    ArrayNode list = answer.putArray("hits");
    for (Hit hit : hits.hits()) {
      details(Details.of(dataset, hit.iri()), hit, brief(list, hit, asked, address));
    }
    return answer.toString();
  }

  /** With what a list to choose from shows. */
  String brief(Asked asked, Hits hits, String address) {
    ObjectNode answer = head(asked, hits);
    ArrayNode list = answer.putArray("hits");
    hits.hits().forEach(hit -> brief(list, hit, asked, address));
    return answer.toString();
  }

  /** As browsers want it: OpenSearch Suggestions 1.0. */
  String openSearch(Asked asked, Hits hits, String address) {
    ArrayNode answer = JSON.createArrayNode().add(asked.wanted().text());
    ArrayNode labels = answer.addArray();
    ArrayNode descriptions = answer.addArray();
    ArrayNode links = answer.addArray();
    for (Hit hit : hits.hits()) {
      labels.add(hit.label(asked.language()).text());
      descriptions.add(hit.kind().word());
      links.add(link(hit, address));
    }
    return answer.toString();
  }

  private static ObjectNode head(Asked asked, Hits hits) {
    ObjectNode answer = JSON.createObjectNode();
    answer.put("query", asked.wanted().text());
    answer.put("total", total(asked, hits));
    ObjectNode kinds = answer.putObject("kinds");
    for (Kind kind : Kind.values()) {
      if (hits.total(kind) > 0) {
        kinds.put(kind.word(), hits.total(kind));
      }
    }
    if (hits.behind()) {
      answer.put("behind", true);
    }
    return answer;
  }

  /** How many there are of the kinds that were asked for. */
  static int total(Asked asked, Hits hits) {
    return hits.total().entrySet().stream()
        .filter(
            e -> asked.wanted().kinds().isEmpty() || asked.wanted().kinds().contains(e.getKey()))
        .mapToInt(java.util.Map.Entry::getValue)
        .sum();
  }

  private ObjectNode brief(ArrayNode list, Hit hit, Asked asked, String address) {
    ObjectNode json = list.addObject();
    json.put("iri", hit.iri());
    json.put("address", link(hit, address));
    json.put("kind", hit.kind().word());
    json.put("match", hit.match().word());
    text(json.putObject("label"), hit.label(asked.language()));
    ObjectNode matched = json.putObject("matched");
    text(matched, hit.matched());
    matched.put("property", hit.matched().source().iri());
    ArrayNode ranges = matched.putArray("ranges");
    for (Hit.Range range : hit.ranges()) {
      ranges.addArray().add(range.start()).add(range.end());
    }
    if (hit.kind() == Kind.ACTOR) {
      json.put("engagements", hit.engagements());
    }
    return json;
  }

  private static void details(Details details, Hit hit, ObjectNode json) {
    ArrayNode types = json.putArray("types");
    details.types().forEach(types::add);
    if (hit.kind() == Kind.ENGAGEMENT) {
      details.first().ifPresent(day -> json.put("earliest", day));
      details.last().ifPresent(day -> json.put("latest", day));
    }
    details.document().ifPresent(document -> json.put("document", document));
    details.title().ifPresent(title -> json.put("documentTitle", title));
  }

  private static void text(ObjectNode json, Name name) {
    json.put("text", name.text());
    json.put("language", name.language());
  }

  /** Where this server tells of it; its IRI when that is none of ours. */
  private String link(Hit hit, String address) {
    return addresses.path(hit.iri()).map(path -> address + "id/" + path).orElseGet(hit::iri);
  }
}
