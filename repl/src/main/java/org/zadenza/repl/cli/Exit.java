// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

/** What the program answers to the shell. */
public final class Exit {
  /** All is well. */
  public static final int OK = 0;

  /** A check failed. */
  public static final int FAILED_CHECK = 1;

  /** The call or its input is wrong. */
  public static final int BAD_INPUT = 2;

  /** Ctrl-C ended it, as shells count. */
  public static final int INTERRUPTED = 130;

  private Exit() {}
}
