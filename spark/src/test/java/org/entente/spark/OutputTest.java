package org.entente.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.entente.spark.Output.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published is all of it or nothing, whenever a run is killed. */
class OutputTest {

  @TempDir private Path folder;

  private Path root() {
    return folder.resolve("out");
  }

  private Output open() throws IOException {
    return new Output(root().toString(), new Configuration());
  }

  /** As Spark leaves it. */
  private List<String> written(Output output, String run, String part) throws IOException {
    Path work = root().resolve("_staging/" + run + "/work/graphs");
    Path file = work.resolve("part=" + part + "/part-0.txt.gz");
    Files.createDirectories(file.getParent());
    Files.writeString(file, part);
    return output.ready(run, Kind.GRAPHS, new org.apache.hadoop.fs.Path(work.toUri()));
  }

  private static LogEntry entry(String run, List<String> add, List<String> remove) {
    return new LogEntry(run, "_staging/" + run, add, remove);
  }

  private List<String> names() throws IOException {
    return Expected.files(root().resolve("graphs"), ".nq.gz").stream()
        .map(file -> file.getFileName().toString())
        .toList();
  }

  @Test
  void filesComeAndGo() throws IOException {
    Output output = open();
    output.publish(entry("1", written(output, "1", "a"), List.of()));
    output.publish(entry("2", written(output, "2", "b"), List.of("graphs/a.nq.gz")));
    assertThat(names()).containsExactly("b.nq.gz");
    assertThat(root().resolve("_staging/2")).doesNotExist();
    assertThat(open().all(Kind.GRAPHS)).singleElement().asString().endsWith("/graphs/b.nq.gz");
  }

  @Test
  void beforeTheEntryNothingHasChanged() throws IOException {
    Output output = open();
    output.publish(entry("1", written(output, "1", "a"), List.of()));
    written(output, "2", "b");
    assertThat(open().all(Kind.GRAPHS)).singleElement().asString().endsWith("/graphs/a.nq.gz");
  }

  @Test
  void afterTheEntryTheNextRunCompletesIt() throws IOException {
    Output output = open();
    output.publish(entry("1", written(output, "1", "a"), List.of()));
    List<String> add = written(output, "2", "b");
    // The entry of a run that was killed as soon as it stood there.
    Files.writeString(
        root().resolve("_log/00000002.json"),
        """
        {"run": "2", "staging": "_staging/2", "add": ["%s"], "remove": ["graphs/a.nq.gz"]}
        """
            .formatted(add.get(0)));
    assertThat(names()).containsExactly("a.nq.gz");
    open();
    assertThat(names()).containsExactly("b.nq.gz");
    open();
    assertThat(names()).containsExactly("b.nq.gz");
  }

  @Test
  void ofTwoRunsAtATimeTheSecondIsRefused() throws IOException {
    Output one = open();
    Output two = open();
    one.publish(entry("1", written(one, "1", "a"), List.of()));
    List<String> add = written(two, "2", "b");
    assertThatThrownBy(() -> two.publish(entry("2", add, List.of())))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("another run has written");
    assertThat(names()).containsExactly("a.nq.gz");
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws IOException {
    Files.createDirectories(root());
    Files.writeString(root().resolve("thesis.txt"), "mine");
    assertThatThrownBy(this::open)
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds something else");
    assertThat(root().resolve("_log")).doesNotExist();
  }
}
