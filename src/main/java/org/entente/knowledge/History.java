package org.entente.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.entente.knowledge.Register.ActorRow;

/**
 * What the register knows of how actors were in other years: who was a member of what, who came
 * after whom, and what they were called.
 */
public record History(
    List<Membership> memberships, List<Succession> successions, List<FormerName> formerNames) {

  static final String MEMBERSHIPS = "memberships.tsv";
  static final String SUCCESSIONS = "successions.tsv";
  static final String FORMER_NAMES = "former-names.tsv";

  /**
   * That an actor is or was a member of an organisation or a bloc. Who left and came back has two.
   *
   * @param organisation id of an actor
   * @param member id of an actor
   * @param note what the period does not say: a suspension, for example
   * @param source host of the site where it can be checked
   */
  public record Membership(
      String organisation, String member, Period period, Optional<String> note, String source) {}

  /**
   * A change by which actors came from others: a dissolution, a union, a secession, a renewal.
   *
   * @param predecessors ids of actors; those of a secession go on
   * @param successors ids of actors
   */
  public record Succession(
      String id,
      String label,
      Period period,
      List<String> predecessors,
      List<String> successors,
      Optional<String> note,
      String source) {}

  /** What an actor was called, in English. */
  public record FormerName(String actor, String name, Period period, String source) {}

  public History {
    memberships = List.copyOf(memberships);
    successions = List.copyOf(successions);
    formerNames = List.copyOf(formerNames);
  }

  static boolean isTable(String file) {
    return Set.of(MEMBERSHIPS, SUCCESSIONS, FORMER_NAMES).contains(file);
  }

  /** Reads the tables that are there; an error when a row names an actor that is not. */
  static History load(DataFolder folder, Map<String, ActorRow> actors) {
    return new History(
        read(folder, MEMBERSHIPS, actors, History::membership),
        read(folder, SUCCESSIONS, actors, History::succession),
        read(folder, FORMER_NAMES, actors, History::formerName));
  }

  private static <T> List<T> read(
      DataFolder folder,
      String name,
      Map<String, ActorRow> actors,
      BiFunction<Table.Row, Map<String, ActorRow>, T> reader) {
    Path file = folder.resolve("data/register/" + name);
    List<T> read = new ArrayList<>();
    if (Files.isRegularFile(file)) {
      Set<T> seen = new HashSet<>();
      for (Table.Row row : Table.read(file).rows()) {
        T value = reader.apply(row, actors);
        if (!seen.add(value)) {
          throw row.error("the same row is there already");
        }
        read.add(value);
      }
    }
    return read;
  }

  private static Membership membership(Table.Row row, Map<String, ActorRow> actors) {
    return new Membership(
        known(row, row.get("organisation"), actors),
        known(row, row.get("member"), actors),
        Period.of(row),
        row.find("note"),
        row.get("source"));
  }

  private static Succession succession(Table.Row row, Map<String, ActorRow> actors) {
    return new Succession(
        row.get("id"),
        row.get("label"),
        Period.of(row),
        row.list("predecessors").stream().map(id -> known(row, id, actors)).toList(),
        row.list("successors").stream().map(id -> known(row, id, actors)).toList(),
        row.find("note"),
        row.get("source"));
  }

  private static FormerName formerName(Table.Row row, Map<String, ActorRow> actors) {
    return new FormerName(
        known(row, row.get("actor"), actors), row.get("name"), Period.of(row), row.get("source"));
  }

  private static String known(Table.Row row, String id, Map<String, ActorRow> actors) {
    if (!actors.containsKey(id)) {
      throw row.error(id + " is no actor of the register");
    }
    return id;
  }
}
