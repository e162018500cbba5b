package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;

/** A value of a property, as data extension has it. */
sealed interface Value {

  /** What people read. */
  String text();

  /** Adds it as the specification writes it. */
  void addTo(ArrayNode values);

  /** Another entity. */
  record Entity(String id, String name) implements Value {
    @Override
    public String text() {
      return name;
    }

    @Override
    public void addTo(ArrayNode values) {
      values.addObject().put("id", id).put("name", name);
    }
  }

  /** Words, codes and IRIs. */
  record Text(String text) implements Value {
    @Override
    public void addTo(ArrayNode values) {
      values.addObject().put("str", text);
    }
  }

  /** A number, whole or not. */
  record Number(BigDecimal number) implements Value {
    @Override
    public String text() {
      return number.stripTrailingZeros().toPlainString();
    }

    @Override
    public void addTo(ArrayNode values) {
      values.addObject().put("float", number);
    }
  }

  /** How many. */
  record Count(int count) implements Value {
    @Override
    public String text() {
      return Integer.toString(count);
    }

    @Override
    public void addTo(ArrayNode values) {
      values.addObject().put("int", count);
    }
  }

  /** A day, {@code 2014-05-21}. */
  record Day(String text) implements Value {
    @Override
    public void addTo(ArrayNode values) {
      // The specification knows times only: its beginning, in Greenwich.
      values.addObject().put("date", text + "T00:00:00Z");
    }
  }
}
