package org.entente.server.describe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.entente.release.Release;
import org.entente.server.http.Exchange;
import org.entente.server.http.Part;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.store.StoreException;

/**
 * Whether the store answers, and which commit it is of: for load balancers, and for who wants to
 * know what the servers behind one address serve. It costs next to nothing, so nobody waits for it.
 */
public final class Condition implements Part {

  /** Where it is asked. */
  public static final String PATH = Service.PATH + "health";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Service service;
  private final Optional<Release> release;

  /**
   * @param release that the store is opened from; empty when it may change
   */
  public Condition(Service service, Optional<Release> release) {
    this.service = service;
    this.release = release;
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(PATH, this::answer);
  }

  private void answer(Exchange exchange) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    int status = 200;
    try {
      Optional<Instant> committed = service.store().committed();
      answer.put("status", "ready").put("commit", service.store().commit());
      committed.ifPresent(time -> answer.put("committed", time.toString()));
      release.ifPresent(
          known ->
              answer.put("release", known.name()).put("published", known.published().toString()));
    } catch (StoreException e) {
      status = 503;
      answer.put("status", "failed");
    }
    exchange.response().setHeader("Cache-Control", "no-store");
    exchange.send(status, "application/json", JSON.writeValueAsString(answer) + "\n");
  }
}
