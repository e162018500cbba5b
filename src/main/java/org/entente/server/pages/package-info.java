/** Pages for people. */
@NullMarked
package org.entente.server.pages;

import org.jspecify.annotations.NullMarked;
