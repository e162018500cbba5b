package org.entente.knowledge;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes {@code state-names.tsv} from the Unicode CLDR that ICU carries. */
final class StateNamesTable {

  /**
   * The official languages of the United Nations and of the European Union but English, then the
   * languages of most speakers, and those of the neighbours of Europe, Russia and China.
   */
  static final List<String> LANGUAGES =
      List.of(
          ("ar es fr ru zh"
                  + " bg cs da de el et fi ga hr hu it lt lv mt nl pl pt ro sk sl sv"
                  + " am az be bn bs ca fa he hi hy id is ja ka kk km ko ky lo mk mn ms my nb ne ps"
                  + " si sq sr sw ta te th tk tr uk ur uz vi zh-Hant")
              .split(" "));

  /** What ISO 3166 has no code for and CLDR has. */
  private static final Map<String, String> OWN_CODES = Map.of("kosovo", "XK");

  /**
   * CLDR's full name of these tells of another state ("Hong Kong SAR China") or of the ground
   * ("Palestinian Territories"); the short one is their name.
   */
  private static final Set<String> SHORT = Set.of("HK", "MO", "PS");

  private StateNamesTable() {}

  /** The table's text. */
  static String write(DataFolder folder) {
    Map<String, String> codes = new LinkedHashMap<>();
    for (Table.Row row : Table.read(folder.resolve("data/register/states.tsv")).rows()) {
      row.find("iso2")
          .or(() -> Optional.ofNullable(OWN_CODES.get(row.get("id"))))
          .ifPresent(code -> codes.put(row.get("id"), code));
    }
    StringBuilder table = new StringBuilder();
    table
        .append("# Names of states in Unicode CLDR, of ICU ")
        .append(VersionInfo.ICU_VERSION.getMajor())
        .append('.')
        .append(VersionInfo.ICU_VERSION.getMinor())
        .append(". Written by StateNamesTest -Dregister.update=true; do not edit.\n")
        .append(StateNames.STATE)
        .append('\t')
        .append(String.join("\t", LANGUAGES))
        .append('\n');
    codes.forEach(
        (id, code) -> {
          List<String> cells = new ArrayList<>(List.of(id));
          LANGUAGES.forEach(language -> cells.add(name(language, code).orElse("")));
          table.append(String.join("\t", cells)).append('\n');
        });
    return table.toString();
  }

  private static Optional<String> name(String language, String code) {
    LocaleDisplayNames names =
        LocaleDisplayNames.getInstance(
            ULocale.forLanguageTag(language),
            SHORT.contains(code) ? DisplayContext.LENGTH_SHORT : DisplayContext.LENGTH_FULL,
            DisplayContext.CAPITALIZATION_FOR_STANDALONE,
            DisplayContext.NO_SUBSTITUTE);
    return Optional.ofNullable(names.regionDisplayName(code)).map(String::strip);
  }

  static Path file(DataFolder folder) {
    return folder.resolve("data/register/" + StateNames.FILE);
  }
}
