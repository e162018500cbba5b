package org.entente.server.admin;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.entente.release.Publication;
import org.entente.release.PublishReport;
import org.entente.store.Store;

/** Releases of a store that is being served: {@code POST /publish?to=FOLDER}. */
public final class ServedPublication {

  static final String PATH = "/publish";

  private ServedPublication() {}

  static OwnersDoor.Work of(Store store) {
    return (folder, progress) -> {
      PublishReport made = Publication.write(store, Path.of(folder), progress);
      return List.of(
          made.name(),
          "" + made.commit(),
          "" + made.quads(),
          "" + made.texts(),
          "" + made.bytes(),
          "" + made.made());
    };
  }

  /**
   * Has a store published by the process that serves it.
   *
   * @throws org.entente.store.StoreException when that process does not do such, or it fails
   */
  public static PublishReport ask(Path store, Path folder, Consumer<String> progress) {
    String to = folder.toAbsolutePath().toString();
    List<String> made = OwnersDoor.ask(store, PATH, to, "published", progress);
    return new PublishReport(
        made.get(0),
        Long.parseLong(made.get(1)),
        Long.parseLong(made.get(2)),
        Integer.parseInt(made.get(3)),
        Long.parseLong(made.get(4)),
        Boolean.parseBoolean(made.get(5)));
  }
}
