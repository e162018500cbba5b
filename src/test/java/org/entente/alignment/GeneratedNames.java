package org.entente.alignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Actors with made-up names, and rows of another dataset of which some are these actors under other
 * spellings; the same for the same seed. Most other rows are of nobody here, and many of these look
 * as if they were.
 */
final class GeneratedNames {

  private static final String[] ONSETS = {
    "b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kr", "l", "m", "n", "p", "r", "s", "st", "t",
    "tr", "v", "z", "ch", "sh", "kh", "y"
  };
  private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ou", "ei"};
  private static final String[] CODAS = {"", "", "n", "r", "s", "l", "m", "k", "rd", "nt", "v"};

  private static final String[][] KINDS = {
    {
      "Company",
      "% Energy",
      "% Bank",
      "% Shipping Company",
      "% Aerospace Corporation",
      "% Steel",
      "% Telecom",
      "% Petroleum",
      "% Shipyard",
      "% Electronics",
      "% Insurance Group",
      "% Airlines",
      "% Motors"
    },
    {
      "GovernmentBody",
      "Ministry of % Affairs",
      "% Space Agency",
      "% Port Authority",
      "National % Commission",
      "Federal Service for % Control",
      "% State Committee"
    },
    {
      "ResearchInstitution",
      "University of %",
      "% Institute of Technology",
      "% State University",
      "% Academy of Sciences",
      "% Research Centre"
    },
    {"ArmedForce", "% Fleet", "# % Brigade", "# Army of %", "% Border Guard"},
    {
      "Organisation",
      "% Foundation",
      "Association of % Producers",
      "% Chamber of Commerce",
      "% News Agency"
    },
    {"Person", "@ %"}
  };

  private static final String[] GIVEN = {
    "Aleksandr",
    "Dmitri",
    "Sergei",
    "Yuri",
    "Mohammed",
    "Maria",
    "José",
    "Jürgen",
    "François",
    "Anna",
    "Pyotr",
    "Li",
    "Hiroshi",
    "Søren",
    "Zoë",
    "Chen",
    "Andrei",
    "Nikolai"
  };

  private static final String[][] SPELLINGS = {
    {"aleksandr", "alexander"},
    {"dmitri", "dmitry"},
    {"sergei", "sergey"},
    {"yuri", "yuriy"},
    {"mohammed", "muhammad"},
    {"andrei", "andrey"},
    {"nikolai", "nikolay"},
    {"kh", "h"},
    {"ou", "u"},
    {"ei", "ey"},
    {"ai", "ay"},
    {"ch", "tch"},
    {"y", "i"},
    {"v", "w"},
    {"centre", "center"},
    {"organisation", "organization"}
  };

  private static final Map<Character, Character> ACCENTS =
      Map.of('a', 'á', 'e', 'é', 'i', 'í', 'o', 'ö', 'u', 'ü', 'n', 'ñ', 's', 'š', 'z', 'ž');

  private static final String[] FORMS = {"", " Ltd.", " JSC", " GmbH", " Inc.", " S.A.", " PLC"};

  private final Random random;
  private final Set<String> used = new HashSet<>();
  private final List<String> states = new ArrayList<>();
  private final Countries countries = new Countries();
  private final Map<String, Entry> actors = new LinkedHashMap<>();

  /** Which actor each row is, by its IRI; rows of nobody are not in it. */
  final Map<String, String> truth = new HashMap<>();

  GeneratedNames(long seed, int size) {
    random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      String state = "urn:state:" + i;
      String name = word(2) + "land";
      countries.add(state, List.of(name), List.of());
      states.add(state);
    }
    for (int i = 0; i < size; i++) {
      String[] kind = KINDS[random.nextInt(KINDS.length)];
      String name = name(kind);
      List<String> names = new ArrayList<>(List.of(name));
      String shorter = initials(name);
      if (!kind[0].equals("Person") && random.nextInt(4) == 0 && used.add(shorter)) {
        names.add(shorter);
      }
      add("https://w3id.org/entente/id/actor/a" + i, names, kind[0], pick(states));
    }
  }

  Actors actors() {
    return new Actors(actors, Map.of(), Map.of(), countries);
  }

  /**
   * Rows of another dataset.
   *
   * @param known how many are actors of ours, each another one
   */
  List<Entry.Raw> rows(int size, int known) {
    List<Entry> own = new ArrayList<>(actors.values());
    java.util.Collections.shuffle(own, random);
    List<Entry.Raw> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String iri = "https://example.org/list/" + i;
      if (i < known) {
        Entry entry = own.get(i);
        truth.put(iri, entry.iri());
        rows.add(
            row(
                iri,
                disguised(entry),
                random.nextInt(10) < 8 ? entry.shownType() : "",
                random.nextInt(10) < 8 ? entry.countries().iterator().next() : ""));
      } else if (random.nextInt(10) < 2) {
        rows.add(looksLike(iri, own.get(random.nextInt(own.size()))));
      } else {
        String[] kind = KINDS[random.nextInt(KINDS.length)];
        rows.add(row(iri, name(kind), kind[0], pick(states)));
      }
    }
    java.util.Collections.shuffle(rows, random);
    return rows;
  }

  private static Entry.Raw row(String iri, String name, String type, String country) {
    return new Entry.Raw(
        iri,
        List.of(name),
        type.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(type),
        country.isEmpty() ? List.of() : List.of(country),
        Map.of(),
        0);
  }

  /** Another with nearly the same name: of another country, of another number, a sister. */
  private Entry.Raw looksLike(String iri, Entry entry) {
    String country = entry.countries().iterator().next();
    switch (random.nextInt(3)) {
      case 0:
        String other = pick(states);
        return row(
            iri,
            entry.name(),
            entry.shownType(),
            other.equals(country)
                ? states.get((states.indexOf(other) + 1) % states.size())
                : other);
      case 1:
        String numbered =
            entry.name().replaceFirst("^\\d+", String.valueOf(100 + random.nextInt(900)));
        return row(
            iri,
            numbered.equals(entry.name())
                ? entry.name() + " " + (2 + random.nextInt(90))
                : numbered,
            entry.shownType(),
            country);
      default:
        String[] words = entry.name().split(" ");
        words[random.nextInt(words.length)] = capital(word(3));
        return row(iri, String.join(" ", words), entry.shownType(), country);
    }
  }

  private String disguised(Entry entry) {
    String name =
        entry.names().size() > 1 && random.nextInt(8) == 0 ? entry.names().get(1) : entry.name();
    int tricks = random.nextInt(3);
    for (int i = 0; i < tricks; i++) {
      name =
          switch (random.nextInt(6)) {
            case 0 -> typo(name);
            case 1 -> turned(name);
            case 2 -> accented(name);
            case 3 -> respelt(name);
            case 4 ->
                entry.shownType().equals("Company")
                    ? name + FORMS[random.nextInt(FORMS.length)]
                    : name;
            default ->
                random.nextBoolean() ? name.toUpperCase(java.util.Locale.ROOT) : "The " + name;
          };
    }
    return name;
  }

  private String typo(String name) {
    int at = 1 + random.nextInt(Math.max(1, name.length() - 2));
    if (name.length() < 8 || Character.isDigit(name.charAt(at))) {
      return name;
    }
    return switch (random.nextInt(3)) {
      case 0 -> name.substring(0, at) + name.substring(at + 1);
      case 1 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
      default ->
          name.substring(0, at)
              + (char) ('a' + random.nextInt(26))
              + name.substring(Math.min(name.length(), at + 1));
    };
  }

  /** "Li Chen" as "Chen, Li". */
  private static String turned(String name) {
    int space = name.lastIndexOf(' ');
    return space < 0 ? name : name.substring(space + 1) + ", " + name.substring(0, space);
  }

  private String accented(String name) {
    StringBuilder out = new StringBuilder();
    for (char c : name.toCharArray()) {
      out.append(random.nextInt(4) == 0 ? ACCENTS.getOrDefault(c, c) : c);
    }
    return out.toString();
  }

  private String respelt(String name) {
    for (int i = 0; i < 6; i++) {
      String[] pair = SPELLINGS[random.nextInt(SPELLINGS.length)];
      String other = name.replaceFirst("(?i)" + pair[0], pair[1]);
      if (!other.equals(name)) {
        return other;
      }
    }
    return name;
  }

  private void add(String iri, List<String> names, String type, String state) {
    actors.put(iri, new Entry(iri, names, Set.of(type), Set.of(state), type, state, Set.of(iri)));
  }

  private String name(String[] kind) {
    while (true) {
      String pattern = kind[1 + random.nextInt(kind.length - 1)];
      String name =
          pattern
              .replace("%", capital(word(2 + random.nextInt(2))))
              .replace("@", GIVEN[random.nextInt(GIVEN.length)])
              .replace("#", String.valueOf(1 + random.nextInt(99)));
      if (used.add(name)) {
        return name;
      }
    }
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(ONSETS[random.nextInt(ONSETS.length)])
          .append(VOWELS[random.nextInt(VOWELS.length)])
          .append(CODAS[random.nextInt(CODAS.length)]);
    }
    return word.toString();
  }

  private static String initials(String name) {
    StringBuilder initials = new StringBuilder();
    for (String word : name.split(" ")) {
      if (Character.isUpperCase(word.charAt(0))) {
        initials.append(word.charAt(0));
      }
    }
    return initials + name.substring(name.length() - 2).toUpperCase(java.util.Locale.ROOT);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
