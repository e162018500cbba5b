/**
 * Reads a passage with a small trained model: which words state an engagement, of which class, with
 * whom in which role, and how sure that is. {@code training/} makes the model, {@code data/model/}
 * holds it.
 */
@NullMarked
package org.entente.encoder;

import org.jspecify.annotations.NullMarked;
