package org.entente.server.reconcile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;

/** Tells in few words what an entity is, so that one can be told from its namesakes. */
final class Describing {

  /** Properties that tell one from another, where it has them. */
  private static final List<String> TELLING =
      List.of("position", "state", "partOf", "broader", "date", "status");

  private static final int MOST_VALUES = 2;

  private final Values values;
  private final Vocabulary vocabulary;

  Describing(Values values, Vocabulary vocabulary) {
    this.values = values;
    this.vocabulary = vocabulary;
  }

  /** {@code company, Russia}; empty when nothing is known. */
  String of(Node entity, List<Type> types) {
    Stream<String> type = types.stream().limit(1).map(Type::name);
    Stream<String> rest =
        TELLING.stream()
            .flatMap(id -> vocabulary.properties().find(id).stream())
            .flatMap(p -> values.values(entity, p, Values.ENGLISH, MOST_VALUES).stream())
            .map(Value::text);
    return Stream.concat(type, rest).distinct().collect(Collectors.joining(", "));
  }
}
