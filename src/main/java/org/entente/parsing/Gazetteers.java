package org.entente.parsing;

import edu.emory.mathcs.nlp.common.collection.tree.PrefixNode;
import edu.emory.mathcs.nlp.common.collection.tree.PrefixTree;
import edu.emory.mathcs.nlp.common.collection.tuple.ObjectIntIntTriple;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Names of several words and the kinds of things that bear them, to be asked only: instead of a
 * tree of maps a table of the hashes of all beginnings of names.
 */
final class Gazetteers extends PrefixTree<String, Set<String>> {

  private static final long serialVersionUID = 1;

  /** Stands in no word. */
  private static final char BETWEEN = '\n';

  /** A beginning of names that is no name itself. */
  private static final int NO_NAME = 0;

  /** For each beginning {@link #NO_NAME}, or the number of its kinds and one more. */
  private final FeatureTable beginnings;

  private final ArrayList<Set<String>> kinds;

  private Gazetteers(FeatureTable beginnings, ArrayList<Set<String>> kinds) {
    this.beginnings = beginnings;
    this.kinds = kinds;
  }

  /** Holds what a tree holds. */
  static Gazetteers of(PrefixTree<String, Set<String>> tree) {
    Answers<Set<String>> kinds = new Answers<>();
    Object2IntOpenHashMap<String> beginnings = new Object2IntOpenHashMap<>();
    collect("", tree.getRoot(), beginnings, kinds);
    return new Gazetteers(FeatureTable.of(beginnings), kinds.all());
  }

  private static void collect(
      String beginning,
      PrefixNode<String, Set<String>> node,
      Object2IntOpenHashMap<String> beginnings,
      Answers<Set<String>> kinds) {
    node.forEach(
        (word, next) -> {
          String longer = beginning + word + BETWEEN;
          beginnings.put(longer, next.hasValue() ? kinds.number(next.getValue()) + 1 : NO_NAME);
          collect(longer, next, beginnings, kinds);
        });
  }

  /** The longest name that begins at each place; names may overlap, which is all NLP4J asks for. */
  @Override
  public <A> List<ObjectIntIntTriple<Set<String>>> getAll(
      A[] words, int from, Function<A, String> word, boolean apart, boolean longest) {
    if (apart || longest) {
      throw new UnsupportedOperationException("names are found with those that overlap");
    }
    List<ObjectIntIntTriple<Set<String>>> names = new ArrayList<>();
    for (int first = from; first < words.length; first++) {
      int found = NO_NAME;
      int last = first;
      StringBuilder beginning = new StringBuilder();
      for (int i = first; i < words.length; i++) {
        int number =
            beginnings.getInt(beginning.append(word.apply(words[i])).append(BETWEEN).toString());
        if (number < 0) {
          break;
        }
        if (number != NO_NAME) {
          found = number;
          last = i;
        }
      }
      if (found != NO_NAME) {
        names.add(new ObjectIntIntTriple<>(kinds.get(found - 1), first, last));
      }
    }
    return names;
  }
}
