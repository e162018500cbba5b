/**
 * Reads formatted files in another Java process, which may run out of memory, hang or crash without
 * harm to this one. It alone starts, limits and ends such processes.
 */
@NullMarked
package org.entente.source.sandbox;

import org.jspecify.annotations.NullMarked;
