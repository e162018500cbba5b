package org.entente.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.entente.Progress;
import org.entente.Step;

/**
 * Shows how a load goes on: a bar with documents, facts a second and the time that is left on a
 * terminal, a plain line every ten seconds elsewhere.
 */
final class LoadProgress implements Progress {

  private static final int WIDTH = 78;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final PrintStream err;
  private final boolean interactive;
  private final BooleanSupplier stopped;
  private long lastLine = System.nanoTime();
  private long firstStep;
  private boolean dirty;
  private Optional<ProgressBar> bar = Optional.empty();

  LoadProgress(Terminal terminal, BooleanSupplier stopped) {
    this.err = terminal.err();
    this.interactive = terminal.interactive();
    this.stopped = stopped;
  }

  @Override
  public boolean isStopped() {
    return stopped.getAsBoolean();
  }

  @Override
  public void preparing() {
    String words = "Loading the parser's models ...";
    if (interactive) {
      overwrite(words);
    } else {
      plain(words);
    }
  }

  @Override
  public void storing(String words) {
    if (interactive) {
      bar.ifPresent(ProgressBar::close);
      bar = Optional.empty();
      overwrite("Making the store: " + words);
    } else if (System.nanoTime() - lastLine > PLAIN_NANOS) {
      plain("Making the store: " + words);
    }
  }

  @Override
  public void done(Step step) {
    if (firstStep == 0) {
      firstStep = System.nanoTime();
    }
    double seconds = (System.nanoTime() - firstStep) / 1e9;
    String facts =
        String.format(
            Locale.ROOT,
            "%,d facts%s",
            step.facts(),
            seconds < 1 ? "" : String.format(Locale.ROOT, ", %.0f/s", step.facts() / seconds));
    if (interactive) {
      ProgressBar shown = bar.orElseGet(() -> begin(step));
      shown.setExtraMessage(" " + facts);
      shown.maxHint(step.total() == 0 ? -1 : Math.max(step.total(), step.done()));
      shown.stepTo(step.done());
    } else if (System.nanoTime() - lastLine > PLAIN_NANOS) {
      String of = step.total() > 0 ? step.done() + "/" + step.total() : String.valueOf(step.done());
      plain(of + " documents, " + facts + left(step, seconds) + ": " + step.name());
    }
  }

  private static String left(Step step, double seconds) {
    return step.total() <= step.done() || step.done() < 2
        ? ""
        : String.format(
            Locale.ROOT,
            ", about %.0f s left",
            seconds / (step.done() - 1) * (step.total() - step.done()));
  }

  private ProgressBar begin(Step step) {
    ProgressBar begun =
        new ProgressBarBuilder()
            .setTaskName("Reading")
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(step.total() == 0 ? -1 : step.total())
            .setUpdateIntervalMillis(300)
            .setMaxRenderedLength(WIDTH)
            .setConsumer(new DelegatingProgressBarConsumer(this::overwrite, WIDTH))
            .build();
    bar = Optional.of(begun);
    return begun;
  }

  /** Takes the line away. */
  void end() {
    bar.ifPresent(ProgressBar::close);
    if (dirty) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
      dirty = false;
    }
  }

  /** Also by the bar's own thread. */
  private synchronized void overwrite(String text) {
    String line = Texts.clean(text);
    err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
    err.flush();
    dirty = true;
  }

  private void plain(String text) {
    err.println(Texts.line(text, 200));
    lastLine = System.nanoTime();
  }
}
