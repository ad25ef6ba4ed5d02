// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.conform;

/** What became of one case. */
sealed interface Verdict {
  record Passed() implements Verdict {}

  /** Both sides in one short line each. */
  record Failed(String expected, String got) implements Verdict {}

  Verdict PASSED = new Passed();
}
