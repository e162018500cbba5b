/** Serves the store over HTTP: SPARQL, read only. */
@NullMarked
package org.entente.server;

import org.jspecify.annotations.NullMarked;
