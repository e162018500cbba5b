package org.entente.source.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/**
 * Bytes to text where nothing says in which encoding they are: UTF-8 if they are that to the last
 * byte, else a guess that is said. What is UTF-8 but for a few bytes is damaged and never guessed:
 * a guesser makes Cyrillic of it.
 *
 * @param guess the encoding that was guessed
 */
public record GuessedText(String text, Optional<Charset> guess) {

  /** Texts in Latin letters have fewer bytes above ASCII than this share. */
  private static final double LATIN = 0.25;

  /** Of 100; by ICU's measure. */
  private static final int LEAST_CONFIDENCE = 40;

  private static final Charset WESTERN = Charset.forName("windows-1252");

  /**
   * @throws Refusal when it is neither UTF-8, nor what a byte order mark says, nor anything that
   *     can be guessed; with the line of the first wrong byte
   */
  public static GuessedText of(byte[] bytes) {
    try {
      return new GuessedText(StrictText.decode(bytes, StandardCharsets.UTF_8), Optional.empty());
    } catch (Refusal e) {
      if (StrictText.isMarked(bytes) || Utf8Share.of(bytes).isDamagedUtf8()) {
        throw e;
      }
      return candidates(bytes).stream()
          .flatMap(charset -> decoded(bytes, charset).stream())
          .findFirst()
          .orElseThrow(() -> e);
    }
  }

  /** What a user is to know of it. */
  public Optional<String> warning() {
    return guess.map(
        charset ->
            "nothing, but its encoding is a guess: it is no UTF-8 and was read as "
                + charset.name()
                + "; save it as UTF-8 if letters are wrong");
  }

  private static List<Charset> candidates(byte[] bytes) {
    if (Utf8Share.of(bytes).high() < LATIN) {
      return List.of(WESTERN);
    }
    CharsetDetector detector = new CharsetDetector();
    detector.setText(bytes);
    return java.util.Arrays.stream(detector.detectAll())
        .filter(match -> match.getConfidence() >= LEAST_CONFIDENCE)
        .map(CharsetMatch::getName)
        .filter(Charset::isSupported)
        .map(name -> name.equals("ISO-8859-1") ? WESTERN : Charset.forName(name))
        .toList();
  }

  /** None when a byte has no meaning in it, or one that no text has: a control character's. */
  private static Optional<GuessedText> decoded(byte[] bytes, Charset charset) {
    try {
      String text = StrictText.decode(bytes, charset);
      return text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))
          ? Optional.empty()
          : Optional.of(new GuessedText(text, Optional.of(charset)));
    } catch (Refusal e) {
      return Optional.empty();
    }
  }
}
