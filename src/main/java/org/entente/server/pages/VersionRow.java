package org.entente.server.pages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.entente.difference.Changed;
import org.entente.difference.Difference;
import org.entente.difference.SlotChange;
import org.entente.difference.Told;
import org.entente.difference.Value;
import org.entente.store.DocumentVersion;

/**
 * A version of a document as its page shows it.
 *
 * @param from when it came; empty when that was before the history
 * @param to until when it was in the store; empty for the present one
 * @param sha256 the beginning of its text's
 * @param software that read it, without its knowledge; empty when that is not recorded
 * @param change empty when it is the first, or its change is not to be had
 */
record VersionRow(
    long commit,
    String from,
    String to,
    String sha256,
    String software,
    boolean first,
    Optional<Change> change) {

  private static final int SHORT = 12;
  private static final int MOST_ITEMS = 60;
  private static final int MOST_QUOTES = 2;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /**
   * What a version changed.
   *
   * @param more how many further things are not shown
   */
  record Change(int came, int went, int otherwise, List<Item> items, int more) {
    Change {
      items = List.copyOf(items);
    }

    /** For the template. */
    public boolean isSame() {
      return came + went + otherwise == 0;
    }
  }

  /**
   * A thing that is told of now, or no more, or otherwise.
   *
   * @param sign {@code came}, {@code went} or {@code changed}
   * @param quotes that it stands on
   */
  record Item(String sign, Name kind, Ref ref, List<String> quotes, List<Slot> slots) {}

  /**
   * A slot that is other.
   *
   * @param before in words; empty when there was nothing
   * @param after in words; empty when there is nothing
   */
  record Slot(
      Name name,
      String before,
      String after,
      List<String> quotesBefore,
      List<String> quotesAfter) {}

  static VersionRow of(View view, DocumentHistory.Step step) {
    DocumentVersion version = step.version();
    return new VersionRow(
        version.commit(),
        version.since().map(VersionRow::words).orElse(""),
        version.until().map(VersionRow::words).orElse(""),
        version.sha256().substring(0, Math.min(SHORT, version.sha256().length())),
        version.extractor().orElse(""),
        step.first(),
        step.difference().map(difference -> change(view, difference)));
  }

  private static String words(Instant time) {
    return TIME.format(time);
  }

  private static Change change(View view, Difference difference) {
    List<Item> items =
        Stream.of(
                difference.changed().stream().map(changed -> item(view, changed)),
                difference.added().stream().map(told -> item(view, "came", told)),
                difference.gone().stream().map(told -> item(view, "went", told)))
            .flatMap(all -> all)
            .toList();
    return new Change(
        difference.added().size(),
        difference.gone().size(),
        difference.changed().size(),
        items.stream().limit(MOST_ITEMS).toList(),
        Math.max(0, items.size() - MOST_ITEMS));
  }

  private static Item item(View view, String sign, Told told) {
    return new Item(
        sign,
        view.name(told.type()),
        ref(view, told),
        told.quotes().stream().limit(MOST_QUOTES).toList(),
        List.of());
  }

  private static Item item(View view, Changed changed) {
    return new Item(
        "changed",
        view.name(changed.after().type()),
        ref(view, changed.after()),
        List.of(),
        changed.slots().stream().map(slot -> slot(view, slot)).toList());
  }

  /** What is no more has no page. */
  private static Ref ref(View view, Told told) {
    String label = told.label().isEmpty() ? View.localName(told.iri().getURI()) : told.label();
    boolean there = view.contains(told.iri(), RDF.type, Node.ANY);
    return there
        ? new Ref(
            Name.of(label), view.links().href(told.iri()), view.links().isExternal(told.iri()))
        : Ref.text(label);
  }

  private static Slot slot(View view, SlotChange slot) {
    boolean named = slot.name().equals(slot.property().getLocalName());
    return new Slot(
        named ? view.name(slot.property()) : Name.of(slot.name()),
        words(slot.gone()),
        words(slot.added()),
        quotes(slot.gone()),
        quotes(slot.added()));
  }

  private static String words(List<Value> values) {
    return String.join(", ", values.stream().map(Value::words).toList());
  }

  private static List<String> quotes(List<Value> values) {
    return values.stream()
        .flatMap(value -> value.quotes().stream().filter(quote -> !quote.equals(value.words())))
        .distinct()
        .limit(MOST_QUOTES)
        .toList();
  }
}
