package org.entente.correction;

/** What a decision does in a graph. */
enum Effect {
  /** The graph does not speak of what it is about. */
  NONE,
  /** What it wants is so already. */
  NEEDLESS,
  /** Something is otherwise now. */
  CHANGES
}
