package org.entente.server.sparql;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.entente.server.settings.Setting;
import org.entente.server.settings.Settings;

/**
 * What a query may use.
 *
 * @param time for everything from the parsed query to the last row
 * @param rows of an answer; what is above is cut off, and the answer says so
 * @param triples of an answer, likewise
 * @param graph triples of a graph that is sent whole; a greater one is refused
 * @param bytes of memory that an answer takes before it is written, likewise
 * @param described resources of a DESCRIBE, likewise
 * @param queryLength in UTF-16 code units
 * @param nesting of brackets in a query
 * @param valuesRows of all VALUES blocks of a query together
 * @param services that a query may call with SERVICE: IRIs, none by default
 */
public record Limits(
    Duration time,
    int rows,
    int triples,
    int graph,
    long bytes,
    int described,
    int queryLength,
    int nesting,
    int valuesRows,
    List<String> services) {

  public static final Setting<Duration> QUERY_TIMEOUT =
      Setting.duration(
          "queryTimeout",
          "30 s",
          Duration.ofMillis(100),
          Duration.ofHours(1),
          "How long a query may run; a client may ask for less with timeout=SECONDS.");

  public static final Setting<Integer> MAX_ROWS =
      Setting.count(
          "maxRows",
          100_000,
          1,
          100_000_000,
          "Rows of an answer; the rest is cut off and the answer says so.");

  public static final Setting<Integer> MAX_TRIPLES =
      Setting.count(
          "maxTriples",
          100_000,
          1,
          100_000_000,
          "Triples of an answer to CONSTRUCT or DESCRIBE; the rest is cut off and the answer says"
              + " so.");

  public static final Setting<Integer> MAX_GRAPH =
      Setting.count(
          "maxGraph",
          1_000_000,
          1,
          1_000_000_000,
          "Triples of a graph that is sent whole; greater ones are refused.");

  public static final Setting<Long> MAX_ANSWER =
      Setting.size(
          "maxAnswer",
          "64 MiB",
          1 << 10,
          1L << 40,
          "Memory that the rows or triples of one answer may take; the rest is cut off and the"
              + " answer says so.");

  public static final Setting<Integer> MAX_DESCRIBED =
      Setting.count("maxDescribed", 100, 1, 1_000_000, "Resources that one DESCRIBE tells about.");

  public static final Setting<Long> MAX_QUERY =
      Setting.size(
          "maxQuery", "64 KiB", 64, 16 << 20, "Characters of a query; longer ones are refused.");

  public static final Setting<Integer> MAX_NESTING =
      Setting.count("maxNesting", 200, 5, 2_000, "How deep brackets in a query may be nested.");

  public static final Setting<Integer> MAX_VALUES =
      Setting.count(
          "maxValues", 10_000, 1, 1_000_000, "Rows of all VALUES blocks of a query together.");

  public static final Setting<List<String>> SERVICES =
      Setting.words(
          "services",
          Pattern.compile("https?://[^\\s<>\"{}|\\\\^`]+"),
          "http or https addresses of SPARQL services",
          "The SPARQL services that queries may call with SERVICE; an address of this machine or"
              + " of a private network counts only when it is named by its number.");

  public Limits {
    services = List.copyOf(services);
  }

  /** What the operator has set. */
  public static Limits of(Settings settings) {
    return new Limits(
        settings.get(QUERY_TIMEOUT),
        settings.get(MAX_ROWS),
        settings.get(MAX_TRIPLES),
        settings.get(MAX_GRAPH),
        settings.get(MAX_ANSWER),
        settings.get(MAX_DESCRIBED),
        (int) (long) settings.get(MAX_QUERY),
        settings.get(MAX_NESTING),
        settings.get(MAX_VALUES),
        settings.get(SERVICES));
  }
}
