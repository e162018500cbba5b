package org.entente.spark;

import java.util.List;

/**
 * A change of an output folder that counts as soon as its entry stands in the log.
 *
 * @param staging the folder that the new files are moved from, within the output folder
 * @param add files that come, within the output folder; in staging {@code ready-} stands before
 *     their path
 * @param remove files that go
 */
record LogEntry(String run, String staging, List<String> add, List<String> remove) {
  LogEntry {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }
}
