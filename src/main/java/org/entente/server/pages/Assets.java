package org.entente.server.pages;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.entente.server.http.Exchange;
import org.entente.server.http.Service;

/**
 * Style sheets and scripts. Their addresses hold a hash of all of them, so that browsers may keep
 * them for good and scripts may import each other by name.
 */
final class Assets {

  private static final String ABOVE = Service.PATH + "assets/";
  private static final int YEAR = 365 * 24 * 3600;

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "svg", "image/svg+xml");

  private static final String YASGUI =
      "/META-INF/resources/webjars/zazuko__yasgui/4.5.0/build/yasgui.min.";

  private static final String CYTOSCAPE =
      "/META-INF/resources/webjars/cytoscape/3.33.1/dist/cytoscape.esm.min.mjs";

  /** By the name that pages use: where it is on the class path. */
  private static final Map<String, String> PLACES =
      new TreeMap<>(
          Map.ofEntries(
              own("entente.css"),
              own("entente.js"),
              own("document.js"),
              own("map.js"),
              own("results.js"),
              own("edit.css"),
              own("edit.js"),
              own("compare.css"),
              own("versions.css"),
              own("network.css"),
              own("network.js"),
              own("sparql.css"),
              own("sparql.js"),
              own("icon.svg"),
              entry("cytoscape.js", CYTOSCAPE),
              entry("yasgui.min.js", YASGUI + "js"),
              entry("yasgui.min.css", YASGUI + "css")));

  private final Map<String, byte[]> files = new TreeMap<>();
  private final String hash;

  Assets() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, String> place : PLACES.entrySet()) {
        byte[] bytes = read(place.getValue());
        files.put(place.getKey(), bytes);
        digest.update(bytes);
      }
      this.hash = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Map.Entry<String, String> own(String name) {
    return entry(name, "assets/" + name);
  }

  private static byte[] read(String place) throws IOException {
    try (InputStream in = Assets.class.getResourceAsStream(place)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: no " + place);
      }
      return in.readAllBytes();
    }
  }

  /** What their addresses begin with; ends in a slash. */
  String address() {
    return ABOVE + hash + "/";
  }

  /** Changes whenever one of them does. */
  String hash() {
    return hash;
  }

  void answer(Exchange exchange) throws IOException {
    String[] parts = exchange.below(ABOVE).orElse("").split("/", 2);
    byte[] file = parts.length == 2 && parts[0].equals(hash) ? files.get(parts[1]) : null;
    if (file == null) {
      exchange.refuse(404, "There is no such file.");
    } else if (!exchange.unchanged(hash, YEAR)) {
      exchange.response().setHeader("Cache-Control", "public, immutable, max-age=" + YEAR);
      String ending = parts[1].substring(parts[1].lastIndexOf('.') + 1);
      exchange.send(200, TYPES.getOrDefault(ending, "application/octet-stream"), file);
    }
  }
}
