package org.entente.server.sparql;

import java.io.IOException;
import java.util.List;
import org.entente.server.http.Exchange;
import org.entente.server.http.Part;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;

/** What cut answers link to. */
public final class Notes implements Part {

  private final Limits limits;

  public Notes(Service service) {
    this.limits = Limits.of(service.settings());
  }

  @Override
  public void addTo(Routes routes) {
    routes.get(Service.PATH + "truncated", this::truncated);
  }

  private void truncated(Exchange exchange) throws IOException {
    exchange.send(
        200,
        "text/plain",
        String.join(
            "\n",
            List.of(
                "The answer that links here is not all that there is: it was cut.",
                "",
                "An answer has at most "
                    + limits.rows()
                    + " rows (maxRows) or "
                    + limits.triples()
                    + " triples (maxTriples),",
                "a DESCRIBE tells about " + limits.described() + " resources (maxDescribed), and",
                "all of it takes at most " + limits.bytes() + " bytes of memory (maxAnswer).",
                "",
                "Ask for parts, with ORDER BY, LIMIT and OFFSET, or for less. The header",
                Results.TRUNCATED + " of a cut answer says what it was cut to.",
                "")));
  }
}
