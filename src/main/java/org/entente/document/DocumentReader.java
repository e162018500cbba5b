package org.entente.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.entente.knowledge.DataFolder;

/** Makes documents from raw texts. Thread-safe. */
public final class DocumentReader {

  private final LayoutWords words;
  private final Cities cities;

  /**
   * @param folder holds {@code data/lexicon/layout.tsv} and {@code data/register/places.tsv}
   */
  public DocumentReader(DataFolder folder) {
    this.words = LayoutWords.read(folder);
    this.cities = Cities.read(folder);
  }

  /**
   * @param source the file's name, or where the text came from
   * @param text kept to the letter, line ends included
   */
  public Document read(String source, String text) {
    return Outline.read(source, text, sha256(text), words, cities);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
