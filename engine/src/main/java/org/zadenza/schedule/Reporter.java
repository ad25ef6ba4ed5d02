// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

/**
 * Where the engine tells the player what went wrong, in a sentence. Called on the thread that met
 * the trouble (often the clock's), so it must return at once and must not throw.
 */
@FunctionalInterface
public interface Reporter {
  /** Tells nobody. */
  Reporter SILENT = (where, message) -> {};

  /**
   * @param where a slot such as {@code "d1"}, or a part of the engine such as {@code "clock"}
   * @param message what happened and what still plays
   */
  void tell(String where, String message);
}
