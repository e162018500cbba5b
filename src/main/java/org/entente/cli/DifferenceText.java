package org.entente.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.difference.Changed;
import org.entente.difference.Difference;
import org.entente.difference.SlotChange;
import org.entente.difference.Told;
import org.entente.difference.Value;

/** Writes differences for people: {@code +} came, {@code -} went, {@code ~} says something else. */
final class DifferenceText {

  private static final int WIDTH = 160;

  private final PrintStream out;

  DifferenceText(PrintStream out) {
    this.out = out;
  }

  void print(String document, Difference difference) {
    out.println(Texts.line(document, WIDTH) + ": " + counts(List.of(difference)));
    difference.added().forEach(told -> whole("+", told));
    difference.gone().forEach(told -> whole("-", told));
    difference.changed().forEach(this::changed);
  }

  /** How much of several differences there is of each. */
  static String counts(List<Difference> differences) {
    return count(differences.stream().mapToInt(d -> d.added().size()).sum(), "added")
        + ", "
        + count(differences.stream().mapToInt(d -> d.gone().size()).sum(), "gone")
        + ", "
        + count(differences.stream().mapToInt(d -> d.changed().size()).sum(), "changed");
  }

  private static String count(int number, String word) {
    return number + " " + word;
  }

  private void whole(String sign, Told told) {
    out.println("  " + sign + " " + title(told));
    told.quotes().stream().limit(2).forEach(quote -> quote("      ", quote));
  }

  private void changed(Changed changed) {
    out.println("  ~ " + title(changed.after()));
    for (SlotChange slot : changed.slots()) {
      out.println("      " + slot.name() + ": " + words(slot.gone()) + " → " + words(slot.added()));
      quotes("        was ", slot.gone());
      quotes("        is  ", slot.added());
    }
  }

  private void quotes(String before, List<Value> values) {
    values.stream()
        .flatMap(value -> value.quotes().stream())
        .distinct()
        .limit(2)
        .forEach(quote -> quote(before, quote));
  }

  private void quote(String before, String quote) {
    out.println(before + Texts.line("“" + quote + "”", WIDTH - before.length()));
  }

  private static String words(List<Value> values) {
    return values.isEmpty()
        ? "nothing"
        : values.stream()
            .map(value -> Texts.line(value.words(), WIDTH))
            .collect(Collectors.joining(", "));
  }

  private static String title(Told told) {
    return told.type().getLocalName() + " " + Texts.line("“" + told.label() + "”", WIDTH);
  }
}
