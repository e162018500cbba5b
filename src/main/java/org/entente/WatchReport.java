package org.entente;

import java.util.List;

/**
 * What was done when folders had changed.
 *
 * @param load of the files that were new or other
 * @param removed sources of the documents whose files are gone
 */
public record WatchReport(LoadReport load, List<String> removed) {
  public WatchReport {
    removed = List.copyOf(removed);
  }
}
