package org.entente.source.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import org.entente.source.extract.Extractor;
import org.entente.source.extract.Refusal;

/**
 * The other process: reads the files that come on standard input, answers on standard output, and
 * ends with its input, whatever it is doing then.
 */
public final class SandboxMain {

  private SandboxMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    // Ctrl-C goes to all processes of a terminal; the one that started this decides what it means.
    // While this waits, all else goes on.
    Runtime.getRuntime().addShutdownHook(new Thread(SandboxMain::waitForEver, "no-end"));
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 65_536));
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 65_536));
    // What a library prints is no answer.
    System.setOut(System.err);
    SynchronousQueue<Wire.Request> requests = new SynchronousQueue<>();
    Thread reader = new Thread(() -> receive(in, requests), "requests");
    reader.setDaemon(true);
    try {
      out.writeInt(Wire.READY);
      out.flush();
      reader.start();
      Wire.Answer answer;
      do {
        answer = answer(requests.take());
        Wire.write(out, answer);
      } while (!answer.last());
    } catch (IOException e) {
      // Nobody is there to hear it.
    }
    Runtime.getRuntime().halt(0);
  }

  private static void waitForEver() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** By a thread of its own, so that the end of input is seen while a file is being read. */
  private static void receive(DataInputStream in, SynchronousQueue<Wire.Request> requests) {
    try {
      for (Optional<Wire.Request> request = Wire.request(in);
          request.isPresent();
          request = Wire.request(in)) {
        requests.put(request.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static Wire.Answer answer(Wire.Request request) {
    Extractor extractor = new Extractor(request.mostCharacters());
    try {
      return new Wire.Read(
          extractor.extract(request.format(), request.bytes()), extractor.isStuck());
    } catch (Refusal e) {
      return new Wire.Refused(e, extractor.isStuck());
    }
  }
}
