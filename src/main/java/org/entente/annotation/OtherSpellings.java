package org.entente.annotation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.entente.annotation.Finding.Trust;
import org.entente.annotation.Sense.ActorSense;
import org.entente.annotation.Sense.Naming;
import org.entente.annotation.Sense.PlaceSense;
import org.entente.document.Span;
import org.entente.knowledge.ActorType;
import org.entente.knowledge.Register;
import org.entente.knowledge.Register.ActorRow;

/**
 * Knows actors of the register by names that it does not list: with or without a legal form
 * ("Siemens AG"), and in other transcriptions ("Gasprom", "Lukashenka").
 */
final class OtherSpellings {

  /** Shorter keys fall together by chance. */
  private static final int SHORTEST = 6;

  private static final int SHORTEST_SURNAME = 5;

  /** Names of so many words and more are known without "Company". */
  private static final int LONG = 3;

  /** What transcriptions write in one way or another. */
  private record Alike(Pattern written, String as) {

    Alike(String written, String as) {
      this(Pattern.compile(written), as);
    }
  }

  private static final List<Alike> ALIKE =
      List.of(
          new Alike("\\p{M}|[^\\p{L}\\p{N} ]", ""),
          new Alike("kh|ks", "x"),
          new Alike("gh|q|h(?=[aeiou])", "g"),
          new Alike("dh", "d"),
          new Alike("z", "s"),
          new Alike("w", "v"),
          new Alike("[jy]", "i"),
          new Alike("(\\p{L})\\1+", "$1"));

  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance();

  private final Set<String> legalForms;
  private final Map<String, ActorSense> companies = new HashMap<>();
  private final Map<String, ActorSense> longNames = new HashMap<>();
  private final Map<String, ActorSense> byKey = new HashMap<>();
  private final Map<String, ActorSense> persons = new HashMap<>();
  private final Map<String, Set<String>> givenNames = new HashMap<>();
  private final Map<String, ActorSense> acronyms = new HashMap<>();
  private final Titles titles;
  private final Set<String> surnameFirst;
  private final Set<String> names = new HashSet<>();

  OtherSpellings(Register register, Whereabouts contexts, Titles titles) {
    this.legalForms = contexts.words("legal-form");
    this.surnameFirst = contexts.words("surname-first");
    this.titles = titles;
    Set<String> severalKeys = new HashSet<>();
    for (ActorRow row : register.actors()) {
      ActorSense sense = RegisterNames.sense(row, Naming.NAME);
      List<String> own =
          Stream.concat(Stream.of(row.label()), row.aliases().stream()).map(Folding::fold).toList();
      names.addAll(own);
      row.demonyms().forEach(name -> names.add(Folding.fold(name)));
      row.weak().forEach(name -> names.add(Folding.fold(name)));
      if (row.type() == ActorType.COMPANY) {
        own.forEach(name -> companies.putIfAbsent(name, sense));
        own.forEach(name -> put(longNames, severalKeys, withoutCompany(name), sense));
        own.stream()
            .filter(name -> name.matches("\\p{Lu}{5,}"))
            .forEach(name -> acronyms.putIfAbsent(capitalised(name), sense));
      }
      if (row.type() == ActorType.PERSON) {
        own.forEach(name -> addPerson(name, row, sense, severalKeys));
      } else if (row.type() != ActorType.STATE && row.type() != ActorType.BLOC) {
        own.stream()
            .filter(name -> name.length() >= SHORTEST)
            .forEach(name -> put(byKey, severalKeys, key(name), sense));
      }
    }
    severalKeys.forEach(
        key -> {
          byKey.remove(key);
          persons.remove(key);
          longNames.remove(key);
        });
    register.places().forEach(place -> names.add(Folding.fold(place.label())));
  }

  private static void put(
      Map<String, ActorSense> map, Set<String> several, String key, ActorSense sense) {
    ActorSense other = map.putIfAbsent(key, sense);
    if (other != null && !other.key().equals(sense.key())) {
      several.add(key);
    }
  }

  /** A person by initial and surname; also surname first, where that is the custom. */
  private void addPerson(String name, ActorRow row, ActorSense sense, Set<String> severalKeys) {
    addPerson(name, sense, severalKeys);
    String[] words = name.split(" ");
    if (words.length == 2 && row.state().filter(surnameFirst::contains).isPresent()) {
      addPerson(words[1] + " " + words[0], sense, severalKeys);
    }
  }

  private void addPerson(String name, ActorSense sense, Set<String> severalKeys) {
    String key = personKey(name);
    put(persons, severalKeys, key, sense);
    givenNames.computeIfAbsent(key, k -> new HashSet<>()).add(given(name));
  }

  /** The finding, with the row of the register that its unknown name means otherwise spelled. */
  Finding known(Finding finding) {
    if (finding.trust() == Trust.GUESS && finding.sense(PlaceSense.class).isPresent()) {
      PlaceSense place = finding.sense(PlaceSense.class).get();
      return Optional.ofNullable(acronyms.get(Folding.fold(place.name())))
          .map(row -> new Finding(finding.span(), row, finding.trust()))
          .orElse(finding);
    }
    return finding
        .sense(ActorSense.class)
        .filter(actor -> actor.rows().isEmpty() && actor.partOf().isEmpty())
        .flatMap(this::row)
        .map(row -> new Finding(finding.span(), row, finding.trust()))
        .orElse(finding);
  }

  private Optional<ActorSense> row(ActorSense actor) {
    String name = Folding.fold(actor.name());
    if (actor.is(ActorType.PERSON)) {
      return name.contains(" ") ? person(name, actor) : Optional.empty();
    }
    if (actor.is(ActorType.COMPANY)) {
      Optional<ActorSense> company = Optional.ofNullable(companies.get(withoutForm(name)));
      if (company.isPresent()) {
        return company;
      }
      Optional<ActorSense> known =
          Optional.ofNullable(longNames.get(withoutCompany(name)))
              .or(() -> Optional.ofNullable(acronyms.get(name)));
      if (known.isPresent()) {
        return known;
      }
    }
    return name.length() < SHORTEST
        ? Optional.empty()
        : Optional.ofNullable(byKey.get(key(name))).filter(row -> row.type() == actor.type());
  }

  /** Words in capitals that nothing else explains and that are a known name otherwise spelled. */
  List<Finding> find(Passage passage, List<Finding> chosen) {
    List<Finding> found = new ArrayList<>();
    for (Sentence sentence : passage.sentences()) {
      for (Token token : sentence.tokens()) {
        String form = Folding.fold(token.form());
        if (form.length() > SHORTEST
            && token.isProperNoun()
            && NameWords.isNameWord(token)
            && !names.contains(form)) {
          Span span = token.span();
          Optional.ofNullable(byKey.get(key(form)))
              .filter(row -> row.type() == ActorType.COMPANY)
              .ifPresent(row -> found.add(new Finding(span, row, Trust.PATTERN)));
        }
      }
    }
    return Finding.fill(chosen, found);
  }

  private String withoutForm(String name) {
    List<String> words = new ArrayList<>(List.of(name.replace(",", "").split(" ")));
    while (words.size() > 1 && legalForms.contains(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    while (words.size() > 1 && legalForms.contains(words.get(0))) {
      words.remove(0);
    }
    return String.join(" ", words);
  }

  /** "Abu Dhabi National Oil" of such a "Company" or "Co."; the name where less remains. */
  private String withoutCompany(String name) {
    String bare = withoutForm(name).replaceAll(" (?:Company|Corporation)$", "");
    return bare.split(" ").length < LONG ? name : bare;
  }

  private static String capitalised(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private boolean isGiven(String key, String given) {
    return givenNames.getOrDefault(key, Set.of()).stream().anyMatch(name -> alike(name, given));
  }

  /** The person of the register, known with fewer names: "William Ruto". */
  private Optional<ActorSense> person(String name, ActorSense actor) {
    return fewer(name).stream()
        .filter(fewer -> isGiven(personKey(fewer), given(fewer)))
        .flatMap(fewer -> Optional.ofNullable(persons.get(personKey(fewer))).stream())
        .findFirst()
        .map(
            row ->
                new ActorSense(
                    row.key(),
                    row.type(),
                    row.rows(),
                    row.name(),
                    row.how(),
                    row.partOf(),
                    actor.position()));
  }

  /** "Joseph R. Biden Jr.", "Joseph Biden Jr.", "Joseph Biden"; "William Ruto" of three names. */
  private List<String> fewer(String name) {
    String initials = name.replaceAll(" \\p{Lu}\\.?(?= )", "");
    String suffix = initials.replaceAll(",? (?:Jr|Sr|II|III)\\.?$", "");
    String[] words = suffix.split(" ");
    String middle =
        words.length > 2 && titles.isGivenName(words[0])
            ? words[0] + " " + words[words.length - 1]
            : suffix;
    return List.of(name, initials, suffix, middle);
  }

  /** Initial and surname, the surname's last vowel left out: "a lukashenk". */
  private static String personKey(String name) {
    String key = key(name);
    String[] words = key.split(" ");
    String surname = words[words.length - 1].replaceAll("[aeiou]$", "");
    return words.length < 2 || surname.length() < SHORTEST_SURNAME
        ? "person " + key
        : "person " + key.charAt(0) + " " + surname;
  }

  private static String given(String name) {
    return key(Folding.fold(name)).split(" ")[0];
  }

  /** Whether two spellings of a given name differ in a third of their letters at most. */
  private static boolean alike(String a, String b) {
    return 3 * DISTANCE.apply(a, b) <= Math.max(a.length(), b.length());
  }

  /** What transcriptions of one name have in common. */
  static String key(String name) {
    String key = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    for (Alike alike : ALIKE) {
      key = alike.written().matcher(key).replaceAll(alike.as());
    }
    return key.strip();
  }
}
