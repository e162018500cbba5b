package org.entente.server.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.entente.document.Span;

/**
 * A stretch of text cut where marks begin and end, as marks may overlap in every way and elements
 * of HTML may not.
 */
final class Marked {

  /**
   * A stretch that something is to be said of.
   *
   * @param kind {@code fact}, {@code word} or {@code mention}
   * @param fact number of the fact on the page
   * @param href where a word leads, or empty
   */
  record Mark(Span span, String kind, int fact, String href) {}

  /** Text between two cuts, and the marks over all of it. */
  record Piece(String text, List<Mark> marks) {

    Piece {
      marks = List.copyOf(marks);
    }

    /** Kinds, for the style sheet. */
    public String kinds() {
      Set<String> kinds = new TreeSet<>();
      marks.forEach(mark -> kinds.add(mark.kind()));
      return String.join(" ", kinds);
    }

    /** Numbers of the facts that this stands in, for scripts. */
    public String facts() {
      Set<String> facts = new LinkedHashSet<>();
      marks.stream()
          .filter(mark -> mark.fact() > 0)
          .forEach(mark -> facts.add(Integer.toString(mark.fact())));
      return String.join(" ", facts);
    }

    /** Where the narrowest mark leads that leads somewhere; a space leads nowhere. */
    public String href() {
      return marks.stream()
          .filter(mark -> !mark.href().isEmpty() && !text.isBlank())
          .min(Comparator.comparingInt(mark -> mark.span().length()))
          .map(Mark::href)
          .orElse("");
    }
  }

  private Marked() {}

  /**
   * Cuts.
   *
   * @param within what of the text is wanted
   * @param marks in the order of their beginnings; those outside are left out
   */
  static List<Piece> cut(String text, Span within, List<Mark> marks) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(within.start(), within.end()));
    List<Mark> inside = marks.stream().filter(mark -> mark.span().overlaps(within)).toList();
    for (Mark mark : inside) {
      cuts.add(Math.max(mark.span().start(), within.start()));
      cuts.add(Math.min(mark.span().end(), within.end()));
    }
    List<Piece> pieces = new ArrayList<>();
    PriorityQueue<Mark> open =
        new PriorityQueue<>(Comparator.comparingInt((Mark mark) -> mark.span().end()));
    int next = 0;
    int from = within.start();
    for (int to : cuts.tailSet(from, false)) {
      while (!open.isEmpty() && open.element().span().end() <= from) {
        open.remove();
      }
      while (next < inside.size() && inside.get(next).span().start() <= from) {
        if (inside.get(next).span().end() > from) {
          open.add(inside.get(next));
        }
        next++;
      }
      List<Mark> over = new ArrayList<>(open);
      over.sort(Comparator.comparingInt(Mark::fact).thenComparing(Mark::span));
      pieces.add(new Piece(text.substring(from, to), over));
      from = to;
    }
    return pieces;
  }

  /** The UTF-16 span of a passage; empty when it is not in the text. */
  static Optional<Span> span(CodePointIndex index, Passage passage) {
    return passage.end() <= index.length()
        ? Optional.of(new Span(index.utf16(passage.start()), index.utf16(passage.end())))
        : Optional.empty();
  }
}
