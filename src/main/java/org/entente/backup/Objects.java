package org.entente.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.entente.commit.Durable;

/** Contents in compressed files that are named by their sha256, two letters a folder. */
final class Objects {

  private final Path folder;

  Objects(Path folder) {
    this.folder = folder;
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  boolean has(String sha256) {
    return Files.isRegularFile(file(sha256));
  }

  /** Keeps a content that is not there yet; returns how many bytes that took. */
  long put(String sha256, byte[] content) throws IOException {
    Path file = file(sha256);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
      compressed.write(content);
    }
    Durable.write(file, bytes.toByteArray());
    return bytes.size();
  }

  /**
   * @throws BackupException when it is not there or not what its name says
   */
  byte[] get(String sha256) throws IOException {
    try (InputStream file = Files.newInputStream(file(sha256));
        GZIPInputStream content = new GZIPInputStream(file)) {
      byte[] bytes = content.readAllBytes();
      if (sha256(bytes).equals(sha256)) {
        return bytes;
      }
    } catch (NoSuchFileException e) {
      throw new BackupException("The copy is damaged: " + file(sha256) + " is missing.", e);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new BackupException("The copy is damaged: " + file(sha256) + " was altered.", e);
    }
    throw new BackupException("The copy is damaged: " + file(sha256) + " was altered.");
  }

  private Path file(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256 + ".gz");
  }
}
