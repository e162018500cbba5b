package org.entente.link;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a text is worded: its runs of five words (shingles), without case and punctuation. Texts that
 * have many in common are found by MinHash: Broder, On the resemblance and containment of
 * documents, 1997.
 */
final class Wording {

  /** Fewer runs say little: a heading, a form. */
  private static final int FEWEST = 40;

  private static final int RUN = 5;

  /**
   * So many bands of so many hashes: of texts that have 0.5 of all runs in common, four in five
   * share a band; of those with 0.7, all but one in a thousand; of those with 0.2, one in 25.
   */
  private static final int BANDS = 24;

  private static final int ROWS = 4;

  /** So many bits of an integer stand in an index of TDB2 itself. */
  private static final long MASK = (1L << 55) - 1;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Hashes of all runs, each once, ascending. */
  private final long[] runs;

  private Wording(long[] runs) {
    this.runs = runs;
  }

  static Wording of(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group());
    }
    long[] runs = new long[Math.max(0, words.size() - RUN + 1)];
    for (int i = 0; i < runs.length; i++) {
      Hasher hasher = Hashing.murmur3_128().newHasher();
      for (String each : words.subList(i, i + RUN)) {
        hasher.putString(each, StandardCharsets.UTF_8).putByte((byte) 0);
      }
      runs[i] = hasher.hash().asLong();
    }
    return new Wording(Arrays.stream(runs).sorted().distinct().toArray());
  }

  /** Whether it is long enough for texts with the same to be reprints. */
  boolean isTelling() {
    return runs.length >= FEWEST;
  }

  /** Of texts that are alike some are the same, at the same place or another. */
  List<Long> bands() {
    List<Long> bands = new ArrayList<>();
    for (int band = 0; band < BANDS; band++) {
      Hasher hasher = Hashing.murmur3_128().newHasher().putInt(band);
      for (int row = 0; row < ROWS; row++) {
        hasher.putLong(least(band * ROWS + row));
      }
      bands.add(hasher.hash().asLong() & MASK);
    }
    return bands;
  }

  /** The least of all runs by one of many orders. */
  private long least(int order) {
    long salt = mixed(order + 1);
    long least = Long.MAX_VALUE;
    for (long run : runs) {
      least = Math.min(least, mixed(run ^ salt));
    }
    return least;
  }

  /** The finaliser of SplittableRandom: every bit depends on every other. */
  private static long mixed(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** Which part of the runs of the shorter text are in the longer too, from 0 to 1. */
  double sharedWith(Wording other) {
    int shared = 0;
    int at = 0;
    for (long run : runs) {
      while (at < other.runs.length && other.runs[at] < run) {
        at++;
      }
      if (at < other.runs.length && other.runs[at] == run) {
        shared++;
      }
    }
    int shorter = Math.min(runs.length, other.runs.length);
    return shorter == 0 ? 0 : (double) shared / shorter;
  }
}
