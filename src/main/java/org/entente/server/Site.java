package org.entente.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entente.server.admin.Admin;
import org.entente.server.describe.Descriptions;
import org.entente.server.guard.Guard;
import org.entente.server.http.Exchange;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.server.linked.LinkedData;
import org.entente.server.pages.Pages;
import org.entente.server.reconcile.Reconciliation;
import org.entente.server.search.Search;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;
import org.entente.server.sparql.BoundedQueries;
import org.entente.server.sparql.KeptAnswers;
import org.entente.server.sparql.Limits;
import org.entente.server.sparql.Notes;
import org.entente.server.sparql.RefreshAhead;

/** All that the service answers besides SPARQL, and all that can be set about it. */
final class Site {

  /** One line a setting, grouped by the part that it belongs to. */
  private static final List<Setting<?>> SETTINGS =
      List.of(
          Exchange.PUBLIC_ADDRESS,
          Limits.QUERY_TIMEOUT,
          Limits.MAX_ROWS,
          Limits.MAX_TRIPLES,
          Limits.MAX_GRAPH,
          Limits.MAX_ANSWER,
          KeptAnswers.KEPT_ANSWERS,
          RefreshAhead.REFRESHED,
          Limits.MAX_DESCRIBED,
          Limits.MAX_QUERY,
          Limits.MAX_NESTING,
          Limits.MAX_VALUES,
          Limits.SERVICES,
          Reconciliation.BATCH,
          LinkedData.PAGE,
          LinkedData.TRIPLES,
          LinkedData.FRESH);

  private Site() {}

  /** These, and those of what stands beside the addresses. */
  static List<Setting<?>> settings() {
    return Stream.of(SETTINGS, Guard.SETTINGS, Admin.SETTINGS, Descriptions.SETTINGS)
        .<Setting<?>>flatMap(List::stream)
        .toList();
  }

  /** Addresses that take larger bodies than queries have, and how large; in bytes. */
  static Map<String, Long> bodySizes(Settings settings) {
    return Map.of(Service.PATH + "validate", settings.get(Descriptions.CHECKED_SIZE));
  }

  /** One line a part. */
  static Routes routes(Service service, BoundedQueries queries, Pages pages) {
    return new Routes()
        .with(new Notes(service))
        .with(pages)
        .with(new Search(service, Optional.of(pages)))
        .with(new Reconciliation(service, queries))
        .with(new LinkedData(service, pages))
        .with(new Descriptions(service, pages, queries));
  }
}
