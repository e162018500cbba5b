package org.entente.annotation;

import java.util.Locale;
import org.entente.document.Span;

/**
 * A word of a sentence and its place in the dependency tree.
 *
 * @param index position in the sentence, from 0
 * @param span where it stands in the document
 * @param form the word as written
 * @param lemma its dictionary form in lower case
 * @param pos part of speech, Penn Treebank tags
 * @param entity the parser's guess of a named entity: {@code O}, or {@code B-}, {@code I-}, {@code
 *     L-}, {@code U-} and an OntoNotes type such as {@code ORG}, {@code GPE}, {@code PERSON}
 * @param head index of the governing token, or -1 for the root
 * @param relation Stanford-style label of the arc to the head: {@code nsubj}, {@code dobj}, {@code
 *     prep}, {@code pobj}, {@code poss}, {@code nmod}, {@code compound}…
 */
public record Token(
    int index,
    Span span,
    String form,
    String lemma,
    String pos,
    String entity,
    int head,
    String relation) {

  /** The word as written, in lower case. */
  public String word() {
    return form.toLowerCase(Locale.ROOT);
  }

  public boolean isNoun() {
    return pos.startsWith("NN");
  }

  public boolean isProperNoun() {
    return pos.startsWith("NNP");
  }

  /** Whether the parser takes it for an ordinal: "third". */
  public boolean isOrdinal() {
    return lemma.equals("#ord#");
  }

  public boolean isVerb() {
    return pos.startsWith("VB");
  }

  public boolean is(String aRelation) {
    return relation.equals(aRelation);
  }
}
