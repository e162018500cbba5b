package org.entente.annotation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.knowledge.DataFolder;
import org.entente.knowledge.Table;

/** Numbers in digits and words: "1,200", "2.5 million", "5,000 crore", "twenty-five", "a dozen". */
final class Numerals {

  /**
   * A number.
   *
   * @param start in the sentence, UTF-16 code units
   * @param value in full
   * @param plain digits without a scale: "13" of "13-15 billion"
   * @param scale what it was multiplied by, 1 when by nothing
   */
  record Numeral(int start, int end, BigDecimal value, boolean plain, BigDecimal scale) {}

  private static final String DIGITS =
      "\\d{1,3}(?:,\\d{2,3})*,\\d{3}(?:\\.\\d+)?(?![\\d,]*\\d)|\\d{1,3}(?:[\\u00a0\\u202f\\u2009]\\d{3})+(?!\\d)|\\d{1,3}(?: \\d{3})+(?![\\d,.-]*\\d)|\\d+(?:\\.\\d+)?";

  /** "3,1" of "3,1 billion" and "4,5 %", as many languages write it. */
  private static final String COMMA = "\\d{1,3},\\d{1,2}";

  private static final String SHARE = "[\\s\\u00a0]*(?:%|per[\\s-]?cent|pct)";

  private final Map<String, BigDecimal> words = new HashMap<>();
  private final Map<String, BigDecimal> scales = new HashMap<>();
  private final Pattern pattern;
  private final Pattern letter;

  Numerals(DataFolder folder) {
    List<String> small = new ArrayList<>();
    List<String> tens = new ArrayList<>();
    List<String> scale = new ArrayList<>();
    List<String> brief = new ArrayList<>();
    List<String> letters = new ArrayList<>();
    for (Table.Row row : Table.read(folder.resolve("data/lexicon/numbers.tsv")).rows()) {
      String word = row.get("word");
      BigDecimal value = new BigDecimal(row.get("value"));
      switch (row.get("kind")) {
        case "small" -> small.add(word);
        case "tens" -> tens.add(word);
        case "scale" -> scale.add(word);
        case "short" -> brief.add(word);
        case "letter" -> letters.add(word);
        default -> throw row.error("no kind of number word: " + row.get("kind"));
      }
      (small.contains(word) || tens.contains(word) ? words : scales).put(word, value);
    }
    String gap = "[\\s\\u00a0]*[-‑]?[\\s\\u00a0]*";
    String simple =
        "(?:"
            + Phrases.any(tens)
            + "(?:[-‑\\s]"
            + Phrases.any(small)
            + ")?|"
            + Phrases.any(small)
            + ")\\b";
    String big = Phrases.any(scale) + "\\b";
    String spelt =
        "(?:(?:"
            + simple
            + "|\\ba\\b)(?:[\\s-]+(?:and\\s+a\\s+half[\\s-]+)?"
            + big
            + ")*(?:[\\s-]+(?:and[\\s-]+)?"
            + simple
            + "(?:[\\s-]+"
            + big
            + ")*)*)";
    pattern =
        Pattern.compile(
            "(?<!\\p{N})(?:(?<half>half[\\s-]+(?:an?[\\s-]+)?|an?[\\s-]+half[\\s-]+)(?<of>"
                + big
                + ")"
                + "|(?<article>an?[\\s-]+)(?<scale>"
                + big
                + "(?:\\s+"
                + big
                + ")?)"
                + "|(?<digits>"
                + COMMA
                + "(?="
                + gap
                + "(?:"
                + big
                + "|"
                + Phrases.any(brief)
                + "(?!\\p{L}))|"
                + SHARE
                + ")|"
                + DIGITS
                + ")(?<times>(?:"
                + gap
                + "(?:"
                + big
                + "|"
                + Phrases.any(brief)
                + "(?!\\p{L})))*)"
                + "|(?<spelt>"
                + simple
                + "(?:[\\s-]+"
                + "(?:and\\s+a\\s+half\\b(?:[\\s-]+"
                + big
                + ")*|(?:and[\\s-]+)?(?:"
                + simple
                + "|"
                + big
                + ")))*))",
            Pattern.CASE_INSENSITIVE);
    letter = Pattern.compile("(?i)" + Phrases.any(letters) + "(?![\\p{L}\\p{N}])");
  }

  /**
   * All numbers of a sentence, in order.
   *
   * @param money whether a number's letter is a scale: "$5m"
   */
  List<Numeral> find(String sentence, IsMoney money) {
    List<Numeral> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(sentence);
    int from = 0;
    while (matcher.find(from)) {
      from = matcher.end();
      boolean digits = matcher.group("digits") != null;
      if (isFree(sentence, matcher.start(), digits, money)
          || digits && isOtherCurrency(sentence, matcher, money)) {
        Numeral numeral = numeral(matcher);
        if (matcher.group("digits") != null && numeral.plain()) {
          numeral = lettered(sentence, numeral, money);
          from = numeral.end();
        }
        if (matcher.group("digits") == null || isClosed(sentence, numeral.end())) {
          found.add(numeral);
        }
      }
    }
    return found;
  }

  /** Tells whether what stands around a number in digits makes it money. */
  interface IsMoney {
    boolean test(int start, int end);
  }

  private Numeral lettered(String sentence, Numeral numeral, IsMoney money) {
    Matcher matcher =
        letter
            .matcher(sentence)
            .region(numeral.end(), sentence.length())
            .useTransparentBounds(true);
    if (!matcher.lookingAt()
        && numeral.end() < sentence.length()
        && sentence.charAt(numeral.end()) == ' ') {
      matcher.region(numeral.end() + 1, sentence.length());
    }
    if (!matcher.lookingAt() || !money.test(numeral.start(), matcher.end())) {
      return numeral;
    }
    BigDecimal scale = scale(matcher.group());
    return new Numeral(
        numeral.start(), matcher.end(), written(numeral.value().multiply(scale)), false, scale);
  }

  private Numeral numeral(Matcher matcher) {
    BigDecimal scale = BigDecimal.ONE;
    BigDecimal value;
    boolean plain = false;
    if (matcher.group("half") != null) {
      scale = scale(matcher.group("of"));
      value = scale.divide(BigDecimal.valueOf(2));
    } else if (matcher.group("scale") != null) {
      for (String word : matcher.group("scale").strip().split("[\\s-]+")) {
        scale = scale.multiply(scale(word));
      }
      value = scale;
    } else if (matcher.group("digits") != null) {
      for (String word : matcher.group("times").strip().split("[\\s\\u00a0‑-]+")) {
        scale = word.isEmpty() ? scale : scale.multiply(scale(word));
      }
      plain = matcher.group("times").isEmpty();
      value = digits(matcher.group("digits")).multiply(scale);
    } else {
      value = spelt(matcher.group("spelt").toLowerCase(Locale.ROOT));
      String last = matcher.group("spelt").replaceAll(".*[\\s-]", "").toLowerCase(Locale.ROOT);
      scale = scales.getOrDefault(last, BigDecimal.ONE);
      plain = scale.equals(BigDecimal.ONE);
    }
    return new Numeral(matcher.start(), matcher.end(), written(value), plain, scale);
  }

  private static BigDecimal digits(String written) {
    return new BigDecimal(
        written.matches(COMMA) ? written.replace(',', '.') : written.replaceAll("[^\\d.]", ""));
  }

  /** Without needless zeros and without an exponent. */
  static BigDecimal written(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private BigDecimal scale(String word) {
    return scales.getOrDefault(word.toLowerCase(Locale.ROOT), BigDecimal.ONE);
  }

  private BigDecimal spelt(String phrase) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal current = BigDecimal.ZERO;
    for (String word : phrase.split("[\\s‑-]+")) {
      if (words.containsKey(word)) {
        current = current.add(words.get(word));
      } else if (word.equals("half")) {
        current = current.add(new BigDecimal("0.5"));
      } else if (scales.containsKey(word)) {
        BigDecimal scale = scales.get(word);
        current = (current.signum() == 0 ? BigDecimal.ONE : current).multiply(scale);
        if (scale.compareTo(BigDecimal.valueOf(1000)) >= 0) {
          total = total.add(current);
          current = BigDecimal.ZERO;
        }
      }
    }
    return total.add(current);
  }

  /** "30 billion reais/40 billion yuan". */
  private static boolean isOtherCurrency(String sentence, Matcher number, IsMoney money) {
    int slash = number.start() - 1;
    return slash > 0
        && sentence.charAt(slash) == '/'
        && Character.isLetter(sentence.charAt(slash - 1))
        && money.test(number.start(), number.end());
  }

  /** Not part of what stands before: "Su-35", "10:30", "7/2", "1.2.3", "forty-ninth". */
  private static boolean isFree(String sentence, int start, boolean digits, IsMoney money) {
    if (start == 0) {
      return true;
    }
    char before = sentence.charAt(start - 1);
    if (Character.isLetter(before)) {
      return digits && money.test(start, start);
    }
    boolean letterBefore = start > 1 && Character.isLetter(sentence.charAt(start - 2));
    boolean digitBefore = start > 1 && Character.isDigit(sentence.charAt(start - 2));
    if (before == '-' || before == '‑' || before == '–') {
      return !letterBefore || (before == '–' && !digits);
    }
    return !((before == ':'
            || before == '/'
            || before == '.'
            || before == ','
            || before == '\''
            || before == '’')
        && (digitBefore || (digits && before != ',' && before != '.' && letterBefore)));
  }

  /** Not part of what follows: "5G", "3rd", "10:30", "5/6". */
  private static boolean isClosed(String sentence, int end) {
    if (end >= sentence.length()) {
      return true;
    }
    String rest = sentence.substring(end, Math.min(sentence.length(), end + 3));
    return !rest.matches(
        "(?s)(?:st|nd|rd|th)(?!\\p{L}).*|(?:st|nd|rd|th)|[:/.,]\\d.*|['’]?s|['’]?s[^\\p{L}].*");
  }
}
