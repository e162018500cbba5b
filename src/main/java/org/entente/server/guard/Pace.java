package org.entente.server.guard;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingNestedCallback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/**
 * Cuts off who sends a body or takes an answer too slowly: an answer that is not taken holds a
 * thread, a place to work and a read transaction. Only time in which the other side is waited for
 * counts.
 */
final class Pace extends Handler.Wrapper {

  static final Setting<Long> LEAST_RATE =
      Setting.size(
          "leastRate",
          "1 KiB",
          1,
          1 << 20,
          "How much of a body or an answer has to pass in a second, or the connection is cut.");

  static final Setting<Duration> PATIENCE =
      Setting.duration(
          "leastRateOver",
          "10 s",
          Duration.ofMillis(100),
          Duration.ofMinutes(10),
          "Over how much time of waiting for the other side leastRate is taken.");

  private static final Duration ROUND = Duration.ofMillis(500);

  /** An answer is written in pieces of this many bytes, so that progress is seen. */
  private static final int PIECE = 16 << 10;

  private final double perNano;
  private final long patience;
  private final Scheduler scheduler;
  private final Tally tally;
  private final Set<Flow> flows = ConcurrentHashMap.newKeySet();

  Pace(Settings settings, Scheduler scheduler, Tally tally) {
    this.perNano = settings.get(LEAST_RATE) / 1e9;
    this.patience = settings.get(PATIENCE).toNanos();
    this.scheduler = scheduler;
    this.tally = tally;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Flow in = new Flow(request);
    Flow out = new Flow(request);
    flows.add(in);
    flows.add(out);
    Request.addCompletionListener(
        request,
        fault -> {
          flows.remove(in);
          flows.remove(out);
        });
    Request paced = new PacedRequest(request, in);
    return super.handle(paced, new PacedResponse(paced, response, out), callback);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    later();
  }

  private void later() {
    scheduler.schedule(this::round, ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    if (!isRunning() && !isStarting()) {
      return;
    }
    try {
      long now = System.nanoTime();
      for (Flow flow : flows) {
        if (flow.isTooSlow(now)) {
          flows.remove(flow);
          tally.cut("slow");
          flow.cut();
        }
      }
    } finally {
      later();
    }
  }

  /** One direction of one exchange. */
  private final class Flow {

    private final Request request;
    private boolean waiting;
    private long waitingSince;
    private long waited;
    private long bytes;

    private Flow(Request request) {
      this.request = request;
    }

    private synchronized void waitsForOtherSide() {
      waiting = true;
      waitingSince = System.nanoTime();
    }

    private synchronized void passed(long count) {
      bytes += count;
    }

    private synchronized void goesOn() {
      if (waiting) {
        waited += System.nanoTime() - waitingSince;
        waiting = false;
      }
    }

    /** Looks at a stretch of waiting of some length, and begins the next. */
    private synchronized boolean isTooSlow(long now) {
      long sum = waited + (waiting ? now - waitingSince : 0);
      if (sum < patience) {
        return false;
      }
      boolean slow = bytes < perNano * sum;
      waited = 0;
      waitingSince = now;
      bytes = 0;
      return slow;
    }

    private void cut() {
      request
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close(new TimeoutException("too slow"));
    }
  }

  private static final class PacedRequest extends Request.Wrapper {

    private final Flow flow;

    private PacedRequest(Request request, Flow flow) {
      super(request);
      this.flow = flow;
    }

    @Override
    public void demand(Runnable whenThere) {
      flow.waitsForOtherSide();
      super.demand(
          () -> {
            flow.goesOn();
            whenThere.run();
          });
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = super.read();
      if (chunk != null) {
        flow.passed(chunk.remaining());
      }
      return chunk;
    }
  }

  private static final class PacedResponse extends Response.Wrapper {

    private final Flow flow;

    private PacedResponse(Request request, Response response, Flow flow) {
      super(request, response);
      this.flow = flow;
    }

    @Override
    public void write(boolean last, ByteBuffer bytes, Callback callback) {
      if (bytes == null || !bytes.hasRemaining()) {
        super.write(last, bytes, callback);
      } else {
        new Pieces(last, bytes, callback).iterate();
      }
    }

    private final class Pieces extends IteratingNestedCallback {

      private final boolean last;
      private final ByteBuffer bytes;
      private int underway;

      private Pieces(boolean last, ByteBuffer bytes, Callback callback) {
        super(callback);
        this.last = last;
        this.bytes = bytes;
      }

      @Override
      protected Action process() {
        if (!bytes.hasRemaining()) {
          return Action.SUCCEEDED;
        }
        underway = Math.min(PIECE, bytes.remaining());
        ByteBuffer piece = bytes.slice(bytes.position(), underway);
        bytes.position(bytes.position() + underway);
        flow.waitsForOtherSide();
        getWrapped().write(last && !bytes.hasRemaining(), piece, this);
        return Action.SCHEDULED;
      }

      @Override
      protected void onSuccess() {
        flow.goesOn();
        flow.passed(underway);
      }
    }
  }
}
