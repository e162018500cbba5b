package org.entente.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.entente.fact.Fact.DateKind;
import org.entente.knowledge.Role;
import org.entente.rdf.Ent;
import org.entente.rdf.Vocabulary;

/**
 * How sure it is that two documents tell of one engagement: the sum of what speaks for and against
 * it, as the odds of a logistic function.
 *
 * @param confidence from 0 to 1
 * @param reasons in words, what speaks for it
 * @param disagreements properties on which the two differ
 */
record Comparison(double confidence, List<String> reasons, Set<Node> disagreements) {

  /** Where nothing but the class is known. */
  private static final double PRIOR = -3;

  static Comparison of(Telling a, Telling b) {
    Scale scale = new Scale();
    kinds(a, b, scale);
    if (meet(a.registered(), b.registered())) {
      scale.add(5, "the same named engagement");
    } else if (!a.registered().isEmpty() && !b.registered().isEmpty()) {
      scale.add(-5, "");
    } else if (meet(a.names(), b.names())) {
      scale.add(2.5, "the same name");
    }
    participants(a, b, scale);
    objects(a, b, scale);
    dates(a, b, scale);
    amounts(a, b, scale);
    if (meet(a.places(), b.places())) {
      scale.add(0.5, "the same place");
    } else if (!a.places().isEmpty() && !b.places().isEmpty()) {
      scale.add(-1, "");
    }
    if (a.denied() != b.denied()) {
      scale.differs(Ent.factuality.asNode());
    }
    if (a.status().isPresent() && b.status().isPresent() && !a.status().equals(b.status())) {
      scale.differs(Ent.status.asNode());
    }
    return scale.comparison();
  }

  /** The same when somebody knows that they are one. */
  Comparison accepted() {
    return new Comparison(1, List.of("a person says so"), disagreements);
  }

  private static void kinds(Telling a, Telling b, Scale scale) {
    if (a.kind().isEmpty() || b.kind().isEmpty()) {
      scale.add(-9, "");
    } else if (!a.kind().equals(b.kind())) {
      boolean close = a.kind().get().isClose(b.kind().get());
      scale.add(close ? -1.5 : -9, "");
    }
  }

  private static void participants(Telling a, Telling b, Scale scale) {
    Set<Node> as = a.participants();
    Set<Node> bs = b.participants();
    Set<Node> shared = new HashSet<>(as);
    shared.retainAll(bs);
    if (swapped(a, b)) {
      scale.add(-4, "");
    }
    if (shared.isEmpty()) {
      scale.add(as.isEmpty() || bs.isEmpty() ? -1 : -4, "");
    } else if (as.equals(bs) && shared.size() > 1) {
      scale.add(1.5, "the same participants");
    } else if (shared.size() > 1) {
      scale.add(1, "participants in common");
    } else if (as.equals(bs)) {
      scale.add(0.5, "the same participant");
    }
  }

  /** Whether one's supplier is the other's recipient, or the like. */
  private static boolean swapped(Telling a, Telling b) {
    for (Map.Entry<Role, Set<Node>> role : a.roles().entrySet()) {
      for (Map.Entry<Role, Set<Node>> other : b.roles().entrySet()) {
        if (role.getKey().isDirected()
            && other.getKey().isDirected()
            && !role.getKey().equals(other.getKey())
            && meet(role.getValue(), other.getValue())
            && !meet(a.roles().getOrDefault(other.getKey(), Set.of()), other.getValue())) {
          return true;
        }
      }
    }
    return false;
  }

  private static void objects(Telling a, Telling b, Scale scale) {
    if (meet(a.designations(), b.designations())) {
      scale.add(2.5, "the same equipment");
    } else if (meet(a.objects(), b.objects())) {
      scale.add(1.5, "the same object");
    } else if (!a.objects().isEmpty() && !b.objects().isEmpty()) {
      scale.add(-2, "");
    }
  }

  private static void dates(Telling a, Telling b, Scale scale) {
    double best = 0;
    String reason = "";
    for (DateKind kind : DateKind.values()) {
      Set<String> as = a.dates().getOrDefault(kind, Set.of());
      Set<String> bs = b.dates().getOrDefault(kind, Set.of());
      if (as.isEmpty() || bs.isEmpty()) {
        continue;
      }
      int common = commonPrecision(as, bs);
      if (common == 0) {
        scale.differs(Vocabulary.ent(kind.term()));
        boolean sameYear = as.stream().anyMatch(x -> bs.stream().anyMatch(y -> year(x, y)));
        scale.add(sameYear ? -1.5 : -3, "");
      } else if (common > best) {
        best = common;
        reason = same(common);
      }
    }
    int asPlanned = Math.max(asPlanned(a, b), asPlanned(b, a));
    if (asPlanned > best) {
      best = asPlanned;
      reason = same(asPlanned);
    }
    scale.add(best, reason);
  }

  /** As {@link #commonPrecision}: what one plans for a day the other tells as done on it. */
  private static int asPlanned(Telling planned, Telling done) {
    Set<String> due = planned.dates().getOrDefault(DateKind.DUE, Set.of());
    return Stream.of(DateKind.SIGNED, DateKind.ENDED, DateKind.OCCURRED)
        .mapToInt(kind -> commonPrecision(due, done.dates().getOrDefault(kind, Set.of())))
        .max()
        .orElse(0);
  }

  private static String same(int precision) {
    return "the same " + List.of("year", "month", "day").get(precision - 1);
  }

  /** 3 when two dates are one day, 2 one month, 1 one year as far as known; 0 when none agree. */
  private static int commonPrecision(Set<String> as, Set<String> bs) {
    int best = 0;
    for (String x : as) {
      for (String y : bs) {
        String shorter = x.length() < y.length() ? x : y;
        if ((x.length() < y.length() ? y : x).startsWith(shorter)) {
          best = Math.max(best, (int) shorter.chars().filter(c -> c == '-').count() + 1);
        }
      }
    }
    return best;
  }

  private static boolean year(String x, String y) {
    return x.length() >= 4 && y.startsWith(x.substring(0, 4));
  }

  private static void amounts(Telling a, Telling b, Scale scale) {
    if (a.amounts().isEmpty() || b.amounts().isEmpty()) {
      return;
    }
    if (meet(a.amounts(), b.amounts())) {
      scale.add(3, "the same amount");
    } else {
      scale.add(-0.5, "");
      scale.differs(Ent.amount.asNode());
    }
  }

  private static boolean meet(Set<?> a, Set<?> b) {
    return !Collections.disjoint(a, b);
  }

  private static final class Scale {

    private double odds = PRIOR;
    private final List<String> reasons = new ArrayList<>();
    private final Set<Node> disagreements = new LinkedHashSet<>();

    void add(double weight, String reason) {
      odds += weight;
      if (weight > 0) {
        reasons.add(reason);
      }
    }

    void differs(Node property) {
      disagreements.add(property);
    }

    Comparison comparison() {
      return new Comparison(1 / (1 + Math.exp(-odds)), reasons, disagreements);
    }
  }
}
