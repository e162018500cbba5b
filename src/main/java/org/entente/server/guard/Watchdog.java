package org.entente.server.guard;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/**
 * The last resort: when a request has used more CPU time than any may, and everything that should
 * have stopped it has not, the process ends at once. Nothing of the store is lost by that, and a
 * supervisor starts it again. CPU time and not time on the clock, so that who reads slowly is safe.
 */
public final class Watchdog implements Filter {

  /** The process's exit code. */
  public static final int EXIT_CODE = 70;

  static final Setting<Optional<Duration>> REQUEST_CPU = requestCpu();

  private static final Duration ROUND = Duration.ofMillis(200);

  /** Finite, however long: whole graphs, and what the operator loads. */
  private static final Set<String> LONG = Set.of("/entente/data", Guard.DOCUMENTS);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Set<Work> WORKING = ConcurrentHashMap.newKeySet();
  private static final AtomicBoolean WATCHING = new AtomicBoolean();

  /** A request while it is answered. */
  private record Work(Thread thread, long cpuAtStart, long limit, String what) {

    long cpu() {
      return THREADS.getThreadCpuTime(thread.getId()) - cpuAtStart;
    }
  }

  private final long limit;

  /**
   * @param queryTimeout how long a query may run; a request may use twice as much CPU time, unless
   *     the settings say otherwise
   */
  public Watchdog(Settings settings, Duration queryTimeout) {
    this.limit = settings.get(REQUEST_CPU).orElse(queryTimeout.multipliedBy(2)).toNanos();
    if (!WATCHING.getAndSet(true)) {
      Thread thread = new Thread(Watchdog::watch, "entente-watchdog");
      thread.setDaemon(true);
      thread.setPriority(Thread.MAX_PRIORITY);
      thread.start();
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    // What a client has no say in beyond its address is bounded by what there is.
    boolean free = http.getQueryString() == null && !http.getMethod().equals("POST");
    if (free || LONG.stream().anyMatch(http.getRequestURI()::startsWith)) {
      chain.doFilter(request, response);
      return;
    }
    Thread thread = Thread.currentThread();
    String what = http.getMethod() + " " + http.getRequestURI();
    Work work = new Work(thread, THREADS.getThreadCpuTime(thread.getId()), limit, what);
    WORKING.add(work);
    try {
      chain.doFilter(request, response);
    } finally {
      WORKING.remove(work);
    }
  }

  private static void watch() {
    while (true) {
      try {
        Thread.sleep(ROUND.toMillis());
      } catch (InterruptedException e) {
        return;
      }
      for (Work work : WORKING) {
        if (work.cpu() > work.limit() && WORKING.contains(work)) {
          end(work);
        }
      }
    }
  }

  private static void end(Work work) {
    StringBuilder reason = new StringBuilder("entente: ");
    reason
        .append(work.what())
        .append(" has used more than ")
        .append(work.limit() / 1_000_000)
        .append(" ms of CPU time and does not stop. The process ends with ")
        .append(EXIT_CODE)
        .append(", so that it can be started again.\n");
    for (StackTraceElement element : work.thread().getStackTrace()) {
      reason.append("\tat ").append(element).append('\n');
    }
    // Whoever reads standard error may have stopped reading it.
    Thread printing = new Thread(() -> System.err.print(reason), "entente-last-words");
    printing.setDaemon(true);
    printing.start();
    try {
      printing.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  private static Setting<Optional<Duration>> requestCpu() {
    Setting<Duration> time =
        Setting.duration(
            "requestCpu", "60 s", Duration.ofMillis(100), Duration.ofHours(24), "The time.");
    return new Setting<>(
        "requestCpu",
        "",
        "How much CPU time a request may use before the process ends with 70; twice queryTimeout"
            + " unless it is set.",
        text -> text.isBlank() ? Optional.empty() : Optional.of(time.reader().apply(text)));
  }
}
