package org.entente.watch;

import java.util.Set;

/**
 * What is to be done about a folder.
 *
 * @param files names of those that are new or other than they were
 * @param gone names of those that are no more
 */
public record Changes(Set<String> files, Set<String> gone) {

  public static final Changes NONE = new Changes(Set.of(), Set.of());

  public boolean isEmpty() {
    return files.isEmpty() && gone.isEmpty();
  }
}
