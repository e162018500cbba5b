/** Every IRI of the graph answers: with a bounded description of what it names, in all forms. */
@NullMarked
package org.entente.server.linked;

import org.jspecify.annotations.NullMarked;
