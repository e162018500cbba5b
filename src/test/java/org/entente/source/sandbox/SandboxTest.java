package org.entente.source.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.entente.source.extract.Extracted;
import org.entente.source.extract.Extractor;
import org.entente.source.extract.Format;
import org.entente.source.extract.HostileFiles;
import org.entente.source.extract.Refusal;
import org.entente.source.extract.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes, which really die. */
@Timeout(180)
class SandboxTest {

  private static final int ALL = 20_000_000;

  /** More draws than can be done in a year. */
  private static final byte[] ENDLESS = HostileFiles.slowPdf(14, 10);

  private static final byte[] PAGE = page("A good page.");

  private static Limits limits(int heap, Duration answer, Duration idle) {
    return new Limits(heap, answer, Duration.ofSeconds(60), idle, 1);
  }

  private static Sandbox sandbox() {
    return new Sandbox(limits(512, Duration.ofSeconds(100), Duration.ofSeconds(60)));
  }

  private static byte[] page(String words) {
    return ("<html><body><p>" + words + "</p></body></html>").getBytes(UTF_8);
  }

  private static String read(Sandbox sandbox) {
    return sandbox.extract(Format.HTML, PAGE, ALL).body();
  }

  /** The Java processes that this one has started. */
  static List<ProcessHandle> readers(ProcessHandle parent) {
    return parent
        .children()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .toList();
  }

  private static List<ProcessHandle> startedSince(List<ProcessHandle> before) {
    return readers(ProcessHandle.current()).stream().filter(p -> !before.contains(p)).toList();
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    boolean held = condition.getAsBoolean();
    for (int i = 0; i < 800 && !held; i++) {
      Thread.sleep(50);
      held = condition.getAsBoolean();
    }
    assertThat(held).isTrue();
  }

  @Test
  void oneProcessReadsAllFormatsAsThisOneDoes() throws IOException {
    List<ProcessHandle> before = readers(ProcessHandle.current());
    Sandbox sandbox = sandbox();
    for (Map.Entry<String, byte[]> file : Samples.all().entrySet()) {
      String ending = file.getKey().substring(file.getKey().indexOf('.') + 1);
      Format format =
          ending.equals("eml") ? Format.MAIL : Format.valueOf(ending.toUpperCase(Locale.ROOT));
      Extracted there = sandbox.extract(format, file.getValue(), ALL);
      assertThat(there)
          .as(file.getKey())
          .isEqualTo(new Extractor(ALL).extract(format, file.getValue()));
    }
    assertThat(startedSince(before)).hasSize(1);
  }

  @Test
  void memoryThatDoesNotSufficeIsARefusalAndTheNextIsRead() {
    Sandbox small = new Sandbox(limits(40, Duration.ofSeconds(100), Duration.ofSeconds(60)));
    assertThat(read(small)).isEqualTo("A good page.\n");
    byte[] large = page("<b>word</b> ".repeat(1_000_000));
    assertThatThrownBy(() -> small.extract(Format.HTML, large, ALL))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("more than 40 MB of memory");
    assertThat(read(small)).isEqualTo("A good page.\n");
  }

  @Test
  void endlessReadingIsEndedAndTheNextIsRead() throws InterruptedException {
    List<ProcessHandle> before = readers(ProcessHandle.current());
    Sandbox hasty = new Sandbox(limits(512, Duration.ofSeconds(4), Duration.ofSeconds(60)));
    assertThatThrownBy(() -> hasty.extract(Format.PDF, ENDLESS, ALL))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("took longer than 4 seconds");
    until(() -> startedSince(before).isEmpty());
    assertThat(read(hasty)).isEqualTo("A good page.\n");
  }

  @Test
  void crashIsARefusalAndTheNextIsRead() throws Exception {
    for (String signal : List.of("-SEGV", "-KILL")) {
      List<ProcessHandle> before = readers(ProcessHandle.current());
      Sandbox sandbox = sandbox();
      CompletableFuture<String> reading =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return sandbox.extract(Format.PDF, ENDLESS, ALL).body();
                } catch (Refusal e) {
                  return e.reason();
                }
              });
      // It is reading when it has used more time than it takes to start.
      until(() -> busySince(before).isPresent());
      kill(signal, busySince(before).orElseThrow());
      assertThat(reading.get(60, TimeUnit.SECONDS)).contains("the process that read it broke off");
      assertThat(read(sandbox)).isEqualTo("A good page.\n");
    }
  }

  private static Optional<ProcessHandle> busySince(List<ProcessHandle> before) {
    return startedSince(before).stream().filter(p -> cpuSeconds(p) >= 2).findFirst();
  }

  private static long cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toSeconds();
  }

  private static void kill(String signal, ProcessHandle process) throws Exception {
    assertThat(new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor())
        .isZero();
  }

  @Test
  void processThatDiedBetweenTwoFilesIsReplaced() throws InterruptedException {
    List<ProcessHandle> before = readers(ProcessHandle.current());
    Sandbox sandbox = sandbox();
    read(sandbox);
    ProcessHandle first = startedSince(before).get(0);
    first.destroyForcibly();
    assertThat(read(sandbox)).isEqualTo("A good page.\n");
    until(() -> !first.isAlive());
  }

  @Test
  void processThatNobodyNeedsIsEnded() throws InterruptedException {
    List<ProcessHandle> before = readers(ProcessHandle.current());
    Sandbox sandbox = new Sandbox(limits(512, Duration.ofSeconds(100), Duration.ofMillis(300)));
    read(sandbox);
    until(() -> startedSince(before).isEmpty());
    assertThat(read(sandbox)).isEqualTo("A good page.\n");
  }

  @Test
  void noProcessOutlivesOneThatWasKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                SandboxTest.class.getName())
            .start();
    try {
      until(() -> !readers(parent.toHandle()).isEmpty());
      ProcessHandle reader = readers(parent.toHandle()).get(0);
      until(() -> cpuSeconds(reader) >= 2);
      // A terminal's Ctrl-C goes to both, and is not for this one.
      kill("-INT", reader);
      until(() -> cpuSeconds(reader) >= 3);
      assertThat(reader.isAlive()).isTrue();
      parent.destroyForcibly();
      until(() -> !reader.isAlive());
    } finally {
      parent.destroyForcibly();
    }
  }

  /** Reads without end. */
  public static void main(String[] arguments) {
    sandbox().extract(Format.PDF, ENDLESS, ALL);
  }

  @Test
  void interruptionEndsTheReading() throws InterruptedException {
    List<ProcessHandle> before = readers(ProcessHandle.current());
    Thread reading = new Thread(() -> sandbox().extract(Format.PDF, ENDLESS, ALL));
    reading.setUncaughtExceptionHandler((thread, e) -> {});
    reading.start();
    until(() -> !startedSince(before).isEmpty());
    reading.interrupt();
    reading.join(20_000);
    assertThat(reading.isAlive()).isFalse();
    until(() -> startedSince(before).isEmpty());
  }
}
