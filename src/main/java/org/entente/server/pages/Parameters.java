package org.entente.server.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.server.http.Exchange;

/** What an address asks a page for, and the addresses that ask for a little more or less. */
final class Parameters {

  private static final int LONGEST = 400;

  private final String path;
  private final Map<String, List<String>> values;

  private Parameters(String path, Map<String, List<String>> values) {
    this.path = path;
    this.values = values;
  }

  static Parameters of(Exchange exchange) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String name : exchange.parameterNames()) {
      List<String> given =
          exchange.parameters(name).stream()
              .filter(value -> !value.isBlank() && value.length() <= LONGEST)
              .distinct()
              .limit(20)
              .toList();
      if (!given.isEmpty()) {
        values.put(name, given);
      }
    }
    return new Parameters(exchange.path(), values);
  }

  static Parameters none() {
    return new Parameters("", Map.of());
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** A whole number from 1; 1 when it is missing or none. */
  int page() {
    return first("page").filter(p -> p.matches("[1-9][0-9]{0,5}")).map(Integer::valueOf).orElse(1);
  }

  /** This address, with a value put in, or taken out where it was; from the first page. */
  String toggled(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.remove("page");
    List<String> list = new ArrayList<>(all(name));
    if (!list.remove(value)) {
      list.add(value);
    }
    changed.put(name, list);
    return address(changed);
  }

  /** This address with a parameter that has this value only. */
  String with(String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(name, List.of(value));
    return address(changed);
  }

  /** What is asked for, to put behind another address; from the first page. */
  String query() {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.remove("page");
    return address(changed).substring(path.length());
  }

  /** This address without these parameters; from the first page. */
  String without(List<String> names) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.remove("page");
    names.forEach(changed::remove);
    return address(changed);
  }

  /** What is asked for by these names, to put behind another address. */
  String only(List<String> names) {
    Map<String, List<String>> kept = new LinkedHashMap<>(values);
    kept.keySet().retainAll(names);
    return address(kept).substring(path.length());
  }

  /** The same, with a parameter that has these values only. */
  String query(String name, List<String> only) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.remove("page");
    changed.put(name, only);
    return address(changed).substring(path.length());
  }

  private String address(Map<String, List<String>> changed) {
    List<String> pairs = new ArrayList<>();
    changed.forEach(
        (name, list) ->
            list.forEach(value -> pairs.add(Links.parameter(name) + "=" + Links.parameter(value))));
    return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
  }
}
