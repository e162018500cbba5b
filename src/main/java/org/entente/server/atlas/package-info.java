/** Turns Natural Earth's outlines of countries into paths of a drawing, with what is disputed. */
@NullMarked
package org.entente.server.atlas;

import org.jspecify.annotations.NullMarked;
