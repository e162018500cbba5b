package org.entente.source.extract;

/** What a file can be, besides plain text. */
public enum Format {
  HTML,
  PDF,
  DOCX,
  ODT,
  RTF,
  EPUB,
  MAIL
}
