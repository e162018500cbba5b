package org.entente.rdf;

/** A quote is not the document's text to the letter; such a document is refused as a whole. */
public final class QuoteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param source the document's source
   * @param problem what is wrong and where, in code points
   */
  public QuoteException(String source, String problem) {
    super(source + ": " + problem);
  }
}
