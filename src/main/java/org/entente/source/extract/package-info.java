/**
 * Turns the bytes of web pages, office documents, PDF, books and mail into text as the document
 * reader expects it: headings marked, a paragraph or item a line. It alone knows Tika, PDFBox,
 * jsoup and Mime4j; none of them is loaded before a file needs it.
 */
@NullMarked
package org.entente.source.extract;

import org.jspecify.annotations.NullMarked;
