package org.entente.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.entente.rdf.Iris;

/**
 * Where the resources of the graph are on this server. The IRI of one begins with the base, its
 * address with {@link #ID}, and what follows is the same, but that an address is ASCII: what is not
 * is percent-encoded in UTF-8 (RFC 3987, section 3.1).
 */
public final class Addresses {

  /** What the addresses of resources begin with. */
  public static final String ID = Service.PATH + "id/";

  /** What the addresses of descriptions of resources begin with. */
  public static final String ABOUT = Service.PATH + "about/";

  private final String base;

  public Addresses(Iris iris) {
    this.base = iris.base();
  }

  /**
   * The path after {@link #ID} or {@link #ABOUT} of a resource, ready for an address; empty when it
   * is none of ours.
   */
  public Optional<String> path(String iri) {
    return iri.startsWith(base) && iri.length() > base.length()
        ? Optional.of(encode(iri.substring(base.length())))
        : Optional.empty();
  }

  /**
   * The IRIs that a path may stand for: the one written as it is, and the one with letters beyond
   * ASCII in place of their percent-encoding. Never is anything of ASCII decoded: {@code %2F} is no
   * slash.
   *
   * @param path after {@link #ID} or {@link #ABOUT}, as sent
   */
  public Set<String> iris(String path) {
    Set<String> iris = new LinkedHashSet<>();
    iris.add(base + path);
    iris.add(base + decode(path));
    return iris;
  }

  private static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      // What no IRI may hold is encoded too: it comes from hostile graphs only.
      if (c > ' ' && c < 0x7f && "<>\"{}|\\^`?#[]".indexOf(c) < 0) {
        out.append(c);
      } else {
        out.append('%').append(hex(c >> 4)).append(hex(c & 15));
      }
    }
    return out.toString();
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }

  /** Runs of percent-encoded bytes beyond ASCII that are UTF-8 become letters. */
  private static String decode(String path) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < path.length()) {
      ByteArrayOutputStream run = new ByteArrayOutputStream();
      int end = i;
      for (int b = escaped(path, end); b > 0x7f; b = escaped(path, end)) {
        run.write(b);
        end += 3;
      }
      if (end == i) {
        out.append(path.charAt(i++));
      } else {
        out.append(letters(run.toByteArray()).orElse(path.substring(i, end)));
        i = end;
      }
    }
    return out.toString();
  }

  /** The byte that is percent-encoded here, or -1. */
  private static int escaped(String path, int at) {
    if (at + 2 < path.length() && path.charAt(at) == '%') {
      int high = Character.digit(path.charAt(at + 1), 16);
      int low = Character.digit(path.charAt(at + 2), 16);
      return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
    return -1;
  }

  private static Optional<String> letters(byte[] utf8) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
