// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

/** What the program answers to the shell. */
final class Exit {
  static final int OK = 0;
  static final int FAILED_CHECK = 1;
  static final int BAD_INPUT = 2;

  private Exit() {}
}
