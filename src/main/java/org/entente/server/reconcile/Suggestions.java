package org.entente.server.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.entente.search.Hit;
import org.entente.search.SearchIndex;
import org.entente.search.Wanted;

/** Completes what somebody types: entities, types and properties. */
final class Suggestions {

  /** Suggestions at once. */
  static final int LIMIT = 10;

  /** How many entities may be left out before. */
  static final int FARTHEST = 500;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Vocabulary vocabulary;

  Suggestions(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Entities, those of a type if one is given.
   *
   * @param prefix a name or its beginning, or an id
   * @param cursor how many to leave out
   */
  ObjectNode entities(
      String prefix,
      Optional<String> type,
      int cursor,
      SearchIndex index,
      Duration patience,
      Values values,
      Ids ids) {
    Optional<Type> asked = type.flatMap(vocabulary.types()::find);
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode result = answer.putArray("result");
    List<Node> found = new ArrayList<>();
    ids.node(prefix).filter(node -> !values.types(node).isEmpty()).ifPresent(found::add);
    int most = asked.isPresent() ? Wanted.MOST : 2 * (cursor + LIMIT);
    var kinds = asked.map(one -> Types.kinds(List.of(one))).orElse(Reconciler.KINDS);
    for (Hit hit :
        index.search(new Wanted(prefix, kinds, Math.min(Wanted.MOST, most), 0), patience).hits()) {
      if (found.size() > cursor + LIMIT) {
        break;
      }
      ids.id(hit.iri())
          .flatMap(ids::node)
          .filter(node -> !found.contains(node))
          .filter(node -> isOf(values.types(node), asked))
          .ifPresent(found::add);
    }
    Describing describing = new Describing(values, vocabulary);
    found.stream()
        .skip(cursor)
        .limit(LIMIT)
        .forEach(
            node -> {
              List<Type> types = values.types(node);
              ObjectNode json = result.addObject();
              json.put("id", ids.id(node).orElseThrow());
              json.put("name", values.name(node, Values.ENGLISH));
              json.put("description", describing.of(node, types));
              ArrayNode notable = json.putArray("notable");
              types.stream().limit(1).forEach(one -> one.writeTo(notable.addObject()));
            });
    return more(answer, cursor, found.size());
  }

  private boolean isOf(List<Type> types, Optional<Type> asked) {
    return !types.isEmpty() && asked.filter(type -> !Types.isOf(types, type)).isEmpty();
  }

  ObjectNode types(String prefix, int cursor) {
    List<Type> found = fitting(vocabulary.types().all().stream(), Type::id, Type::name, prefix);
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode result = answer.putArray("result");
    found.stream()
        .skip(cursor)
        .limit(LIMIT)
        .forEach(
            type ->
                result.add(vocabulary.types().json(type).put("description", type.description())));
    return more(answer, cursor, found.size());
  }

  /** Properties, those that something of a type may have if one is given. */
  ObjectNode properties(String prefix, Optional<String> type, int cursor) {
    Stream<Property> all =
        type.flatMap(vocabulary.types()::find)
            .map(found -> vocabulary.properties().of(found, vocabulary.types()).stream())
            .orElseGet(() -> vocabulary.properties().all().stream());
    List<Property> found = fitting(all, Property::id, Property::name, prefix);
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode result = answer.putArray("result");
    found.stream()
        .skip(cursor)
        .limit(LIMIT)
        .forEach(
            property ->
                result
                    .addObject()
                    .put("id", property.id())
                    .put("name", property.name())
                    .put("description", property.description()));
    return more(answer, cursor, found.size());
  }

  /** Those whose name or id begins so, then those with a word that does; all for nothing. */
  private static <T> List<T> fitting(
      Stream<T> all, Function<T, String> id, Function<T, String> name, String prefix) {
    String words = prefix.strip().toLowerCase(Locale.ROOT);
    String local = words.replaceFirst("^.*[/#](?=.)", "");
    return all.filter(
            one ->
                (" " + lower(name.apply(one))).contains(" " + words)
                    || lower(id.apply(one)).startsWith(local))
        .sorted(
            Comparator.comparing(
                one ->
                    !lower(name.apply(one)).startsWith(words)
                        && !lower(id.apply(one)).startsWith(local)))
        .toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Says where to go on, as the older versions of the protocol do. */
  private static ObjectNode more(ObjectNode answer, int cursor, int found) {
    if (found > cursor + LIMIT && cursor + LIMIT <= FARTHEST) {
      answer.put("cursor", cursor + LIMIT);
    }
    return answer;
  }
}
