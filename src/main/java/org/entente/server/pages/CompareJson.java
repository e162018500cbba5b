package org.entente.server.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.graph.Node;

/** Writes a comparison as JSON. */
final class CompareJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CompareJson() {}

  /** Two actors are not given, or not known. */
  static String nothing() {
    return JSON.createObjectNode().put("together", 0).toString();
  }

  static String of(Comparison comparison, View view) {
    String one = view.links().path(comparison.one());
    String other = view.links().path(comparison.other());
    ObjectNode answer = JSON.createObjectNode();
    actor(answer.putObject("a"), view, comparison.one(), comparison.ofOne().size());
    actor(answer.putObject("b"), view, comparison.other(), comparison.ofOther().size());
    answer.put("together", comparison.together().size());
    answer.put("list", NetworkLinks.listed(one, other));
    comparison.first().ifPresent(e -> engagement(answer.putObject("first"), view, e));
    comparison.last().ifPresent(e -> engagement(answer.putObject("last"), view, e));
    count(answer.putObject("classes"), comparison.together(), e -> List.of(e.kind()));
    ObjectNode years = answer.putObject("years");
    comparison.classes().forEach((kind, of) -> count(years.putObject(kind), of, e -> year(e)));
    count(answer.putObject("statuses"), comparison.together(), e -> said(e.status()));
    count(answer.putObject("factualities"), comparison.together(), e -> said(e.factuality()));
    count(answer.putObject("domains"), comparison.together(), Entry::domains);
    ArrayNode partners = answer.putArray("partners");
    for (Comparison.Partner partner : comparison.partners()) {
      if (view.links().isOurs(partner.node())) {
        ObjectNode json = partners.addObject();
        json.put("id", view.links().path(partner.node()));
        NetworkJson.name(json, view.name(partner.node()));
        json.put("withA", partner.withOne());
        json.put("withB", partner.withOther());
      }
    }
    return answer.toString();
  }

  private static void actor(ObjectNode json, View view, Node actor, int engagements) {
    json.put("id", view.links().path(actor));
    json.put("iri", actor.getURI());
    NetworkJson.name(json, view.name(actor));
    json.put("engagements", engagements);
  }

  private static void engagement(ObjectNode json, View view, Entry entry) {
    json.put("iri", entry.node().getURI());
    NetworkJson.name(json, view.name(entry.node()));
    json.put("earliest", entry.earliest());
    json.put("latest", entry.latest());
  }

  private static List<String> year(Entry entry) {
    return said(entry.year());
  }

  private static List<String> said(String value) {
    return List.of(value.isEmpty() ? Facets.NONE : value);
  }

  private static void count(
      ObjectNode json, List<Entry> entries, Function<Entry, List<String>> values) {
    Map<String, Integer> counts = new TreeMap<>();
    entries.forEach(e -> values.apply(e).forEach(v -> counts.merge(v, 1, Integer::sum)));
    counts.forEach(json::put);
  }
}
