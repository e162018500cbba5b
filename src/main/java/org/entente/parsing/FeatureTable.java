package org.entente.parsing;

import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.objects.AbstractObject2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.ObjectSet;

/**
 * A map from strings, such as features of a model, to numbers that can only be asked. It keeps 38
 * bits of a hash of each string instead of its letters: one memory access a question, and a tenth
 * of the memory.
 *
 * <p>That two strings share their bits is found when the table is made. A string that it does not
 * hold is taken for one that it does with a chance of some 1 in 10<sup>11</sup>.
 */
final class FeatureTable extends AbstractObject2IntMap<String> {

  private static final long serialVersionUID = 1;

  private static final int NUMBER_BITS = 26;
  private static final long NUMBER = (1L << NUMBER_BITS) - 1;
  private static final long EMPTY = -1;

  /** How many of the slots are taken at the most. */
  private static final float LOAD = 2 / 3f;

  /** Fingerprint and number in one word; linear probing. */
  private final long[] slots;

  private final int size;

  private FeatureTable(long[] slots, int size) {
    this.slots = slots;
    this.size = size;
  }

  /**
   * Holds what a map holds.
   *
   * @throws IllegalArgumentException when numbers are too great or two features cannot be told
   *     apart
   */
  static FeatureTable of(Object2IntMap<String> features) {
    long[] slots = new long[HashCommon.arraySize(features.size(), LOAD)];
    java.util.Arrays.fill(slots, EMPTY);
    for (Object2IntMap.Entry<String> feature : features.object2IntEntrySet()) {
      int number = feature.getIntValue();
      if (number < 0 || number >= NUMBER) {
        throw new IllegalArgumentException("feature number " + number + " is out of range");
      }
      long hash = hash(feature.getKey());
      int slot = home(hash, slots.length);
      while (slots[slot] != EMPTY) {
        if ((slots[slot] & ~NUMBER) == (hash & ~NUMBER)) {
          throw new IllegalArgumentException("features share a hash: " + feature.getKey());
        }
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = hash & ~NUMBER | number;
    }
    return new FeatureTable(slots, features.size());
  }

  @Override
  public int getInt(Object feature) {
    long hash = hash((String) feature);
    for (int slot = home(hash, slots.length);
        slots[slot] != EMPTY;
        slot = slot + 1 & slots.length - 1) {
      if ((slots[slot] & ~NUMBER) == (hash & ~NUMBER)) {
        return (int) (slots[slot] & NUMBER);
      }
    }
    return -1;
  }

  @Override
  public Integer getOrDefault(Object feature, Integer instead) {
    int number = getInt(feature);
    return number < 0 ? instead : Integer.valueOf(number);
  }

  @Override
  public boolean containsKey(Object feature) {
    return getInt(feature) >= 0;
  }

  @Override
  public int size() {
    return size;
  }

  /** The letters of the features are gone. */
  @Override
  public ObjectSet<Object2IntMap.Entry<String>> object2IntEntrySet() {
    throw new UnsupportedOperationException("features can be asked for, not listed");
  }

  private static int home(long hash, int capacity) {
    return (int) (hash >>> 8) & capacity - 1;
  }

  /** FNV-1a over 64 bits, its bits mixed as MurmurHash3 does at its end. */
  private static long hash(String feature) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < feature.length(); i++) {
      hash = (hash ^ feature.charAt(i)) * 0x100000001b3L;
    }
    return HashCommon.murmurHash3(hash);
  }
}
