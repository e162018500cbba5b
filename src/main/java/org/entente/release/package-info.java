/**
 * A store → releases in a folder, which never change and which many servers serve; and a release →
 * a working copy of one server. The file {@code current} in that folder names the one to be served.
 */
@NullMarked
package org.entente.release;

import org.jspecify.annotations.NullMarked;
