package org.entente.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Posts queries from a chosen address of this machine and sees what HTTP clients hide: trailers,
 * cut bodies.
 */
final class RawClient {

  /**
   * An answer; the body is whole, else reading failed. Names of fields are in lower case; the time
   * is that until it began.
   */
  record Reply(
      int status,
      long millis,
      Map<String, String> headers,
      Map<String, String> trailers,
      byte[] body) {

    String text() {
      return new String(body, UTF_8);
    }
  }

  private final int port;
  private final String from;

  RawClient(int port, String from) {
    this.port = port;
    this.from = from;
  }

  Reply post(String query, String accept, int timeoutMillis) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port), timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      byte[] body = query.getBytes(UTF_8);
      long start = System.nanoTime();
      String head =
          "POST /entente/sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "TE: trailers\r\nContent-Type: application/sparql-query\r\nAccept: "
              + accept
              + "\r\nContent-Length: "
              + body.length
              + "\r\n\r\n";
      OutputStream out = socket.getOutputStream();
      try {
        out.write(head.getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
      } catch (IOException e) {
        // Refused before it was read whole; the answer is there.
      }
      return read(new DataInputStream(new BufferedInputStream(socket.getInputStream())), start);
    }
  }

  private static Reply read(DataInputStream in, long start) throws IOException {
    String status = line(in);
    long millis = (System.nanoTime() - start) / 1_000_000;
    Map<String, String> headers = fields(in);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> trailers = Map.of();
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      for (int size = size(in); size > 0; size = size(in)) {
        byte[] chunk = new byte[size];
        in.readFully(chunk);
        body.write(chunk);
        line(in);
      }
      trailers = fields(in);
    } else if (headers.containsKey("content-length")) {
      byte[] whole = new byte[Integer.parseInt(headers.get("content-length"))];
      in.readFully(whole);
      body.write(whole);
    } else {
      body.write(in.readAllBytes());
    }
    return new Reply(
        Integer.parseInt(status.split(" ")[1]), millis, headers, trailers, body.toByteArray());
  }

  private static int size(DataInputStream in) throws IOException {
    return Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
  }

  private static Map<String, String> fields(DataInputStream in) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      fields.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return fields;
  }

  private static String line(DataInputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the answer ends early");
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }
}
