// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

/** Bad input: a text for the player and nothing else. */
public final class Refusal extends RuntimeException {
  /** Says what is wrong and what to do. */
  public Refusal(String text) {
    super(text, null, false, false);
  }
}
