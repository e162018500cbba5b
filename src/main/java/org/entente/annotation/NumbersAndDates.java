package org.entente.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.entente.document.PartialDate;
import org.entente.document.Span;
import org.entente.knowledge.DataFolder;

/** Finds amounts of money, dates and quantities; no number is read twice. */
public final class NumbersAndDates {

  private final TimeExpressions times;
  private final MoneyExpressions money;
  private final QuantityExpressions quantities;

  /**
   * @param folder holds {@code data/lexicon/}
   */
  public NumbersAndDates(DataFolder folder) {
    times = new TimeExpressions(folder);
    money = new MoneyExpressions(folder);
    quantities = new QuantityExpressions(folder);
  }

  /**
   * @param text the whole document's
   * @param document its day, when known
   * @return without overlaps; spans count in the document
   */
  public List<Mention> find(Sentence sentence, String text, Optional<PartialDate> document) {
    return find(sentence, text, document, new Narrative(), number -> false);
  }

  /**
   * The same.
   *
   * @param narrative what the paragraph has told of so far
   * @param named whether a number is part of the name of a thing
   */
  List<Mention> find(
      Sentence sentence,
      String text,
      Optional<PartialDate> document,
      Narrative narrative,
      Predicate<Span> named) {
    List<Mention> found = new ArrayList<>();
    money.find(sentence, text).forEach(found::add);
    times.find(sentence, text, document, narrative).stream()
        .filter(date -> found.stream().noneMatch(m -> m.span().overlaps(date.span())))
        .toList()
        .forEach(found::add);
    found.addAll(quantities.find(sentence, text, List.copyOf(found), named));
    return found;
  }
}
