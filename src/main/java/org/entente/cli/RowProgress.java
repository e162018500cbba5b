package org.entente.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how many rows are compared: a bar on a terminal, a plain line every ten seconds elsewhere.
 */
final class RowProgress implements LongConsumer, AutoCloseable {

  private static final int WIDTH = 78;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final PrintStream err;
  private final long about;
  private final Optional<ProgressBar> bar;
  private long lastLine = System.nanoTime();

  /**
   * @param about how many rows there are; 0 when that is not known
   */
  RowProgress(Terminal terminal, long about) {
    this.err = terminal.err();
    this.about = about;
    this.bar =
        terminal.interactive()
            ? Optional.of(
                new ProgressBarBuilder()
                    .setTaskName("Comparing")
                    .setUnit(" rows", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setInitialMax(about == 0 ? -1 : about)
                    .setUpdateIntervalMillis(300)
                    .setMaxRenderedLength(WIDTH)
                    .showSpeed()
                    .setConsumer(new DelegatingProgressBarConsumer(this::overwrite, WIDTH))
                    .build())
            : Optional.empty();
  }

  @Override
  public void accept(long done) {
    if (bar.isPresent()) {
      bar.get().maxHint(about == 0 ? -1 : Math.max(about, done));
      bar.get().stepTo(done);
    } else if (System.nanoTime() - lastLine > PLAIN_NANOS) {
      err.printf(
          Locale.ROOT,
          "%,d%s rows compared%n",
          done,
          about > 0 ? String.format(Locale.ROOT, "/%,d", about) : "");
      lastLine = System.nanoTime();
    }
  }

  /** Takes the line away. */
  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    if (bar.isPresent()) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
    }
  }

  private synchronized void overwrite(String text) {
    String line = Texts.clean(text);
    err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
    err.flush();
  }
}
