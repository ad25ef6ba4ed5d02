// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

/** Ends a player's Java that was interrupted; it looks at every call and every turn of a loop. */
public final class Halt extends RuntimeException {
  private static final long serialVersionUID = 1;

  private Halt() {
    super("this was interrupted", null, false, false);
  }

  /** Called from within the player's code. */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) throw new Halt();
  }
}
