package org.entente.knowledge;

import java.nio.file.Path;

/** Something wrong in a file of the data folder; the message starts with file and line. */
public final class KnowledgeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public KnowledgeException(String message) {
    super(message);
  }

  /** A file whose bytes are no text. */
  public static KnowledgeException notUtf8(Path file) {
    return new KnowledgeException(file + ":1: it is not valid UTF-8; save it as UTF-8");
  }
}
