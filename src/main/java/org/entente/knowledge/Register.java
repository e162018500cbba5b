package org.entente.knowledge;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The actors, things, places and engagements that are known by name. */
public final class Register {

  /**
   * An actor that is known by name.
   *
   * @param label English name
   * @param labels names in other languages, by language tag
   * @param aliases other English names and acronyms
   * @param demonyms adjectives and nouns that name a state or a bloc ("Chinese", "Western")
   * @param metonyms names that stand for it when they act: capitals, seats ("Beijing", "Kremlin")
   * @param weak names that mean it only when a text backs them up (a fuller name of it, an
   *     acronym's definition, the parser's NER): "Visa", "Orange", "the Foreign Ministry"
   * @param state id of the state that it belongs to
   * @param partOf id of the actor that it is a part of
   * @param ids identifiers elsewhere by scheme: {@code wikidata}, {@code iso2}, {@code iso3},
   *     {@code m49}, {@code geonames}, {@code dbpedia}
   * @param checked where these were checked, by scheme
   * @param seat id of the place where it has its seat
   */
  public record ActorRow(
      String id,
      ActorType type,
      String label,
      Map<String, String> labels,
      List<String> aliases,
      List<String> demonyms,
      List<String> metonyms,
      List<String> weak,
      Optional<String> state,
      Optional<String> partOf,
      Map<String, String> ids,
      Map<String, IdSource> checked,
      Optional<String> seat) {}

  /**
   * A type of equipment, a commodity or a technology.
   *
   * @param kind {@code Equipment}, {@code Commodity} or {@code Technology}
   * @param broader id of the broader thing
   * @param domain local name of a concept of {@code entc:domain}
   */
  public record ThingRow(
      String id,
      String kind,
      String label,
      List<String> aliases,
      Optional<String> broader,
      Optional<String> domain,
      Map<String, String> ids,
      Map<String, IdSource> checked) {}

  /**
   * A place: a sea, a city, a region, a base.
   *
   * @param state id of the state where it lies, or that claims it
   * @param kind what it is: "city", "province"
   */
  public record PlaceRow(
      String id,
      String label,
      List<String> aliases,
      Optional<String> state,
      Optional<String> kind,
      Optional<Double> latitude,
      Optional<Double> longitude,
      Map<String, String> ids,
      Map<String, IdSource> checked) {}

  /**
   * An engagement that is known by a proper name: "Belt and Road Initiative".
   *
   * @param participants ids of actors that have a part in it by role, whatever a text says
   * @param domain local name of a concept of {@code entc:domain}
   */
  public record EngagementRow(
      String id,
      EngagementKind kind,
      String label,
      List<String> aliases,
      Map<Role, List<String>> participants,
      Optional<String> domain,
      Map<String, String> ids,
      Map<String, IdSource> checked) {}

  /** Agencies, papers and stations, which tell of what others do. */
  private static final String PRESS = "actors-press";

  private final Map<String, ActorRow> actors = new LinkedHashMap<>();
  private final Set<String> press = new HashSet<>();
  private final Map<String, ThingRow> things = new LinkedHashMap<>();
  private final Map<String, PlaceRow> places = new LinkedHashMap<>();
  private final Map<String, EngagementRow> engagements = new LinkedHashMap<>();
  private final LocalDate edition;
  private History history = new History(List.of(), List.of(), List.of());

  private Register(LocalDate edition) {
    this.edition = edition;
  }

  /** Reads {@code data/register/*.tsv}. */
  public static Register load(DataFolder folder) {
    Register register = new Register(Edition.read(folder));
    StateNames names = StateNames.load(folder);
    IdSources sources = IdSources.load(folder);
    for (Path file : folder.files("data/register", ".tsv")) {
      String name = file.getFileName().toString();
      if (name.equals(StateNames.FILE) || name.equals(IdSources.FILE) || History.isTable(name)) {
        continue;
      }
      for (Table.Row row : Table.read(file).rows()) {
        if (name.startsWith("states") || name.startsWith("actors")) {
          put(
              register.actors,
              row,
              actor(row, name.startsWith("states"), names, sources),
              ActorRow::id);
          if (name.startsWith(PRESS)) {
            register.press.add(row.get("id"));
          }
        } else if (name.startsWith("things")) {
          put(register.things, row, thing(row, sources), ThingRow::id);
        } else if (name.startsWith("places")) {
          put(register.places, row, place(row, sources), PlaceRow::id);
        } else if (name.startsWith("engagements")) {
          put(register.engagements, row, engagement(row, sources), EngagementRow::id);
        } else {
          throw row.error("no table of the register is called " + name);
        }
      }
    }
    names.check(register.actors);
    register.history = History.load(folder, register.actors);
    return register;
  }

  /** When its identifiers were checked last. */
  public LocalDate edition() {
    return edition;
  }

  /** Memberships, successions and former names of its actors. */
  public History history() {
    return history;
  }

  public Collection<ActorRow> actors() {
    return actors.values();
  }

  public Collection<ThingRow> things() {
    return things.values();
  }

  public Collection<PlaceRow> places() {
    return places.values();
  }

  public Collection<EngagementRow> engagements() {
    return engagements.values();
  }

  public Optional<ActorRow> actor(String id) {
    return Optional.ofNullable(actors.get(id));
  }

  /** Whether an actor is an agency, a paper or a station that tells of what others do. */
  public boolean isPress(String id) {
    return press.contains(id);
  }

  public Optional<ThingRow> thing(String id) {
    return Optional.ofNullable(things.get(id));
  }

  public Optional<PlaceRow> place(String id) {
    return Optional.ofNullable(places.get(id));
  }

  public Optional<EngagementRow> engagement(String id) {
    return Optional.ofNullable(engagements.get(id));
  }

  private static <T> void put(Map<String, T> rows, Table.Row row, T value, Function<T, String> id) {
    if (rows.putIfAbsent(id.apply(value), value) != null) {
      throw row.error("id " + id.apply(value) + " is there already");
    }
  }

  private static ActorRow actor(Table.Row row, boolean state, StateNames names, IdSources sources) {
    Map<String, String> labels = pairs(row, "labels");
    List<String> weak = row.list("weak");
    List<String> metonyms = new ArrayList<>(row.list("metonyms"));
    row.find("capital").filter(capital -> !weak.contains(capital)).ifPresent(metonyms::add);
    List<String> aliases = new ArrayList<>(row.list("aliases"));
    row.find("formal").ifPresent(aliases::add);
    return new ActorRow(
        row.get("id"),
        state ? ActorType.STATE : row.constant("type", ActorType.class),
        row.get("label"),
        state ? names.of(row, labels) : labels,
        List.copyOf(aliases),
        row.list("demonyms"),
        List.copyOf(metonyms),
        weak,
        row.find("state"),
        row.find("partOf"),
        IdSources.ids(row),
        sources.checked(row),
        row.find("seat"));
  }

  private static ThingRow thing(Table.Row row, IdSources sources) {
    String kind = row.get("kind");
    if (!List.of("Equipment", "Commodity", "Technology").contains(kind)) {
      throw row.error(kind + " is no kind of thing");
    }
    return new ThingRow(
        row.get("id"),
        kind,
        row.get("label"),
        row.list("aliases"),
        row.find("broader"),
        row.find("domain"),
        IdSources.ids(row),
        sources.checked(row));
  }

  private static PlaceRow place(Table.Row row, IdSources sources) {
    return new PlaceRow(
        row.get("id"),
        row.get("label"),
        row.list("aliases"),
        row.find("state"),
        row.find("kind"),
        row.find("lat").map(degrees -> degrees(row, degrees)),
        row.find("lon").map(degrees -> degrees(row, degrees)),
        IdSources.ids(row),
        sources.checked(row));
  }

  private static double degrees(Table.Row row, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw row.error(text + " is no number of degrees");
    }
  }

  private static EngagementRow engagement(Table.Row row, IdSources sources) {
    Map<Role, List<String>> participants = new LinkedHashMap<>();
    for (Role role : Role.values()) {
      List<String> ids = row.list(role.term());
      if (!ids.isEmpty()) {
        participants.put(role, ids);
      }
    }
    return new EngagementRow(
        row.get("id"),
        row.constant("kind", EngagementKind.class),
        row.get("label"),
        row.list("aliases"),
        participants,
        row.find("domain"),
        IdSources.ids(row),
        sources.checked(row));
  }

  /** Cells such as {@code ru=Россия|zh=俄罗斯}. */
  static Map<String, String> pairs(Table.Row row, String column) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : row.list(column)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw row.error("column " + column + ": not key=value: " + pair);
      }
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return pairs;
  }
}
