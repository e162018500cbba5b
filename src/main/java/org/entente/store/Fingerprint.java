package org.entente.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** Hashes that say whether something is the same as before. */
public final class Fingerprint {

  private Fingerprint() {}

  /** The sha256 of a text's UTF-8 bytes, lower-case hexadecimal. */
  public static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** One sha256 for the names and contents of files, in the order given. */
  public static String of(Collection<Path> files) {
    MessageDigest all = sha256();
    for (Path file : files) {
      try {
        all.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
        all.update(sha256().digest(Files.readAllBytes(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return HexFormat.of().formatHex(all.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
