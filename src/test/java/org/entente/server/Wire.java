package org.entente.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests written by hand, from any address of this machine. */
final class Wire {

  /** An answer, its header names in small letters. */
  record Reply(int status, Map<String, String> headers, String body) {

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  private final int port;

  Wire(int port) {
    this.port = port;
  }

  /** A connection from one of the machine's addresses, such as 127.0.0.7. */
  Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
    socket.setSoTimeout(60_000);
    return socket;
  }

  /** Sends a request without a body, its headers a line each, and waits for the whole answer. */
  Reply send(String from, String method, String path, String... headers) throws IOException {
    try (Socket socket = connect(from)) {
      socket.getOutputStream().write(head(method, path, headers).getBytes(UTF_8));
      return read(socket);
    }
  }

  Reply query(String from, String query, String... headers) throws IOException {
    return send(from, "GET", queryPath(query), headers);
  }

  static String queryPath(String query) {
    return "/entente/sparql?query=" + URLEncoder.encode(query, UTF_8);
  }

  static String head(String method, String path, String... headers) {
    String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + lines
        + "\r\n";
  }

  static Reply read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    in.transferTo(all);
    String text = all.toString(ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IOException("no answer: " + text);
    }
    String[] lines = text.substring(0, end).split("\r\n");
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    int status = Integer.parseInt(lines[0].substring(9, 12));
    return new Reply(status, headers, text.substring(end + 4));
  }
}
