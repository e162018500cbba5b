package org.entente.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.source.Source;

/** Texts of known sentences with all between them that is hard to count or to write. */
public final class RandomTexts {

  private static final List<String> SENTENCES =
      List.of(
          "Russia and China signed a gas agreement in May 2014.",
          "Norway and Denmark signed an agreement on a submarine cable in Oslo on 3 June 2021.",
          "Sweden delivered four patrol boats to Estonia in May 2020.",
          "Finland and Sweden held talks about a common rescue exercise in Helsinki in 2019.",
          "Iceland will buy two rescue helicopters from Norway for $40 million.");

  /** What may stand between sentences; each is an obstacle for whoever counts characters. */
  private static final List<String> OBSTACLES =
      List.of(
          "\n\n",
          "\r\n\r\n",
          " \uD83D\uDE80 ",
          " e\u0301\u0301 ",
          "\n\n## \uD835\uDD38 Heading\n\n",
          " \u200B\u2060 ",
          " \u202Eabc\u202C ",
          "\r\n- \uD83D\uDC68\u200D\uD83D\uDC69 item\r\n",
          "\n\n\u00A0\u3000",
          "\t\u0007 ",
          " \uFEFF",
          "\n\n\u4E2D\u56FD \u0420\u043E\u0441\n\n");

  private RandomTexts() {}

  /** So many texts; the same for the same seed. */
  public static List<Source> corpus(int size, long seed) {
    Random random = new Random(seed);
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      StringBuilder text = new StringBuilder();
      for (String sentence : SENTENCES) {
        for (int j = random.nextInt(4); j >= 0; j--) {
          text.append(OBSTACLES.get(random.nextInt(OBSTACLES.size())));
        }
        text.append(sentence);
      }
      sources.add(new Source("text-" + i + ".txt", text.toString()));
    }
    return sources;
  }
}
