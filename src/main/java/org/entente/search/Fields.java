package org.entente.search;

/** The fields of an entry in the index. */
final class Fields {

  /** A hash of the IRI, by which an entry is replaced. */
  static final String ID = "id";

  /** A hash of the IRI of a passage, of which there may be several entries. */
  static final String PASSAGE = "passage";

  /** A name's words without what is between them. */
  static final String WHOLE = "whole";

  /** Each word of its names. */
  static final String WORD = "word";

  /** The same of what is no fact and no quote: by it words are known as rare or common in names. */
  static final String NAME_WORD = "nameWord";

  static final String KIND = "kind";
  static final String IRI = "iri";
  static final String NAME = "name";

  /** The words of each name with a space between them, in the order of the names; not of quotes. */
  static final String WORDS = "words";

  static final String ENGAGEMENTS = "engagements";

  /** Of the name to show first; in UTF-16 code units. */
  static final String LENGTH = "length";

  private Fields() {}
}
