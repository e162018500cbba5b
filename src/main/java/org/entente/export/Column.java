package org.entente.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a node or an edge may say of itself; in this order in tables. */
public enum Column {
  /** A name for people. */
  LABEL(Of.NODE, Type.STRING),
  /** The class without its namespace: {@code State}, {@code Agreement}, {@code Place}. */
  KIND(Of.NODE, Type.STRING),
  /** The first and the last day that its dates allow, as {@code 2014-05-21}. */
  EARLIEST(Of.NODE, Type.STRING),
  LATEST(Of.NODE, Type.STRING),
  /** Dates by kind, as precise as the text: {@code signed 2014-05-21; due 2018}. */
  DATES(Of.NODE, Type.STRING),
  STATUS(Of.NODE, Type.STRING),
  FACTUALITY(Of.NODE, Type.STRING),
  /** From 0 to 1. */
  CONFIDENCE(Of.NODE, Type.DOUBLE),
  /** In full units of the currency; the first, where there are several. */
  AMOUNT(Of.NODE, Type.DOUBLE),
  /** ISO 4217. */
  CURRENCY(Of.NODE, Type.STRING),
  /** Numbers with their units: {@code 8 submarines}. */
  QUANTITIES(Of.NODE, Type.STRING),
  DOMAINS(Of.NODE, Type.STRING),
  /** Of an observation: what was measured, the value, the unit. */
  MEASURE(Of.NODE, Type.STRING),
  VALUE(Of.NODE, Type.STRING),
  UNIT(Of.NODE, Type.STRING),
  /** Degrees. */
  LATITUDE(Of.NODE, Type.DOUBLE),
  LONGITUDE(Of.NODE, Type.DOUBLE),
  /** The entity's id there, such as {@code Q159}. */
  WIKIDATA(Of.NODE, Type.STRING),
  /** The title of the document that says so. */
  DOCUMENT(Of.NODE, Type.STRING),
  /** Its words. */
  QUOTE(Of.NODE, Type.STRING),
  /** On a node of a network of actors: in how many engagements it is. */
  ENGAGEMENTS(Of.NODE, Type.INT),

  /** The property without its namespace: {@code supplier}, {@code object}, {@code place}. */
  RELATION(Of.EDGE, Type.STRING),
  /** How sure it is, from 0 to 1, where that is known. */
  EDGE_CONFIDENCE(Of.EDGE, Type.DOUBLE),
  /**
   * On an edge of a network of actors: how many engagements it stands for, and of which classes.
   */
  WEIGHT(Of.EDGE, Type.INT),
  CLASSES(Of.EDGE, Type.STRING);

  /** What has it. */
  enum Of {
    NODE,
    EDGE
  }

  /** As GraphML names them. */
  enum Type {
    STRING,
    DOUBLE,
    INT
  }

  private final Of of;
  private final Type type;

  Column(Of of, Type type) {
    this.of = of;
    this.type = type;
  }

  Of of() {
    return of;
  }

  Type type() {
    return type;
  }

  /** As it is written in the head of a table. */
  String title() {
    return (this == EDGE_CONFIDENCE ? CONFIDENCE : this).name().toLowerCase(Locale.ROOT);
  }

  /** What nodes of a whole graph say. */
  public static List<Column> ofNodes() {
    return of(Of.NODE);
  }

  /** What edges of a whole graph say. */
  public static List<Column> ofEdges() {
    return of(Of.EDGE);
  }

  /** A network of actors has its own. */
  private static List<Column> of(Of of) {
    return Stream.of(values())
        .filter(c -> c.of == of)
        .filter(c -> c != ENGAGEMENTS && c != WEIGHT && c != CLASSES)
        .toList();
  }
}
