package org.entente.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.entente.annotation.Actor;
import org.entente.annotation.Mention.AmountMention;
import org.entente.annotation.Mention.Comparator;
import org.entente.annotation.Mention.QuantityMention;
import org.entente.annotation.Mention.ThingMention;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.fact.Confidence;
import org.entente.fact.Fact;
import org.entente.fact.Fact.DateKind;
import org.entente.fact.Fact.Participation;
import org.entente.fact.Fact.Thing;
import org.entente.fact.Fact.When;
import org.entente.fact.Fact.Where;
import org.entente.fact.Factuality;
import org.entente.fact.Slot;
import org.entente.fact.Status;
import org.entente.knowledge.EngagementKind;
import org.entente.knowledge.Register;
import org.entente.knowledge.Register.PlaceRow;
import org.entente.knowledge.Register.ThingRow;
import org.entente.knowledge.Role;

/** Facts that chance tells; how often each property is there is counted from a real document. */
final class GeneratedFacts {

  /** As often as in {@code data/documents}. */
  private static final List<EngagementKind> KINDS =
      List.of(
          EngagementKind.PROJECT,
          EngagementKind.PROJECT,
          EngagementKind.PROJECT,
          EngagementKind.PROJECT,
          EngagementKind.PROJECT,
          EngagementKind.TRANSFER,
          EngagementKind.TRANSFER,
          EngagementKind.TRANSFER,
          EngagementKind.TRANSFER,
          EngagementKind.AGREEMENT,
          EngagementKind.AGREEMENT,
          EngagementKind.AGREEMENT,
          EngagementKind.COOPERATION,
          EngagementKind.COOPERATION,
          EngagementKind.COOPERATION,
          EngagementKind.EXERCISE,
          EngagementKind.EXERCISE,
          EngagementKind.CONFLICT,
          EngagementKind.CONFLICT,
          EngagementKind.MEETING,
          EngagementKind.MEETING,
          EngagementKind.PROGRAMME,
          EngagementKind.SANCTION,
          EngagementKind.EVENT);

  private static final List<String> DOMAINS =
      List.of(
          "military",
          "naval",
          "air",
          "missileDefence",
          "security",
          "cyber",
          "energy",
          "oil",
          "gas",
          "nuclearPower",
          "trade",
          "finance",
          "investment",
          "industry",
          "transport",
          "aviation",
          "rail",
          "technology",
          "ai",
          "space",
          "science",
          "health",
          "agriculture",
          "diplomacy");

  private static final List<String> CURRENCIES = List.of("USD", "EUR", "CNY", "RUB");
  private static final List<String> UNITS = List.of("aircraft", "tonnes", "passengers", "ships");
  private static final List<String> MEASURES =
      List.of("share of exports", "research parks", "trade in goods", "joint patents");

  private final Zipf<ThingRow> things;
  private final Zipf<PlaceRow> places;

  GeneratedFacts(Register register, long seed) {
    things = new Zipf<>(shuffled(new ArrayList<>(register.things()), seed));
    places = new Zipf<>(shuffled(new ArrayList<>(register.places()), seed));
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    Collections.shuffle(list, new Random(seed));
    return list;
  }

  /** Tells a fact in the prose. */
  Fact next(Prose prose, Cast.Scene scene, RandomGenerator random, int number) {
    return random.nextInt(100) < 20
        ? observation(prose, scene, random, number)
        : engagement(prose, scene, random, number);
  }

  private Fact engagement(Prose prose, Cast.Scene scene, RandomGenerator random, int number) {
    EngagementKind kind = KINDS.get(random.nextInt(KINDS.size()));
    String noun = kind.term().toLowerCase(Locale.ROOT);
    int start = prose.position();
    List<Slot<Participation>> participants = participants(kind, prose, scene, random);
    Span trigger = prose.says(noun);
    List<Slot<When>> dates = dates(kind, prose, random);
    List<Slot<Thing>> objects = new ArrayList<>();
    for (int i = 0; i < (random.nextInt(100) < 65 ? 1 : 0); i++) {
      ThingRow row = things.draw(random);
      var thingKind = ThingMention.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT));
      objects.add(
          new Slot<>(
              new Thing(row.label(), thingKind, Optional.of(row.id())), prose.says(row.label())));
    }
    List<Slot<Where>> where = new ArrayList<>();
    if (random.nextInt(100) < 15) {
      PlaceRow row = places.draw(random);
      where.add(new Slot<>(new Where(row.label(), Optional.of(row.id())), prose.says(row.label())));
    }
    List<AmountMention> amounts =
        random.nextInt(100) < 6 ? List.of(amount(prose, random)) : List.of();
    List<QuantityMention> quantities =
        random.nextInt(100) < 8 ? List.of(quantity(prose, random)) : List.of();
    List<Slot<String>> domains =
        List.of(new Slot<>(DOMAINS.get(random.nextInt(DOMAINS.size())), trigger));
    Optional<Slot<Status>> status =
        random.nextInt(100) < 85
            ? Optional.of(new Slot<>(Status.values()[random.nextInt(6)], trigger))
            : Optional.empty();
    List<Slot<Actor>> source =
        random.nextInt(100) < 6 ? List.of(actor(prose, scene, random)) : List.of();
    String label =
        (objects.isEmpty() ? "" : objects.get(0).value().name() + ": ")
            + noun
            + ", "
            + String.join("–", participants.stream().map(s -> s.value().actor().name()).toList())
            + (dates.isEmpty() ? "" : ", " + dates.get(0).value().date());
    return new Fact.Engagement(
        noun + "-%012x".formatted(random.nextLong(1L << 40)) + number,
        kind,
        label,
        Optional.empty(),
        Optional.empty(),
        participants,
        dates,
        amounts,
        quantities,
        objects,
        where,
        domains,
        status,
        Optional.of(new Slot<>(factuality(random), trigger)),
        source,
        Optional.empty(),
        List.of(prose.sentence(start)),
        Optional.of(new Confidence(random.nextInt(30, 100) / 100.0, Map.of())));
  }

  private static List<Slot<Participation>> participants(
      EngagementKind kind, Prose prose, Cast.Scene scene, RandomGenerator random) {
    List<Role> roles =
        switch (kind) {
          case AGREEMENT -> List.of(Role.PARTY, Role.PARTY);
          case TRANSFER -> List.of(Role.SUPPLIER, Role.RECIPIENT);
          case SANCTION, CONFLICT -> List.of(Role.INITIATOR, Role.TARGET);
          case PROGRAMME -> List.of(Role.OWNER);
          case EVENT -> List.of(Role.HOST, Role.PARTNER);
          default -> List.of(Role.PARTNER, Role.PARTNER);
        };
    List<Slot<Participation>> participants = new ArrayList<>();
    for (Role role : roles) {
      add(role, actor(prose, scene, random), participants);
    }
    if (random.nextInt(100) < 15) {
      add(roles.get(0), actor(prose, scene, random), participants);
    }
    return participants;
  }

  /** Each takes part in one role only. */
  private static void add(Role role, Slot<Actor> actor, List<Slot<Participation>> participants) {
    if (participants.stream().noneMatch(s -> s.value().actor().id() == actor.value().id())) {
      participants.add(new Slot<>(new Participation(role, actor.value()), actor.evidence()));
    }
  }

  /** A newcomer, or one whom the document told of before. */
  private static Slot<Actor> actor(Prose prose, Cast.Scene scene, RandomGenerator random) {
    if (random.nextInt(100) < 50) {
      Actor newcomer = scene.enter(prose);
      return new Slot<>(newcomer, newcomer.mentions().get(0));
    }
    Actor actor = scene.any();
    return new Slot<>(actor, prose.says(actor.name()));
  }

  private static List<Slot<When>> dates(EngagementKind kind, Prose prose, RandomGenerator random) {
    List<Slot<When>> dates = new ArrayList<>();
    if (random.nextInt(100) < 52) {
      // The closer to now the more is told.
      LocalDate day =
          LocalDate.of(2026, 12, 31).minusDays((long) (13_000 * Math.pow(random.nextDouble(), 2)));
      DateKind first =
          switch (kind) {
            case AGREEMENT -> DateKind.SIGNED;
            case MEETING, EXERCISE, EVENT -> DateKind.OCCURRED;
            case PROJECT -> random.nextInt(4) == 0 ? DateKind.DUE : DateKind.STARTED;
            default -> DateKind.STARTED;
          };
      add(first, day, prose, random, dates);
      if (random.nextInt(100) < 15) {
        add(DateKind.ENDED, day.plusDays(random.nextInt(6000)), prose, random, dates);
      }
    }
    return dates;
  }

  private static void add(
      DateKind kind, LocalDate day, Prose prose, RandomGenerator random, List<Slot<When>> dates) {
    PartialDate date =
        switch (random.nextInt(5)) {
          case 0, 1 -> PartialDate.of(day.getYear());
          case 2 -> PartialDate.of(day.getYear(), day.getMonthValue());
          default -> PartialDate.of(day);
        };
    dates.add(new Slot<>(new When(kind, date), prose.says(date.toString())));
  }

  private static AmountMention amount(Prose prose, RandomGenerator random) {
    BigDecimal value = BigDecimal.valueOf(random.nextInt(1, 1000)).scaleByPowerOfTen(6);
    String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    return new AmountMention(
        prose.says(value.toPlainString() + " " + currency),
        value,
        value,
        currency,
        random.nextInt(4) == 0 ? Comparator.ABOUT : Comparator.EQUAL);
  }

  private static QuantityMention quantity(Prose prose, RandomGenerator random) {
    BigDecimal value = BigDecimal.valueOf(random.nextInt(1, 500));
    String unit = UNITS.get(random.nextInt(UNITS.size()));
    return new QuantityMention(
        prose.says(value + " " + unit), value, value, unit, Comparator.EQUAL);
  }

  private static Factuality factuality(RandomGenerator random) {
    return random.nextInt(100) < 80
        ? Factuality.ASSERTED
        : Factuality.values()[random.nextInt(1, 5)];
  }

  private Fact observation(Prose prose, Cast.Scene scene, RandomGenerator random, int number) {
    int start = prose.position();
    Slot<Actor> about = actor(prose, scene, random);
    String words = MEASURES.get(random.nextInt(MEASURES.size()));
    Slot<String> measure = new Slot<>(words, prose.says(words));
    BigDecimal value = BigDecimal.valueOf(random.nextInt(1, 100));
    return new Fact.Observation(
        "observation-%012x".formatted(random.nextLong(1L << 40)) + number,
        about.value().name() + ", " + words,
        List.of(about),
        measure,
        new Slot<>(new Fact.Value.Number(value), prose.says(value.toString())),
        Comparator.EQUAL,
        random.nextBoolean() ? Optional.of("%") : Optional.empty(),
        dates(EngagementKind.MEETING, prose, random),
        Optional.of(new Slot<>(Factuality.ASSERTED, measure.evidence())),
        List.of(),
        List.of(prose.sentence(start)));
  }
}
