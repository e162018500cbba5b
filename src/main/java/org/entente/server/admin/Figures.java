package org.entente.server.admin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.entente.server.guard.Guard;
import org.entente.server.guard.Tally;
import org.entente.server.sparql.KeptAnswers;
import org.entente.server.sparql.QueryListener;
import org.entente.server.sparql.QueryReport;

/** Counts and times what the server does, in Prometheus' terms. */
final class Figures implements Tally, QueryListener, AutoCloseable {

  private static final Duration[] QUERY_TIMES = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  Figures() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** What the guard and the store show at any time. */
  void watch(Guard guard, StoreSize size) {
    Gauge.builder("entente.working", guard, Guard::working)
        .description("Requests that cost something and are answered now")
        .strongReference(true)
        .register(registry);
    Gauge.builder("entente.waiting", guard, Guard::waiting)
        .description("Requests that cost something and wait for their turn")
        .strongReference(true)
        .register(registry);
    Gauge.builder("entente.store.size", size, StoreSize::bytes)
        .description("Of the store's files on disk")
        .baseUnit("bytes")
        .strongReference(true)
        .register(registry);
    Gauge.builder("entente.store.documents", size, StoreSize::documents)
        .description("Documents in the store")
        .strongReference(true)
        .register(registry);
    Gauge.builder("entente.store.engagements", size, StoreSize::engagements)
        .description("Engagements in the store, counted once for each document that tells of one")
        .strongReference(true)
        .register(registry);
  }

  /** How often an answer need not be found again. */
  void count(KeptAnswers kept) {
    FunctionCounter.builder("entente.answers.kept", kept, k -> k.stats().hitCount())
        .description("Queries that were answered by a kept answer")
        .register(registry);
  }

  @Override
  public void answered(String kind, int status, Duration time) {
    Timer.builder("entente.requests")
        .description("Requests from their headers to the end of the answer")
        .tag("kind", kind)
        .tag("status", Integer.toString(status))
        .register(registry)
        .record(time);
  }

  @Override
  public void refused(String reason, int status) {
    Counter.builder("entente.refused")
        .description("Requests that were not let in")
        .tag("reason", reason)
        .tag("status", Integer.toString(status))
        .register(registry)
        .increment();
  }

  @Override
  public void waited(Duration time) {
    Timer.builder("entente.queue")
        .description("How long requests that cost something waited for their turn")
        .register(registry)
        .record(time);
  }

  @Override
  public void cut(String reason) {
    Counter.builder("entente.connections.cut")
        .description("Connections that were cut: too many, or too slow")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  @Override
  public void asked(QueryReport report) {
    Timer.builder("entente.queries")
        .description("Queries until there was an answer or a refusal")
        .tag("outcome", outcome(report))
        .serviceLevelObjectives(QUERY_TIMES)
        .register(registry)
        .record(report.time());
    if (report.refused().isEmpty()) {
      DistributionSummary.builder("entente.query.rows")
          .description("Rows or triples of an answer")
          .register(registry)
          .record(report.rows());
    }
  }

  /** {@code answered}, {@code cut}, or why it was refused. */
  static String outcome(QueryReport report) {
    return report
        .refused()
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .orElse(report.cut() ? "cut" : "answered");
  }

  /** In Prometheus' text format. */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
