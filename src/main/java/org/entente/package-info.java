/**
 * The door of the program: {@link org.entente.Entente} for those who call it from Java, and {@link
 * org.entente.Pipeline}, which tells how a source becomes a graph in the store.
 */
@NullMarked
package org.entente;

import org.jspecify.annotations.NullMarked;
