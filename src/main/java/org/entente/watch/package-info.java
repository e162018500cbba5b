/**
 * Folders → what has changed in them, once it is quiet; and which documents came from which of
 * their files. Knows files only: who reads them and where they go is another's.
 */
@NullMarked
package org.entente.watch;

import org.jspecify.annotations.NullMarked;
