/**
 * Turns a source into a document: its text with title, date and sections, and offsets that count
 * code points.
 */
@NullMarked
package org.entente.document;

import org.jspecify.annotations.NullMarked;
