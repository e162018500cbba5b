package org.entente.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One thing that is made to go wrong.
 *
 * @param what it is, for people
 * @param name of the file or folder
 * @param outcome what comes of it: {@code N read, N refused}
 * @param said a pattern that is found in what is said of one that was refused, or has a note;
 *     matches the empty word where nothing is said
 */
record NastyCase(String what, String name, String outcome, Pattern said, Maker maker) {

  /** Writes it. */
  interface Maker {
    void make(Path path) throws Exception;
  }

  /** Bytes of a file. */
  interface Bytes {
    byte[] get() throws Exception;
  }

  static NastyCase read(String what, String name, Bytes bytes) {
    return of(what, name, "1 read", "", writing(bytes));
  }

  static NastyCase noted(String what, String name, String said, Bytes bytes) {
    return of(what, name, "1 read with a note", said, writing(bytes));
  }

  static NastyCase refused(String what, String name, String said, Bytes bytes) {
    return of(what, name, "1 refused", said, writing(bytes));
  }

  static NastyCase of(String what, String name, String outcome, String said, Maker maker) {
    return new NastyCase(what, name, outcome, Pattern.compile(said), maker);
  }

  private static Maker writing(Bytes bytes) {
    return path -> java.nio.file.Files.write(path, bytes.get());
  }

  /** By a shell, which knows names that Java cannot write where the locale is C. */
  static void shell(Path folder, String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-ec", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }
}
