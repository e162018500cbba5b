package org.entente.server.describe;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.entente.rdf.Prefixes;
import org.entente.server.http.Exchange;
import org.entente.server.http.FileAnswer;
import org.entente.server.http.Routes;
import org.entente.server.http.Service;
import org.entente.server.settings.Setting;
import org.entente.store.Revision;

/**
 * All graphs in one file. A file is made of one state of the store when it is first asked for, one
 * at a time, and kept in the store's folder until the store changes.
 */
final class Dumps {

  static final Setting<Boolean> OFFERED =
      Setting.flag("dumps", true, "Whether all data can be fetched as one file.");

  /** For how long a request waits for a file that is being made; then it is told to come again. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** More are told at once to come again: who waits holds a thread. */
  private static final int MAX_WAITING = 4;

  private static final int COME_AGAIN = 30;

  /** Left free on the disk: the store needs it to be written. In bytes. */
  private static final long FREE_SPACE_KEPT = 1L << 30;

  private static final String FOLDER = "dumps";

  /** The forms that there are. */
  enum Form {
    N_QUADS("nq", "application/n-quads", RDFFormat.NQUADS),
    TRIG("trig", "application/trig", RDFFormat.TRIG_BLOCKS);

    private final String ending;
    private final String mediaType;
    private final RDFFormat format;

    Form(String ending, String mediaType, RDFFormat format) {
      this.ending = ending;
      this.mediaType = mediaType;
      this.format = format;
    }

    /** What addresses below {@code /entente/dump/} end in. */
    String file() {
      return "entente." + ending + ".gz";
    }

    String mediaType() {
      return mediaType;
    }
  }

  /** A file that is there. */
  record Dump(Form form, Path file, Revision revision) {}

  private final Service service;
  private final Path folder;
  private final List<Kept<Dump>> files;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);

  Dumps(Service service) {
    this.service = service;
    this.folder = service.store().folder().resolve(FOLDER);
    // One thread for all: however many ask, one file at a time is made.
    Executor one = Descriptions.oneThread("entente-dump");
    this.files =
        Arrays.stream(Form.values())
            .map(
                form ->
                    new Kept<>(service.store()::revision, revision -> make(form, revision), one))
            .toList();
  }

  boolean offered() {
    return service.settings().get(OFFERED);
  }

  void addTo(Routes routes) {
    for (Form form : Form.values()) {
      routes.get(Service.PATH + "dump/" + form.file(), exchange -> answer(exchange, form));
    }
  }

  /** Those that have been made of the present state; nothing is made. */
  List<Dump> present() {
    Revision now = service.store().revision();
    return Arrays.stream(Form.values())
        .map(form -> new Dump(form, path(form, now), now))
        .filter(dump -> Files.isRegularFile(dump.file()))
        .toList();
  }

  private void answer(Exchange exchange, Form form) throws IOException {
    if (!offered()) {
      exchange.refuse(404, "This service offers no dumps; ask " + Service.PATH + "sparql.");
      return;
    }
    String tag = tag(form, service.store().revision());
    if (exchange.unchanged(tag, 0)) {
      return;
    }
    Optional<Dump> dump;
    boolean waits = waiting.tryAcquire();
    try {
      dump =
          files
              .get(form.ordinal())
              .get(waits ? PATIENCE : Duration.ZERO)
              .filter(made -> Files.isRegularFile(made.file()));
    } catch (UncheckedIOException e) {
      exchange.refuse(503, "The file cannot be made now.");
      return;
    } finally {
      if (waits) {
        waiting.release();
      }
    }
    if (dump.isEmpty()) {
      exchange.response().setHeader("Retry-After", Integer.toString(COME_AGAIN));
      exchange.refuse(503, "The file is being made. Come again in " + COME_AGAIN + " seconds.");
      return;
    }
    tag = tag(form, dump.get().revision());
    if (!exchange.unchanged(tag, 0)) {
      // The file as it is, not an encoding of something else: clients must not unpack it unasked.
      exchange
          .response()
          .setHeader("Content-Disposition", "attachment; filename=\"" + form.file() + "\"");
      FileAnswer.send(exchange, dump.get().file(), "application/gzip", tag);
    }
  }

  private static String tag(Form form, Revision revision) {
    return revision.tag() + "-" + form.ending;
  }

  private Path path(Form form, Revision revision) {
    return folder.resolve("entente-" + revision.tag() + "." + form.ending + ".gz");
  }

  private Dump make(Form form, Revision revision) {
    Path file = path(form, revision);
    try {
      if (!Files.isRegularFile(file)) {
        Files.createDirectories(folder);
        forget(form);
        space();
        write(form, file);
      }
      return new Dump(form, file, revision);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Under another name first, so that a file that has its name is whole. */
  private void write(Form form, Path file) throws IOException {
    Path part = folder.resolve(file.getFileName() + ".part");
    try {
      service.read(
          dataset -> {
            try (OutputStream out =
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
              write(form, dataset, out);
              return true;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void write(Form form, DatasetGraph dataset, OutputStream out) throws IOException {
    StreamRDF stream = StreamRDFWriter.getWriterStream(out, form.format);
    stream.start();
    if (form == Form.TRIG) {
      Prefixes.mapping().getNsPrefixMap().forEach(stream::prefix);
    }
    long written = 0;
    Iterator<Quad> quads = dataset.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
    while (quads.hasNext()) {
      stream.quad(quads.next());
      if (++written % 1_000_000 == 0) {
        space();
      }
    }
    stream.finish();
  }

  private void forget(Form form) throws IOException {
    try (Stream<Path> old = Files.list(folder)) {
      for (Path file : old.filter(f -> f.toString().contains("." + form.ending + ".gz")).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void space() throws IOException {
    if (folder.toFile().getUsableSpace() < FREE_SPACE_KEPT) {
      throw new IOException("too little space is free for a dump");
    }
  }
}
