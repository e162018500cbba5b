package org.entente.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.entente.commit.Durable;

/**
 * The file {@code served-at} in a store's folder: the address at which the process that has the
 * store open serves it. Who opens a store removes what a killed process left.
 */
final class Announcement {

  private final Path file;

  Announcement(Path folder) {
    this.file = folder.resolve("served-at");
  }

  /** The file is there whole or not at all. */
  void write(URI address) throws IOException {
    Durable.write(file, address + "\n");
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Empty when there is none, or what is there is no address. */
  Optional<URI> read() {
    try {
      URI address = new URI(Files.readString(file, StandardCharsets.UTF_8).strip());
      return Optional.of(address).filter(a -> "http".equals(a.getScheme()) && a.getHost() != null);
    } catch (IOException | URISyntaxException e) {
      return Optional.empty();
    }
  }
}
