package org.entente.server.admin;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.entente.backup.Backup;
import org.entente.backup.BackupReport;
import org.entente.store.Store;

/** Copies of a store that is being served: {@code POST /backup?to=FOLDER}. */
public final class ServedBackup {

  static final String PATH = "/backup";

  private ServedBackup() {}

  static OwnersDoor.Work of(Store store) {
    return (folder, progress) -> {
      BackupReport made = Backup.write(store, Path.of(folder), progress);
      return List.of(
          made.copy().toString(),
          "" + made.commit(),
          "" + made.graphs(),
          "" + made.quads(),
          "" + made.texts(),
          "" + made.written(),
          "" + made.bytes());
    };
  }

  /**
   * Has a store copied by the process that serves it.
   *
   * @throws org.entente.store.StoreException when that process does not do such, or the copy fails
   */
  public static BackupReport ask(Path store, Path folder, Consumer<String> progress) {
    String to = folder.toAbsolutePath().toString();
    List<String> made = OwnersDoor.ask(store, PATH, to, "copied", progress);
    return new BackupReport(
        Path.of(made.get(0)),
        Long.parseLong(made.get(1)),
        Integer.parseInt(made.get(2)),
        Long.parseLong(made.get(3)),
        Integer.parseInt(made.get(4)),
        Integer.parseInt(made.get(5)),
        Long.parseLong(made.get(6)));
  }
}
