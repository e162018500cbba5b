package org.entente.server.admin;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.entente.manifest.GraphSums;
import org.entente.store.Store;

/** Compaction of a store that is being served: {@code POST /compact?to=}. */
public final class ServedCompaction {

  static final String PATH = "/compact";

  private ServedCompaction() {}

  /**
   * What came of it.
   *
   * @param before bytes of the database that were in use
   * @param after bytes that are now
   */
  public record Sizes(long before, long after) {}

  static OwnersDoor.Work of(Store store) {
    return (nothing, progress) -> {
      Sizes sizes = run(store, progress);
      return List.of("" + sizes.before(), "" + sizes.after());
    };
  }

  /**
   * Compacts a store that is open here.
   *
   * @param progress is told a tenth after the other
   */
  public static Sizes run(Store store, Consumer<String> progress) {
    long before = store.used();
    long all = Math.max(1, store.read(GraphSums::quads));
    progress.accept(String.format(Locale.ROOT, "compacting %.1f MB, %d quads", before / 1e6, all));
    AtomicLong tenths = new AtomicLong();
    store.compact(
        quads -> {
          long now = Math.min(10, quads * 10 / all);
          if (tenths.getAndSet(now) < now) {
            progress.accept(now * 10 + " % written");
          }
        });
    return new Sizes(before, store.used());
  }

  /**
   * Has a store compacted by the process that serves it.
   *
   * @throws org.entente.store.StoreException when that process does not do such, or it fails
   */
  public static Sizes ask(Path store, Consumer<String> progress) {
    List<String> sizes = OwnersDoor.ask(store, PATH, "", "compacted", progress);
    return new Sizes(Long.parseLong(sizes.get(0)), Long.parseLong(sizes.get(1)));
  }
}
