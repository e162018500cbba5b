package org.entente.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.entente.Step;
import org.junit.jupiter.api.Test;

class LoadProgressTest {

  private static String shown(boolean interactive) throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), err, err, interactive);
    try (Interruption interruption = Interruption.listen()) {
      LoadProgress progress = new LoadProgress(terminal, interruption::isAskedFor);
      progress.preparing();
      for (int i = 1; i <= 20; i++) {
        progress.done(new Step(i + ".txt", i, 40, 3L * i));
        Thread.sleep(100);
      }
      assertThat(progress.isStopped()).isFalse();
      progress.end();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void barOnATerminalHasDocumentsFactsAndTimeAndGoesAway() throws InterruptedException {
    String shown = shown(true);
    assertThat(shown)
        .containsPattern(
            "Reading +\\d+% \\[=+>? +\\] \\d+/40 \\(0:00:0\\d / 0:00:0\\d\\) +\\d+ facts, \\d+/s")
        .endsWith("\r");
    assertThat(shown.split("\r")).allMatch(line -> line.length() <= 78);
  }

  @Test
  void plainLinesElsewhere() throws InterruptedException {
    assertThat(shown(false).lines()).hasSize(1).allMatch(line -> !line.contains("\r"));
  }
}
