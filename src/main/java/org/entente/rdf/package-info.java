/** Turns resolved facts into quads in the ontology's terms. */
@NullMarked
package org.entente.rdf;

import org.jspecify.annotations.NullMarked;
