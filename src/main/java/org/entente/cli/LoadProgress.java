package org.entente.cli;

import java.io.PrintStream;
import org.entente.Progress;

/** Shows how a load goes on: one line that changes on a terminal, few plain lines elsewhere. */
final class LoadProgress implements Progress {

  private static final int WIDTH = 78;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final PrintStream err;
  private final boolean interactive;
  private long lastLine = System.nanoTime();
  private boolean dirty;

  LoadProgress(Terminal terminal) {
    this.err = terminal.err();
    this.interactive = terminal.interactive();
  }

  @Override
  public void preparing() {
    show("Loading the parser's models (about 20 seconds) ...", true);
  }

  @Override
  public void done(String name, int done, long total) {
    String of = total > 0 ? done + "/" + total : String.valueOf(done);
    show(of + " " + name, false);
  }

  /** Takes the line away. */
  void end() {
    if (dirty) {
      err.print("\r" + " ".repeat(WIDTH) + "\r");
      err.flush();
      dirty = false;
    }
  }

  private void show(String text, boolean always) {
    if (interactive) {
      String line = Texts.line(text, WIDTH);
      err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
      err.flush();
      dirty = true;
    } else if (always || System.nanoTime() - lastLine > PLAIN_NANOS) {
      err.println(Texts.line(text, 200));
      lastLine = System.nanoTime();
    }
  }
}
