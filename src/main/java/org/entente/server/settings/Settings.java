package org.entente.server.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All settings with their values, right ones only. */
public final class Settings {

  private final List<Setting<?>> known;
  private final Map<String, String> written;
  private final Map<String, Object> values = new HashMap<>();

  private Settings(List<Setting<?>> known, Map<String, String> written) {
    this.known = List.copyOf(known);
    this.written = Map.copyOf(written);
  }

  /**
   * Reads what is set.
   *
   * @param known all that there are
   * @param written by name; what is missing has its default
   * @throws IllegalArgumentException that names everything that is wrong, one a line
   */
  public static Settings read(List<Setting<?>> known, Map<String, String> written) {
    Settings settings = new Settings(known, written);
    List<String> problems = new ArrayList<>();
    Map<String, Setting<?>> byName =
        known.stream().collect(Collectors.toMap(Setting::name, s -> s));
    for (String name : written.keySet().stream().sorted().toList()) {
      if (!byName.containsKey(name)) {
        problems.add("There is no setting " + name + "; entente serve --print-config lists them.");
      }
    }
    for (Setting<?> setting : known) {
      String text = written.getOrDefault(setting.name(), setting.fallback());
      try {
        settings.values.put(setting.name(), setting.reader().apply(text));
      } catch (IllegalArgumentException e) {
        problems.add(setting.name() + " must be " + e.getMessage() + ", not \"" + text + "\".");
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return settings;
  }

  /** The value of one of the known settings. */
  @SuppressWarnings("unchecked")
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting.name());
    if (value == null) {
      throw new IllegalArgumentException("no known setting: " + setting.name());
    }
    return (T) value;
  }

  /** Every setting with its value, as it would stand in the configuration file. */
  public String print() {
    StringBuilder out = new StringBuilder();
    for (Setting<?> setting : known) {
      String value = written.getOrDefault(setting.name(), setting.fallback());
      out.append("# ").append(setting.description());
      out.append(" Default: ")
          .append(setting.fallback().isEmpty() ? "none" : setting.fallback())
          .append(".\nja:context [ ja:cxtName \"entente:")
          .append(setting.name())
          .append("\" ; ja:cxtValue \"")
          .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
          .append("\" ] ;\n\n");
    }
    return out.toString();
  }
}
