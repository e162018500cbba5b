package org.entente.evaluation;

/**
 * Something that the reading got wrong.
 *
 * @param where file and line of the paragraph
 * @param kind class of the item
 * @param what trigger of a missed item, label of a spurious one, slot and surface of a slot
 * @param lemma dictionary form of the trigger's governing word; empty for spurious items
 * @param sentence the words around
 */
public record Miss(
    Sort sort, String where, String kind, String what, String lemma, String sentence) {

  /** What sort of error. */
  public enum Sort {
    MISSED_ITEM,
    SPURIOUS_ITEM,
    CLASS,
    SLOT,
    ACTOR
  }

  /** One line, parted by tabs. */
  public String line() {
    return String.join("\t", sort.name(), kind, what, where, sentence.replace('\n', ' '));
  }
}
