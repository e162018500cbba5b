package org.entente.server.edit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.entente.correction.ActorReference;
import org.entente.correction.Correction;
import org.entente.correction.CorrectionException;
import org.entente.correction.Corrections;
import org.entente.correction.Reference;
import org.entente.server.guard.Guard;
import org.entente.server.http.Exchange;
import org.entente.server.http.Part;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;

/**
 * What people decide: {@code GET /entente/corrections} for all, {@code POST /entente/corrections}
 * with JSON, {@code DELETE /entente/corrections/ID} to take one back. Of who changes something the
 * guard has asked for the token before.
 */
public final class CorrectionRequests implements Part {

  private static final String JSON_TYPE = "application/json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Service service;
  private final boolean edited;

  /**
   * @param edited whether anything may be changed
   */
  public CorrectionRequests(Service service, boolean edited) {
    this.service = service;
    this.edited = edited;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(Guard.CORRECTIONS, this::list);
    if (edited) {
      routes
          .post(Guard.CORRECTIONS, this::decide)
          .add("DELETE", Guard.CORRECTIONS + "/*", this::undo);
    }
  }

  private void list(Exchange exchange) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode all = root.putArray("corrections");
    service.read(
        data -> {
          Corrections corrections = new Corrections(data, service.iris());
          for (Correction correction : corrections.all()) {
            all.add(
                json(correction)
                    .put("applies", corrections.applies(correction))
                    .put("effective", corrections.isEffective(correction)));
          }
          return all;
        });
    send(exchange, root);
  }

  private void decide(Exchange exchange) throws IOException {
    String type = exchange.request().getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(JSON_TYPE)) {
      exchange.refuse(415, "Send JSON, as " + JSON_TYPE + ".");
      return;
    }
    CorrectionRequest request;
    try {
      request = CorrectionRequest.of(JSON.readTree(exchange.request().getInputStream()));
    } catch (JacksonException e) {
      exchange.refuse(400, "This is no JSON.");
      return;
    } catch (IllegalArgumentException e) {
      exchange.refuse(400, String.valueOf(e.getMessage()));
      return;
    }
    try {
      send(exchange, json(service.store().edit(edit -> edit.decide(request::draft))));
    } catch (CorrectionException e) {
      exchange.refuse(422, String.valueOf(e.getMessage()));
    }
  }

  private void undo(Exchange exchange) throws IOException {
    String id = exchange.below(Guard.CORRECTIONS + "/").orElse("");
    if (!id.matches("[a-z0-9-]{1,80}")) {
      exchange.refuse(404, "There is no such correction.");
      return;
    }
    String iri = service.iris().correction(id).getURI();
    try {
      service.store().edit(edit -> edit.undo(iri));
      exchange.response().setStatus(204);
    } catch (CorrectionException e) {
      exchange.refuse(404, "There is no such correction.");
    }
  }

  private ObjectNode json(Correction correction) {
    ObjectNode node = JSON.createObjectNode();
    node.put("iri", correction.node(service.iris()).getURI());
    node.put("id", correction.id());
    node.put("decision", correction.decision().word());
    ArrayNode facts = node.putArray("facts");
    for (Reference reference : correction.facts()) {
      ObjectNode fact = facts.addObject();
      fact.put("iri", reference.fact().getURI());
      fact.put("label", reference.label());
      fact.put("document", reference.document().getURI());
      ArrayNode quotes = fact.putArray("quotes");
      reference.quotes().forEach(quotes::add);
    }
    ArrayNode actors = node.putArray("actors");
    for (ActorReference reference : correction.change().actors()) {
      ObjectNode actor = actors.addObject();
      actor.put("iri", reference.actor().getURI());
      actor.put("label", reference.label());
      actor.put("type", reference.type().getLocalName());
    }
    node.put("words", correction.change().words());
    node.put("who", correction.who());
    node.put("why", correction.why());
    node.put("when", correction.when().toString());
    return node;
  }

  private static void send(Exchange exchange, ObjectNode json) throws IOException {
    exchange.response().setHeader("Cache-Control", "no-store");
    exchange.send(200, JSON_TYPE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
  }
}
