package org.entente.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Gold values of a slot against found ones, each found value used once.
 *
 * @param right gold values that were found
 * @param missed gold values that were not
 * @param left found values that no gold value took
 */
record Matching<G, F>(List<G> right, List<G> missed, List<F> left) {

  static <G, F> Matching<G, F> of(Collection<G> gold, Collection<F> found, BiPredicate<G, F> same) {
    List<G> right = new ArrayList<>();
    List<G> missed = new ArrayList<>();
    List<F> left = new ArrayList<>(found);
    for (G g : gold) {
      Optional<F> hit = left.stream().filter(f -> same.test(g, f)).findFirst();
      hit.ifPresentOrElse(
          f -> {
            left.remove(f);
            right.add(g);
          },
          () -> missed.add(g));
    }
    return new Matching<>(right, missed, left);
  }
}
