/** SPARQL queries, answered within what a public service can bear. */
@NullMarked
package org.entente.server.sparql;

import org.jspecify.annotations.NullMarked;
