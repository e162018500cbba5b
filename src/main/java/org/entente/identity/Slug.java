package org.entente.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names as parts of IRIs: lower-case ASCII letters, digits and hyphens, the same for the same name
 * for ever. What this loses of a name (letters of other scripts, signs, length) eight digits of the
 * name's hash stand for, so that different names do not fall together.
 */
public final class Slug {

  private static final int LONGEST = 60;
  private static final Pattern ARTICLE = Pattern.compile("^the\\s+(?=\\S)");
  private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼ`]");
  private static final Pattern INITIALS =
      Pattern.compile("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)|(?<=\\.\\p{L})\\.");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern LOST = Pattern.compile("[\\p{L}\\p{N}\\p{S}&&[^\\p{ASCII}]]|[%+#$]");
  private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");

  private Slug() {}

  /** A name without article, apostrophes and accents, its words joined by hyphens; never empty. */
  public static String of(String name) {
    String plain = plain(name);
    String slug = joined(plain);
    if (!slug.isEmpty() && slug.length() <= LONGEST && !LOST.matcher(plain).find()) {
      return slug;
    }
    return (slug.isEmpty() ? "x" : cut(slug)) + "-" + hash(plain);
  }

  /** The same without a hash for what is lost: for people to read, empty when nothing is left. */
  public static String words(String name) {
    return cut(joined(plain(name)));
  }

  private static String plain(String name) {
    String plain =
        Normalizer.normalize(name.strip(), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    plain = MARKS.matcher(APOSTROPHES.matcher(plain).replaceAll("")).replaceAll("");
    plain = INITIALS.matcher(plain).replaceAll("");
    return ARTICLE.matcher(plain).replaceFirst("");
  }

  private static String joined(String plain) {
    return GAPS.matcher(plain).replaceAll("-").replaceAll("^-|-$", "");
  }

  private static String cut(String slug) {
    return slug.length() <= LONGEST ? slug : slug.substring(0, LONGEST).replaceAll("-[^-]*$", "");
  }

  /** The first eight hexadecimal digits of the SHA-256 of a text's UTF-8 bytes. */
  public static String hash(String text) {
    return sha256(text).substring(0, 8);
  }

  /** The SHA-256 of a text's UTF-8 bytes in lower-case hexadecimal. */
  public static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
