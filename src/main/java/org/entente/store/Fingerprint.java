package org.entente.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Hashes that say whether something is the same as before. */
public final class Fingerprint {

  private static final int PART = 64 << 10;

  private Fingerprint() {}

  /** The sha256 of a text's UTF-8 bytes, lower-case hexadecimal. */
  public static String of(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** One for the names and contents of files, in the order given. */
  public static String of(Collection<Path> files) {
    return of(files.stream().map(Fingerprint::line).collect(Collectors.joining()));
  }

  /**
   * Two checksums of 32 bits tell contents apart that nobody forges; a sha256 of the model would
   * take a fifth of a second of every command that reads a document.
   */
  private static String line(Path file) {
    CRC32 one = new CRC32();
    CRC32C other = new CRC32C();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] part = new byte[PART];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        one.update(part, 0, read);
        other.update(part, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return "%s %08x %08x\n".formatted(file.getFileName(), one.getValue(), other.getValue());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
