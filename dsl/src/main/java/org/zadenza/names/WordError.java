// SPDX-License-Identifier: Apache-2.0
package org.zadenza.names;

/** What is wrong with a line, in the player's words: it names the word, and the argument. */
public final class WordError extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public WordError(String message) {
    super(message);
  }
}
