package org.entente.server.pages;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes pictures of pages small: what is mostly text needs few colours. */
final class Palette {

  private static final int COLOURS = 128;

  private Palette() {}

  /** The same with the colours that are most used, and for each other the nearest of these. */
  static BufferedImage reduce(BufferedImage picture) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        counts.merge(picture.getRGB(x, y) & 0xffffff, 1, Integer::sum);
      }
    }
    List<Integer> kept =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
            .limit(COLOURS)
            .map(Map.Entry::getKey)
            .toList();
    byte[][] channels = new byte[3][kept.size()];
    for (int i = 0; i < kept.size(); i++) {
      for (int channel = 0; channel < 3; channel++) {
        channels[channel][i] = (byte) (kept.get(i) >> (16 - 8 * channel));
      }
    }
    IndexColorModel colours =
        new IndexColorModel(8, kept.size(), channels[0], channels[1], channels[2]);
    BufferedImage reduced =
        new BufferedImage(
            picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int colour = picture.getRGB(x, y) & 0xffffff;
        int index = nearest.computeIfAbsent(colour, c -> nearest(c, kept));
        reduced.getRaster().setSample(x, y, 0, index);
      }
    }
    return reduced;
  }

  private static int nearest(int colour, List<Integer> kept) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < kept.size(); i++) {
      int distance = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int difference = (colour >> shift & 255) - (kept.get(i) >> shift & 255);
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
