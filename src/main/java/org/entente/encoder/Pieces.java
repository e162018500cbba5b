package org.entente.encoder;

import java.util.ArrayList;
import java.util.List;
import org.entente.document.Span;

/** A text cut into word pieces: what the model reads. The first stands for the whole text. */
final class Pieces {

  /**
   * A piece.
   *
   * @param id its place in the vocabulary
   * @param span where it stands in the text
   * @param first whether it begins a word; only then it has labels
   */
  record Piece(int id, LetterCase letters, Span span, boolean first) {}

  private final List<Piece> pieces;
  private final List<Integer> firsts = new ArrayList<>();

  Pieces(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).first()) {
        firsts.add(i);
      }
    }
  }

  int size() {
    return pieces.size();
  }

  Piece get(int i) {
    return pieces.get(i);
  }

  /** The pieces that begin words, in text order. */
  List<Integer> firsts() {
    return firsts;
  }

  /** Where the words from one that begins words to another stand, both included. */
  Span words(int first, int last) {
    int end = last;
    while (end + 1 < size() - 1 && !get(end + 1).first()) {
      end++;
    }
    return get(first).span().cover(get(end).span());
  }

  /** The pieces that begin in a span; where none does, those that it overlaps. */
  List<Integer> within(Span span) {
    List<Integer> within = new ArrayList<>();
    List<Integer> overlapping = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      Span piece = get(i).span();
      if (piece.length() > 0 && piece.overlaps(span)) {
        overlapping.add(i);
        if (piece.start() >= span.start()) {
          within.add(i);
        }
      }
    }
    return within.isEmpty() ? overlapping : within;
  }

  long[] ids() {
    return pieces.stream().mapToLong(Piece::id).toArray();
  }

  long[] letters() {
    return pieces.stream().mapToLong(p -> p.letters().ordinal()).toArray();
  }
}
