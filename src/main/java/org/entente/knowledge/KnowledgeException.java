package org.entente.knowledge;

/** Something wrong in a file of the data folder; the message starts with file and line. */
public final class KnowledgeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public KnowledgeException(String message) {
    super(message);
  }
}
