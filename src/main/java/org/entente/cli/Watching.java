package org.entente.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.entente.FolderWatch;
import org.entente.LoadReport;
import org.entente.Progress;
import org.entente.WatchReport;
import org.entente.store.Change;
import org.entente.store.StoreException;

/** Watches folders and prints what was done, a line a document. */
final class Watching implements FolderWatch.Listener {

  private static final long AGAIN_MILLIS = TimeUnit.MINUTES.toMillis(1);
  private static final long STEP_MILLIS = 100;

  private final Terminal terminal;
  private final BooleanSupplier stopped;
  private Optional<LoadProgress> shown = Optional.empty();
  private boolean cut;

  Watching(Terminal terminal, BooleanSupplier stopped) {
    this.terminal = terminal;
    this.stopped = stopped;
  }

  /** Loads what is there and prints it as {@code load} does. */
  LoadReport begin(FolderWatch folders) {
    WatchReport report;
    try {
      report = folders.begin(this);
    } finally {
      end();
    }
    cut |= report.load().stopped();
    LoadDocuments.print(terminal, report.load());
    printRemoved(report);
    return report.load();
  }

  /**
   * The same beside a server, until it is stopped: where the store cannot be written it is tried
   * again after a minute.
   *
   * @param begun whether what is there is loaded already
   */
  void beside(FolderWatch folders, boolean begun) {
    boolean first = !begun;
    while (!stopped.getAsBoolean()) {
      try {
        if (first) {
          begin(folders);
          first = false;
        }
        folders.follow(this);
      } catch (StoreException e) {
        end();
        terminal
            .err()
            .println("entente: watching is tried again in a minute: " + Faults.sentence(e));
        pause();
      }
    }
  }

  /** Whether a load was ended before all was read. */
  boolean isCut() {
    return cut;
  }

  private void pause() {
    try {
      for (long left = AGAIN_MILLIS; left > 0 && !stopped.getAsBoolean(); left -= STEP_MILLIS) {
        Thread.sleep(STEP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Progress progress() {
    LoadProgress progress = new LoadProgress(terminal, stopped);
    shown = Optional.of(progress);
    return progress;
  }

  @Override
  public void done(WatchReport report) {
    end();
    cut |= report.load().stopped();
    for (LoadReport.Loaded loaded : report.load().documents()) {
      if (loaded.change() != Change.UNCHANGED) {
        int facts = loaded.facts().values().stream().mapToInt(Integer::intValue).sum();
        terminal
            .out()
            .println(
                loaded.change().name().toLowerCase(Locale.ROOT)
                    + " "
                    + Texts.line(loaded.source(), 200)
                    + ": "
                    + Texts.count(loaded.actors(), "actor")
                    + ", "
                    + Texts.count(facts, "fact"));
      }
    }
    printRemoved(report);
    LoadDocuments.printLeftOut(terminal, report.load());
    LoadDocuments.printProblems(terminal, report.load());
  }

  private void printRemoved(WatchReport report) {
    report
        .removed()
        .forEach(source -> terminal.out().println("removed " + Texts.line(source, 200)));
  }

  @Override
  public void notice(String sentence) {
    terminal.err().println("problem: " + Texts.clean(sentence));
  }

  private void end() {
    shown.ifPresent(LoadProgress::end);
  }
}
