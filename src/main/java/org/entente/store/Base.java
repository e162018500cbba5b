package org.entente.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.entente.commit.Durable;
import org.entente.rdf.Iris;

/**
 * The file {@code base} in a store's folder: what the IRIs of its resources begin with. It is there
 * when that is not {@link Iris#DEFAULT_BASE}, and never changes: IRIs are names that others keep.
 */
final class Base {

  private final Path folder;
  private final Path file;

  Base(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("base");
  }

  /** How the resources of the store are named. */
  Iris read() throws IOException {
    try {
      return new Iris(Files.readString(file, StandardCharsets.UTF_8).strip());
    } catch (NoSuchFileException e) {
      return new Iris();
    } catch (IllegalArgumentException e) {
      throw new StoreException("The file " + file + " is damaged: " + e.getMessage() + ".", e);
    }
  }

  /**
   * Sets the base of a store that holds nothing yet.
   *
   * @param asked what the caller wants; the store's own when empty
   * @throws StoreException when the store has another
   */
  Iris settle(Optional<Iris> asked, boolean empty) throws IOException {
    Iris own = read();
    if (asked.isEmpty() || asked.get().equals(own)) {
      return own;
    }
    if (!empty) {
      throw new StoreException(
          "The IRIs in "
              + folder
              + " begin with "
              + own.base()
              + ", not with "
              + asked.get().base()
              + ", and a store keeps its names. Leave --base out, or name another folder with"
              + " --store.");
    }
    Durable.write(file, asked.get().base() + "\n");
    return asked.get();
  }
}
