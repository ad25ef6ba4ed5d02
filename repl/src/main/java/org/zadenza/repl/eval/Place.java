// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

/**
 * A place in a text.
 *
 * @param source the file's name, or {@code "prompt"}
 * @param line from 1
 * @param column from 1
 */
public record Place(String source, int line, int column) {
  /** {@code set.clj:12:3}. */
  @Override
  public String toString() {
    return source + ":" + line + ":" + column;
  }
}
