package org.entente.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Misses in an order that shows what knowledge is lacking. */
final class MissList {

  private MissList() {}

  /**
   * The words that state most missed items, by class, one line a class: "Transfer (120): sell 14,
   * supply 9".
   *
   * @param most how many words a class
   */
  static String lemmas(List<Miss> misses, int most) {
    return counted(misses, Miss.Sort.MISSED_ITEM, Miss::lemma, most);
  }

  /** What is wrong with the slots of found items: "Transfer (310): participants missed 80, …". */
  static String slots(List<Miss> misses) {
    return counted(misses, Miss.Sort.SLOT, MissList::kindOfSlot, 12);
  }

  /** "objects: missed gas" is "objects missed"; "roles: party wrong Chad" is "roles wrong". */
  private static String kindOfSlot(Miss miss) {
    String slot = miss.what().substring(0, miss.what().indexOf(':'));
    String rest = miss.what().substring(slot.length());
    boolean missed = rest.startsWith(": missed ") || rest.contains(" missed ");
    boolean wrong = rest.startsWith(": wrong ") || rest.contains(" wrong ");
    return missed ? slot + " missed" : wrong ? slot + " wrong" : slot;
  }

  private static String counted(
      List<Miss> misses, Miss.Sort sort, Function<Miss, String> by, int most) {
    Map<String, List<Miss>> byKind =
        misses.stream()
            .filter(m -> m.sort() == sort)
            .collect(Collectors.groupingBy(Miss::kind, TreeMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    byKind.forEach(
        (kind, of) -> {
          Map<String, Long> counts =
              of.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
          String words =
              counts.entrySet().stream()
                  .sorted(
                      Map.Entry.<String, Long>comparingByValue()
                          .reversed()
                          .thenComparing(Map.Entry.comparingByKey()))
                  .limit(most)
                  .map(e -> e.getKey() + " " + e.getValue())
                  .collect(Collectors.joining(", "));
          lines.add(kind + " (" + of.size() + "): " + words + "\n");
        });
    return String.join("", lines);
  }

  /** One line a miss, by sort, class, and what was missed. */
  static String lines(List<Miss> misses) {
    return misses.stream()
        .sorted(
            Comparator.comparing(Miss::sort)
                .thenComparing(Miss::kind)
                .thenComparing(Miss::lemma)
                .thenComparing(Miss::what))
        .map(m -> m.line() + "\n")
        .collect(Collectors.joining());
  }
}
