package org.entente.server.sparql;

import java.io.IOException;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.fuseki.servlets.ActionService;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.entente.server.http.Exchange;
import org.entente.server.settings.Settings;

/** An operation of Fuseki that reads, and tells by one way for all what it refuses. */
abstract class SafeService extends ActionService {

  private final Settings settings;

  SafeService(Settings settings) {
    this.settings = settings;
  }

  /**
   * Answers.
   *
   * @throws Refusal that the client is told
   */
  abstract void answer(HttpAction action, Exchange exchange) throws IOException;

  @Override
  public void execGet(HttpAction action) {
    executeLifecycle(action);
  }

  @Override
  public void execHead(HttpAction action) {
    executeLifecycle(action);
  }

  /** What is wrong is told when it is executed. */
  @Override
  public void validate(HttpAction action) {}

  @Override
  public void execute(HttpAction action) {
    Exchange exchange = new Exchange(action.getRequest(), action.getResponse(), settings);
    try {
      try {
        answer(action, exchange);
      } catch (Refusal refusal) {
        Results.refuse(exchange, refusal);
      }
    } catch (IOException e) {
      // The client has left: Fuseki notes that in one line.
      throw new RuntimeIOException(e);
    }
  }
}
