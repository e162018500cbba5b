package org.entente.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Role;

/**
 * A line of what a frame's example must find: {@code Transfer supplier=France recipient=Egypt
 * object=Rafale occurred=2015-07 amount=5000000USD}.
 *
 * @param kind the term of the class
 * @param slots in the order written
 */
record WantedEngagement(String kind, List<Filled> slots) {

  /** One slot; {@code !object=} says that the value must not be there. */
  record Filled(String slot, String value, boolean wanted) {
    @Override
    public String toString() {
      return (wanted ? "" : "!") + slot + "=" + value;
    }
  }

  static WantedEngagement parse(String line) {
    String[] words = line.trim().split("\\s+");
    List<Filled> slots = new ArrayList<>();
    for (String word : List.of(words).subList(1, words.length)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        boolean wanted = !word.startsWith("!");
        slots.add(
            new Filled(word.substring(wanted ? 0 : 1, equals), word.substring(equals + 1), wanted));
      } else if (slots.isEmpty()) {
        throw new IllegalArgumentException("no slot=value after the class: " + line);
      } else {
        Filled last = slots.remove(slots.size() - 1);
        slots.add(new Filled(last.slot(), last.value() + " " + word, last.wanted()));
      }
    }
    if (Arrays.stream(EngagementKind.values()).noneMatch(k -> k.term().equals(words[0]))) {
      throw new IllegalArgumentException("no class: " + line);
    }
    return new WantedEngagement(words[0], slots);
  }

  boolean describes(Fact.Engagement found) {
    return found.kind().term().equals(kind)
        && slots.stream().allMatch(s -> has(found, s) == s.wanted());
  }

  private static boolean has(Fact.Engagement found, Filled wanted) {
    String value = wanted.value();
    return switch (wanted.slot()) {
      case "object" -> found.objects().stream().anyMatch(o -> says(o.value().name(), value));
      case "place" -> found.places().stream().anyMatch(p -> says(p.value().name(), value));
      case "name" -> found.name().filter(n -> says(n, value)).isPresent();
      case "status" -> found.status().filter(s -> is(s.value(), value)).isPresent();
      case "factuality" -> found.factuality().filter(f -> is(f.value(), value)).isPresent();
      case "source" -> found.attributedTo().stream().anyMatch(a -> called(a.value(), value));
      case "domain" -> found.domains().stream().anyMatch(d -> d.value().equals(value));
      case "amount" -> found.amounts().stream().anyMatch(a -> amount(a).equals(value));
      case "quantity" -> found.quantities().stream().anyMatch(q -> says(value, quantity(q)));
      case "signed", "announced", "started", "ended", "due", "occurred" ->
          found.dates().stream()
              .anyMatch(
                  d ->
                      is(d.value().kind(), wanted.slot())
                          && d.value().date().toString().equals(value));
      default ->
          found.participants().stream()
              .map(Slot::value)
              .anyMatch(p -> p.role() == role(wanted.slot()) && called(p.actor(), value));
    };
  }

  /** What was found, as an example would say it. */
  static String line(Fact.Engagement found) {
    Stream<String> slots =
        Stream.of(
                found.participants().stream()
                    .map(p -> p.value().role().term() + "=" + p.value().actor().name()),
                found.objects().stream().map(o -> "object=" + o.value().name()),
                found.places().stream().map(p -> "place=" + p.value().name()),
                found.dates().stream().map(d -> lower(d.value().kind()) + "=" + d.value().date()),
                found.amounts().stream().map(a -> "amount=" + amount(a)),
                found.quantities().stream().map(q -> "quantity=" + quantity(q)),
                found.name().map(n -> "name=" + n).stream(),
                found.status().map(s -> "status=" + lower(s.value())).stream(),
                found.factuality().map(f -> "factuality=" + lower(f.value())).stream(),
                found.attributedTo().stream().map(a -> "source=" + a.value().name()))
            .flatMap(s -> s);
    return found.kind().term() + " " + String.join(" ", slots.toList());
  }

  private static Role role(String term) {
    return Arrays.stream(Role.values())
        .filter(r -> r.term().equals(term))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no slot is called " + term));
  }

  private static boolean called(Actor actor, String name) {
    return Stream.concat(Stream.of(actor.name()), actor.names().stream())
        .anyMatch(n -> says(n, name));
  }

  private static boolean is(Enum<?> constant, String name) {
    return lower(constant).equals(name);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String amount(AmountMention amount) {
    return plain(amount.value()) + amount.currency();
  }

  private static String quantity(QuantityMention quantity) {
    return plain(quantity.value()) + " " + quantity.unit();
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** Whether all words of one are among those of the other, whichever is shorter. */
  private static boolean says(String one, String other) {
    Set<String> ones = words(one);
    Set<String> others = words(other);
    return !ones.isEmpty()
        && !others.isEmpty()
        && (ones.containsAll(others) || others.containsAll(ones));
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}%]+")) {
      if (!word.isEmpty()) {
        words.add(
            word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
      }
    }
    return words;
  }

  @Override
  public String toString() {
    return kind + " " + String.join(" ", slots.stream().map(Filled::toString).toList());
  }
}
