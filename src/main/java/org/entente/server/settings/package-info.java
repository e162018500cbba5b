/** What an operator may set: names, defaults and units, read from the configuration. */
@NullMarked
package org.entente.server.settings;

import org.jspecify.annotations.NullMarked;
