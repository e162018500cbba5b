package org.entente.server.linked;

import java.util.Optional;
import org.entente.server.http.Exchange;
import org.entente.server.http.Service;
import org.entente.store.Revision;

/** Which state of the store an answer is of. It is taken before the answer is read. */
record Freshness(Revision revision, int seconds) {

  static Freshness of(Service service) {
    return new Freshness(
        service.store().revision(), (int) service.settings().get(LinkedData.FRESH).toSeconds());
  }

  /** True when the client has this form of this state, and was told so. */
  boolean held(Exchange exchange, String variant) {
    return exchange.unchanged(
        revision.tag() + "-" + variant, Optional.of(revision.since()), seconds);
  }
}
