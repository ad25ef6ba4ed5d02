// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

/** Bad input: a text for the player and nothing else. */
final class Refusal extends RuntimeException {
  Refusal(String text) {
    super(text, null, false, false);
  }
}
