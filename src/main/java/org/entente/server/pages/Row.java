package org.entente.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.FrontsNode;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.SchemaDO;
import org.entente.rdf.Ent;

/**
 * A property of a fact with its values, each with the words that say it.
 *
 * @param number of the row on the page, from 1
 * @param term the property's local name
 */
record Row(int number, String term, Name label, String href, List<Value> values) {

  /** In the order in which a reader asks: who, what, how much, when, where. */
  private static final List<FrontsNode> PROPERTIES =
      List.of(
          Ent.initiator,
          Ent.target,
          Ent.supplier,
          Ent.recipient,
          Ent.party,
          Ent.partner,
          Ent.owner,
          Ent.host,
          Ent.beneficiary,
          Ent.about,
          Ent.measure,
          Ent.value,
          Ent.object,
          Ent.amount,
          Ent.quantity,
          Ent.dateOccurred,
          Ent.dateSigned,
          Ent.dateAnnounced,
          Ent.dateStarted,
          Ent.dateEnded,
          Ent.dateDue,
          Ent.date,
          Ent.place,
          Ent.domain,
          Ent.status,
          Ent.factuality,
          Ent.attributedTo,
          SKOS.exactMatch);

  Row {
    values = List.copyOf(values);
  }

  /** What no person can set. */
  private static final Set<String> FIXED = Set.of("about", "measure", "value", "exactMatch");

  /**
   * A value and the words that say it.
   *
   * @param given the value as a correction names it; empty for a number
   * @param people on whose word it is said
   */
  record Value(Ref ref, List<Passage> words, String given, List<Name> people) {

    Value {
      words = List.copyOf(words);
      people = List.copyOf(people);
    }

    Value(Ref ref, List<Passage> words) {
      this(ref, words, "", List.of());
    }
  }

  /** Whether a person may say what it has. */
  public boolean isCorrectable() {
    return !FIXED.contains(term);
  }

  static List<Row> of(View view, Node fact, Evidence evidence) {
    List<Row> rows = new ArrayList<>();
    for (FrontsNode property : PROPERTIES) {
      List<Value> values =
          view.values(fact, property).stream()
              .map(
                  value ->
                      new Value(
                          ref(view, fact, property.asNode(), value),
                          evidence.passages(property.asNode(), value),
                          given(view, value),
                          evidence.people(property.asNode(), value)))
              .toList();
      if (!values.isEmpty()) {
        rows.add(
            new Row(
                rows.size() + 1,
                property.asNode().getLocalName(),
                label(view, property.asNode()),
                view.links().isExternal(property.asNode())
                    ? ""
                    : view.links().href(property.asNode()),
                values));
      }
    }
    return rows;
  }

  /** All words that say slots, with the numbers of their rows. */
  static List<Quotation.SlotWords> words(List<Row> rows) {
    List<Quotation.SlotWords> words = new ArrayList<>();
    for (Row row : rows) {
      for (Value value : row.values()) {
        value.words().forEach(p -> words.add(new Quotation.SlotWords(row.number(), p)));
      }
    }
    return words;
  }

  /** What a property is called at the beginning of a row. */
  static Name label(View view, Node property) {
    if (property.equals(SKOS.exactMatch.asNode())) {
      return Name.of("Known as");
    }
    Name name = view.name(property).capital();
    String text = name.text();
    return text.startsWith("Date ") ? new Name(text.substring(5), name.language()).capital() : name;
  }

  /** A value in words: money, numbers and dates are written as people write them. */
  static Ref ref(View view, Node fact, Node property, Node value) {
    if (value.isURI() && isNumber(view, value)) {
      return Ref.text(Numbers.words(view, value));
    }
    if (!value.isLiteral()) {
      return view.ref(value);
    }
    if (property.equals(Ent.value.asNode())) {
      Optional<String> number = Numbers.parse(value.getLiteralLexicalForm()).map(Numbers::words);
      String unit = view.text(fact, Ent.unit).map(u -> u.equals("%") ? "%" : " " + u).orElse("");
      return Ref.text(
          Numbers.comparator(view, fact) + number.orElse(value.getLiteralLexicalForm()) + unit);
    }
    return value.getLiteralDatatypeURI().contains("XMLSchema#")
        ? Ref.text(Dates.words(value))
        : new Ref(View.literal(value), "", false);
  }

  private static String given(View view, Node value) {
    if (value.isLiteral()) {
      return value.getLiteralLexicalForm();
    }
    return value.isURI() && !isNumber(view, value) ? value.getURI() : "";
  }

  private static boolean isNumber(View view, Node value) {
    return view.isA(value, SchemaDO.MonetaryAmount) || view.isA(value, SchemaDO.QuantitativeValue);
  }
}
