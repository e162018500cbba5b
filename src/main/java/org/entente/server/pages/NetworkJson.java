package org.entente.server.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;

/** Writes a network as JSON: actors, ties, and how much was left out. */
final class NetworkJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private NetworkJson() {}

  static String of(Network network, Drawing drawing, Links links) {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode total = answer.putObject("total");
    total.put("actors", network.actors());
    total.put("ties", network.pairs());
    total.put("crowdedEngagementsLeftOut", network.crowds());
    ArrayNode actors = answer.putArray("actors");
    for (Drawing.Dot dot : drawing.dots()) {
      ObjectNode actor = actors.addObject();
      actor.put("id", dot.id());
      actor.put("iri", links.iri(dot.id()).orElse(""));
      name(actor, dot.name());
      actor.put("engagements", dot.engagements());
      actor.put("partners", dot.partners());
      actor.put("state", dot.state());
      actor.put("focus", dot.focus());
      actor.put("x", dot.x());
      actor.put("y", dot.y());
    }
    ArrayNode ties = answer.putArray("ties");
    for (Drawing.Line line : drawing.lines()) {
      ObjectNode tie = ties.addObject();
      tie.put("from", line.from().id());
      tie.put("to", line.to().id());
      tie.put("engagements", line.engagements());
      ObjectNode classes = tie.putObject("classes");
      new TreeMap<>(line.classes()).forEach(classes::put);
      tie.put("list", line.href());
    }
    return answer.toString();
  }

  static void name(ObjectNode json, Name name) {
    ObjectNode label = json.putObject("label");
    label.put("text", name.text());
    label.put("language", name.language());
  }
}
