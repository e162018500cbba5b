package org.entente.fact;

import java.util.List;

/**
 * Words that bring a frame to mind, as lemmas.
 *
 * @param words for a noun the whole phrase, its head last ("road map"); for a verb the verb and
 *     what belongs to it: a particle ("hand over") or a noun ("take delivery")
 * @param verb whether the first word is a verb
 */
record Trigger(Frame frame, List<String> words, boolean verb) {

  String key() {
    return verb ? words.get(0) : words.get(words.size() - 1);
  }
}
