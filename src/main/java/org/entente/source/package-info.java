/**
 * Turns paths, folders and standard input into sources: texts with a name, within limits. It alone
 * knows files and encodings.
 */
@NullMarked
package org.entente.source;

import org.jspecify.annotations.NullMarked;
