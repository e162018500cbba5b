package org.entente.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a file is cut, each line comes once, with its number. */
class SliceTest {

  private static final Configuration HADOOP = new Configuration();

  @TempDir private Path folder;

  private static List<String> lines(InputFile file, long bytes) throws IOException {
    List<String> lines = new ArrayList<>();
    long before = 0;
    for (Slice slice : Slice.of(file, bytes)) {
      try (Slice.Lines all = slice.after(before).lines(HADOOP)) {
        Optional<Slice.Line> line = all.next();
        while (line.isPresent()) {
          lines.add(
              line.get().number() + " " + new String(line.get().bytes(), StandardCharsets.UTF_8));
          line = all.next();
        }
      }
      before += slice.end() == Long.MAX_VALUE ? 0 : slice.countLineFeeds(HADOOP);
    }
    return lines;
  }

  @Test
  void linesDoNotDependOnSlices() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      List<String> expected = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      int n = random.nextInt(12);
      for (int i = 1; i <= n; i++) {
        String line = "é\r".repeat(random.nextInt(4)) + "x".repeat(random.nextInt(9));
        boolean last = i == n && random.nextBoolean() && !line.isEmpty();
        text.append(line).append(last ? "" : "\n");
        expected.add(i + " " + line);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      Path file = Files.write(folder.resolve(round + ".jsonl"), bytes);
      InputFile input = new InputFile(file.toUri().toString(), "a", 0, bytes.length, true);
      for (int size = 1; size < 12; size++) {
        assertThat(lines(input, size)).as("%s in slices of %d", text, size).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatIsPackedIsNotCut() throws IOException {
    Path file = folder.resolve("a.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
    }
    Inputs inputs = Inputs.list(List.of(folder.toString()), Optional.empty(), HADOOP);
    assertThat(inputs.problems()).isEmpty();
    assertThat(lines(inputs.lines().get(0), 2)).containsExactly("1 one", "2 two");
  }
}
