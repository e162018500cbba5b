/**
 * Turns names of other people's tables into the resources that they mean, and tells what is known
 * of those: the Reconciliation Service API 0.2 of W3C's community group.
 */
@NullMarked
package org.entente.server.reconcile;

import org.jspecify.annotations.NullMarked;
