package org.entente.annotation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The forms in which the name of a thing stands in texts: plural, capitalised. */
final class CommonNouns {

  private static final List<String> SIBILANTS = List.of("s", "x", "z", "ch", "sh");

  private CommonNouns() {}

  /** The name, its plural, and both as at the start of a sentence and in headings. */
  static Set<String> forms(String name) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(name);
    if (name.length() > 2) {
      forms.add(plural(name));
    }
    if (name.equals(name.toLowerCase(Locale.ROOT))) {
      for (String form : List.copyOf(forms)) {
        forms.add(capitalised(form));
        forms.add(inTitle(form));
      }
    }
    return forms;
  }

  static String plural(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (SIBILANTS.stream().anyMatch(lower::endsWith)) {
      return lower.endsWith("s") && !lower.endsWith("ss") ? name : name + "es";
    }
    boolean consonantY =
        lower.endsWith("y")
            && lower.length() > 1
            && "aeiou".indexOf(lower.charAt(lower.length() - 2)) < 0;
    return consonantY ? name.substring(0, name.length() - 1) + "ies" : name + "s";
  }

  private static String capitalised(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String inTitle(String name) {
    StringBuilder title = new StringBuilder(name);
    for (int i = 0; i < title.length(); i++) {
      if (i == 0 || title.charAt(i - 1) == ' ' || title.charAt(i - 1) == '-') {
        title.setCharAt(i, Character.toUpperCase(title.charAt(i)));
      }
    }
    return title.toString();
  }
}
