package org.entente.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"nq", "trig"})
  void fileHoldsAllNamedGraphsAndIsKeptUntilTheStoreChanges(String ending) throws Exception {
    try (Served served = Served.fixture(folder)) {
      String address = "dump/entente." + ending + ".gz";
      HttpResponse<byte[]> whole = served.bytes(served.request(address));
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(whole.headers().firstValueAsLong("Content-Length")).hasValue(whole.body().length);
      assertThat(IsoMatcher.isomorphic(read(whole.body(), ending), copy(served))).isTrue();

      Path file = onlyFile();
      Object made = Files.getAttribute(file, "unix:ino");
      String tag = whole.headers().firstValue("ETag").orElseThrow();
      assertThat(served.send(served.request(address).header("If-None-Match", tag)).statusCode())
          .isEqualTo(304);
      assertThat(served.bytes(served.request(address)).body()).isEqualTo(whole.body());
      assertThat(Files.getAttribute(onlyFile(), "unix:ino")).as("not made again").isEqualTo(made);

      Txn.executeWrite(
          served.store().dataset(),
          () ->
              RDFParser.fromString("GRAPH <https://e.org/g> { <https://e.org/s> a 1 }", Lang.TRIG)
                  .parse(served.store().dataset()));
      HttpResponse<byte[]> later =
          served.bytes(served.request(address).header("If-None-Match", tag));
      assertThat(later.statusCode()).isEqualTo(200);
      assertThat(IsoMatcher.isomorphic(read(later.body(), ending), copy(served))).isTrue();
      assertThat(onlyFile()).as("the old one is gone").isNotEqualTo(file);
    }
  }

  @Test
  void partsCanBeFetched() throws Exception {
    try (Served served = Served.fixture(folder)) {
      HttpResponse<byte[]> whole = served.bytes(request(served));
      int length = whole.body().length;
      String tag = whole.headers().firstValue("ETag").orElseThrow();
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (String range : new String[] {"bytes=0-99", "bytes=100-" + (length - 51), "bytes=-50"}) {
        HttpResponse<byte[]> part =
            served.bytes(request(served).header("Range", range).header("If-Range", tag));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range").orElse(""))
            .startsWith("bytes " + joined.size() + "-")
            .endsWith("/" + length);
        joined.write(part.body());
      }
      assertThat(joined.toByteArray()).isEqualTo(whole.body());
      HttpResponse<byte[]> past = served.bytes(request(served).header("Range", "bytes=999999999-"));
      assertThat(past.statusCode()).isEqualTo(416);
      assertThat(past.headers().firstValue("Content-Range")).contains("bytes */" + length);
      for (String odd : new String[] {"bytes=0-1,5-6", "bytes=-", "lines=1-2", "bytes=9-3"}) {
        assertThat(served.bytes(request(served).header("Range", odd)).body())
            .as(odd)
            .hasSize(length);
      }
      HttpResponse<byte[]> changed =
          served.bytes(
              request(served).header("Range", "bytes=0-9").header("If-Range", "\"another\""));
      assertThat(changed.statusCode()).isEqualTo(200);
      HttpResponse<byte[]> head =
          served.bytes(request(served).method("HEAD", BodyPublishers.noBody()));
      assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(length);
      assertThat(head.body()).isEmpty();
    }
  }

  @Test
  void nothingIsOfferedWhenTheOperatorSaysSo() throws Exception {
    try (Served served = Served.of(Fixture.store(folder), Map.of("dumps", "false"))) {
      assertThat(served.get("dump/entente.nq.gz").statusCode()).isEqualTo(404);
      assertThat(folder.resolve("dumps")).doesNotExist();
    }
  }

  private static HttpRequest.Builder request(Served served) {
    return served.request("dump/entente.nq.gz");
  }

  private Path onlyFile() throws Exception {
    try (var files = Files.list(folder.resolve("dumps"))) {
      var all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static DatasetGraph read(byte[] gzip, String ending) throws Exception {
    DatasetGraph dataset = DatasetGraphFactory.create();
    Lang lang = ending.equals("nq") ? Lang.NQUADS : Lang.TRIG;
    RDFParser.source(new GZIPInputStream(new ByteArrayInputStream(gzip))).lang(lang).parse(dataset);
    return dataset;
  }

  private static DatasetGraph copy(Served served) {
    DatasetGraph copy = DatasetGraphFactory.create();
    served
        .store()
        .read(
            data -> {
              data.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(copy::add);
              return true;
            });
    return copy;
  }
}
