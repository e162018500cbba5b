package org.entente.server.admin;

import java.time.Duration;
import org.entente.server.guard.Client;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;
import org.entente.server.sparql.QueryListener;
import org.entente.server.sparql.QueryReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs queries that took long, by the hash of their text: what was asked, and by whom, is nobody's
 * business unless the operator wants to know.
 */
final class SlowQueries implements QueryListener {

  static final Setting<Duration> SLOW_QUERY =
      Setting.duration(
          "slowQuery",
          "10 s",
          Duration.ofMillis(0),
          Duration.ofHours(1),
          "A query that takes this long is logged as a warning of the logger org.entente.slow.");

  static final Setting<Boolean> SLOW_QUERY_CLIENT =
      Setting.flag(
          "slowQueryClient", false, "Whether that log names the client's address or network too.");

  private static final Logger LOG = LoggerFactory.getLogger("org.entente.slow");

  private final Duration slow;
  private final boolean client;

  SlowQueries(Settings settings) {
    this.slow = settings.get(SLOW_QUERY);
    this.client = settings.get(SLOW_QUERY_CLIENT);
  }

  @Override
  public void asked(QueryReport report) {
    if (report.time().compareTo(slow) >= 0) {
      LOG.warn(
          "query={} ms={} rows={} outcome={}{}",
          report.query(),
          report.time().toMillis(),
          report.rows(),
          Figures.outcome(report),
          client ? " client=" + Client.ofThisThread().map(Client::name).orElse("?") : "");
    }
  }
}
