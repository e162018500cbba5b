package org.entente.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the identifiers of the register were checked: {@code data/register/id-sources.tsv}. The
 * column {@code checked} of a row names one for each identifier of it: {@code
 * wikidata=country-codes}.
 */
final class IdSources {

  static final String FILE = "id-sources.tsv";

  /** Identifiers elsewhere, by the columns that hold them. */
  static final List<String> SCHEMES =
      List.of("wikidata", "iso2", "iso3", "m49", "geonames", "dbpedia");

  private final Map<String, IdSource> sources = new LinkedHashMap<>();

  private IdSources() {}

  static IdSources load(DataFolder folder) {
    IdSources read = new IdSources();
    Path file = folder.resolve("data/register/" + FILE);
    if (Files.isRegularFile(file)) {
      for (Table.Row row : Table.read(file).rows()) {
        IdSource source = new IdSource(row.get("id"), row.get("label"), row.find("address"));
        if (read.sources.put(source.id(), source) != null) {
          throw row.error("id " + source.id() + " is there already");
        }
      }
    }
    return read;
  }

  /** The identifiers of a row by scheme. */
  static Map<String, String> ids(Table.Row row) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (String scheme : SCHEMES) {
      row.find(scheme).ifPresent(id -> ids.put(scheme, id));
    }
    return ids;
  }

  /** Where each identifier of a row was checked, by scheme. */
  Map<String, IdSource> checked(Table.Row row) {
    Map<String, IdSource> checked = new LinkedHashMap<>();
    Register.pairs(row, "checked")
        .forEach(
            (scheme, id) -> {
              if (!SCHEMES.contains(scheme) || row.find(scheme).isEmpty()) {
                throw row.error("column checked: the row has no " + scheme);
              }
              checked.put(
                  scheme,
                  Optional.ofNullable(sources.get(id))
                      .orElseThrow(() -> row.error("column checked: " + FILE + " has no " + id)));
            });
    return checked;
  }
}
